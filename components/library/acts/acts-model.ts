import type { ReadonlySignal } from '@preact/signals';
import { openedActions } from '../../../utils/actions/opened';
import type { IndexRow } from '../../../utils/library/search/row';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { undoInWords } from '../../ui/phrases/actions-in-words';
import type { CatalogueReading } from '../catalogue-reading';
import type { Running } from './many-acts';
import { createMarkPapers, type MarkPapers } from './mark-papers';
import { type ActsNeeds, createSaidActs, type SaidActs } from './said-acts';
import { createTagPapers, type TagPapers } from './tag-papers';

/** What the user does with papers of the library page, and what is said of it. */
export interface ActsModel
  extends Pick<SaidActs, 'message' | 'trouble' | 'failure'>,
    Pick<TagPapers, 'allTags' | 'tag'> {
  /** An act on many papers that is under way. */
  readonly many: ReadonlySignal<Running | undefined>;
  /** Sets a mark of papers of the list. */
  mark(rows: readonly IndexRow[], mark: MarkName, value: boolean): void;
  /** Notes that the user opens a paper; the caller opens it. */
  opened(paper: PaperId): void;
  undo(target: ActionId): Promise<void>;
  undoLast(): Promise<void>;
}

/** The acts, and what only the model of the page asks of them. */
interface Acts
  extends ActsModel,
    Pick<SaidActs, 'actAndSay' | 'failed'>,
    Pick<MarkPapers, 'marksOf'>,
    Pick<TagPapers, 'renameTag'> {}

export function createActs(needs: ActsNeeds, reading: CatalogueReading): Acts {
  const { desk, phrases } = needs;
  const acts = createSaidActs(needs, reading);
  const { act, many, message } = acts;
  const marking = createMarkPapers(acts, phrases);

  async function undo(target: ActionId): Promise<void> {
    message.clear();
    const action = { ...newStamp(), kind: 'undo', target } as const;
    const result = await many.follow((progress) => act(action, progress));
    marking.settle(target);
    if (result !== 'not stored') {
      message.say(result === 'kept' ? phrases.say('didUndo') : undoInWords(phrases, result));
    }
  }

  return {
    ...createTagPapers(acts, reading),
    many: many.running,
    message,
    trouble: acts.trouble,
    failure: acts.failure,
    marksOf: marking.marksOf,
    actAndSay: acts.actAndSay,
    failed: acts.failed,
    mark: (rows, name, value) => void marking.mark(rows, name, value),
    opened(paper) {
      for (const action of openedActions(paper, needs.readOnOpen())) void act(action);
    },
    undo,
    async undoLast() {
      const last = await desk.library.lastUndoable();
      if (last) await undo(last.id);
    },
  };
}

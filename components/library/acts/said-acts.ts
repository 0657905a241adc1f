import { type ReadonlySignal, signal } from '@preact/signals';
import type {
  Action,
  NoteAction,
  RenameTagAction,
  TagAction,
} from '../../../utils/actions/actions-schema';
import type { Desk } from '../../../utils/desk/desk';
import type { Outcome } from '../../../utils/library/action-record';
import type { ManyAct } from '../../../utils/library/restore/decide';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { newStamp } from '../../../utils/paper/state/action-id';
import { createMessageLine, type MessageLine } from '../../ui/message/message';
import type { Phrases } from '../../ui/phrases/phrases';
import type { CatalogueReading } from '../catalogue-reading';
import { createManyActs, type ManyActs } from './many-acts';

/** What the user does with papers of the library page needs. */
export interface ActsNeeds {
  readonly desk: Desk;
  readonly phrases: Phrases;
  /** What stages acts on many papers. */
  readonly archive: Parameters<typeof createManyActs>[1];
  readOnOpen(): boolean;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  report(part: string, cause: unknown): void;
}

export type WordsAction = TagAction | NoteAction | RenameTagAction;

/** The outcome; `kept`: the action waits in the journal. */
export type ActResult = Outcome | 'kept' | 'not stored';

/** How actions are done on the library page, and what is said of them. */
export interface SaidActs {
  readonly message: MessageLine;
  readonly trouble: ReadonlySignal<string | undefined>;
  /** Why actions wait in the journal, if they do. */
  readonly failure: ReadonlySignal<Desk['failure']>;
  readonly many: ManyActs;
  /** Does an action and reads what it changed. Never rejects. */
  act(action: Action, progress?: (part: number) => void): Promise<ActResult>;
  /** Does an action on tags or a note, and says what was done. Returns whether it happened or will. */
  actAndSay(action: WordsAction): Promise<boolean>;
  /** Does one action on more papers than a message or a transaction should hold. Returns whether it was done. */
  actOnMany(papers: readonly PaperId[], act: ManyAct, count?: number): Promise<boolean>;
  /** Reports why something wasn't stored, and tells the user. */
  failed(cause: unknown): void;
}

export function createSaidActs(needs: ActsNeeds, reading: CatalogueReading): SaidActs {
  const { desk, phrases } = needs;
  const trouble = signal<string | undefined>(undefined);
  const failure = signal<Desk['failure']>(undefined);
  const message = createMessageLine();
  const many = createManyActs(desk, needs.archive);

  async function act(action: Action, progress?: (part: number) => void): Promise<ActResult> {
    const result = await desk.act(action, progress).then(
      (outcome) => outcome ?? ('kept' as const),
      (error: unknown) => (needs.isNotStored(error) ? ('not stored' as const) : ('kept' as const)),
    );
    trouble.value = result === 'not stored' ? phrases.say('popupNotStored') : undefined;
    await reading.again();
    failure.value = desk.failure;
    return result;
  }

  function failed(cause: unknown): void {
    needs.report('library page', cause);
    trouble.value = phrases.say('popupNotStored');
  }

  return {
    message,
    trouble,
    failure,
    many,
    act,
    async actAndSay(action) {
      const text = saidOf(action, phrases);
      if (text !== undefined) message.say(text, action.id);
      const result = await act(action);
      const isDone = result !== 'not stored' && (result === 'kept' || result.status !== 'refused');
      if (!isDone && message.shown.peek()?.undo === action.id) message.clear();
      return isDone;
    },
    async actOnMany(papers, what, count = papers.length) {
      const stamp = newStamp();
      const done = await many.act({ ...stamp, act: what, papers }).catch(failed);
      await reading.again();
      if (done) message.say(phrases.did({ ...what, count }), stamp.id);
      return done === true;
    },
    failed,
  };
}

function saidOf(action: WordsAction, phrases: Phrases): string | undefined {
  // The field itself says that a note was kept.
  if (action.kind === 'note') return undefined;
  if (action.kind === 'rename tag') return phrases.say('didRenameTag', action.from, action.to);
  const { tag, value, papers } = action;
  return phrases.did({ kind: 'tag', tag, value, count: papers.length });
}

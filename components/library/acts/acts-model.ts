import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type {
  Action,
  MarkAction,
  NoteAction,
  RenameTagAction,
  TagAction,
} from '../../../utils/actions/actions-schema';
import { openedActions } from '../../../utils/actions/opened';
import type { Desk } from '../../../utils/desk/desk';
import type { Outcome } from '../../../utils/library/action-record';
import type { TagCount } from '../../../utils/library/library';
import type { ManyAct } from '../../../utils/library/restore/restore';
import { titleOf } from '../../../utils/library/search/listed';
import type { IndexRow } from '../../../utils/library/search/row';
import { countViews } from '../../../utils/library/search/views';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { cleanTag, tagKey } from '../../../utils/paper/state/own-words';
import { createMessageLine, type MessageLine } from '../../ui/message/message';
import { actionInWords, undoInWords } from '../../ui/phrases/actions-in-words';
import type { Phrases } from '../../ui/phrases/phrases';
import type { CatalogueReading } from '../catalogue-reading';
import { createManyActs, manyPapers, type Running } from './many-acts';
import { createPendingMarks, type Standing } from './pending-marks';

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

/** What the user does with papers of the library page, and what is said of it. */
export interface ActsModel {
  /** An act on many papers that is under way. */
  readonly many: ReadonlySignal<Running | undefined>;
  readonly message: MessageLine;
  readonly trouble: ReadonlySignal<string | undefined>;
  /** Why actions wait in the journal, if they do. */
  readonly failure: ReadonlySignal<Desk['failure']>;
  /** Sets a mark of papers of the list. */
  mark(rows: readonly IndexRow[], mark: MarkName, value: boolean): void;
  /** All tags of the library, the most used first. */
  readonly allTags: ReadonlySignal<readonly TagCount[]>;
  /** Puts a tag on papers of the list, or takes it off. */
  tag(rows: readonly IndexRow[], tag: string, value: boolean): void;
  /** Notes that the user opens a paper; the caller opens it. */
  opened(paper: PaperId): void;
  undo(target: ActionId): Promise<void>;
  undoLast(): Promise<void>;
}

/** The acts, and what only the model of the page asks of them. */
interface Acts extends ActsModel {
  /** The marks of a row with the user's latest actions. */
  marksOf(row: IndexRow): Standing;
  /** Does an action on tags or a note, and says what was done. Returns whether it happened or will. */
  actAndSay(action: TagAction | NoteAction | RenameTagAction): Promise<boolean>;
  /** Gives a tag another name; that of another tag merges them. Returns whether that happened or will. */
  renameTag(from: string, to: string): Promise<boolean>;
  /** Reports why something wasn't stored, and tells the user. */
  failed(cause: unknown): void;
}

export function createActs(needs: ActsNeeds, reading: CatalogueReading): Acts {
  const { desk, phrases } = needs;
  const { catalogue, version } = reading;
  const pending = createPendingMarks();
  const trouble = signal<string | undefined>(undefined);
  const failure = signal<Desk['failure']>(undefined);
  const message = createMessageLine();
  const many = createManyActs(desk, needs.archive);

  async function act(
    action: Action,
    progress?: (part: number) => void,
  ): Promise<Outcome | 'kept' | 'not stored'> {
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

  async function mark(some: readonly IndexRow[], name: MarkName, value: boolean): Promise<void> {
    if (some.length > manyPapers) {
      await actOnMany(ids(some), { kind: 'mark', mark: name, value });
      return;
    }
    if (some.length === 0) return;
    const action: MarkAction = {
      ...newStamp(),
      kind: 'mark',
      by: 'hand',
      mark: name,
      value,
      papers: some.map(aboutRow),
    };
    batch(() => {
      pending.begin(action);
      const many = { kind: 'mark', mark: name, value, count: some.length } as const;
      message.say(
        some.length > 1 ? phrases.did(many) : (actionInWords(phrases, action) ?? ''),
        action.id,
      );
    });
    const result = await act(action);
    batch(() => {
      if (result !== 'kept') pending.settle(action.id);
      if (result === 'not stored' && message.shown.peek()?.undo === action.id) message.clear();
    });
  }

  /** Does one action on more papers than a message or a transaction should hold. */
  async function actOnMany(
    papers: readonly PaperId[],
    act: ManyAct,
    count = papers.length,
  ): Promise<boolean> {
    const stamp = newStamp();
    const done = await many.act({ ...stamp, act, papers }).catch(failed);
    await reading.again();
    if (done) message.say(phrases.did({ ...act, count }), stamp.id);
    return done === true;
  }

  async function renameTag(from: string, to: string): Promise<boolean> {
    const known = tagNamed(from)?.count ?? 0;
    if (known <= manyPapers) return actAndSay({ ...newStamp(), kind: 'rename tag', from, to });
    // Another tag keeps its spelling; another spelling of this one is what the user wants.
    const name = tagKey(from) === tagKey(to) ? to : (tagNamed(to)?.name ?? to);
    return actOnMany([], { kind: 'rename tag', from, to: name }, known);
  }

  /** A tag of the library, however it is spelled. */
  const tagNamed = (name: string) =>
    countViews(catalogue).tags.find((each) => each.tag === tagKey(name));

  async function actAndSay(action: TagAction | NoteAction | RenameTagAction): Promise<boolean> {
    const text = saidOf(action);
    if (text !== undefined) message.say(text, action.id);
    const result = await act(action);
    const isDone = result !== 'not stored' && (result === 'kept' || result.status !== 'refused');
    if (!isDone && message.shown.peek()?.undo === action.id) message.clear();
    return isDone;
  }

  function saidOf(action: TagAction | NoteAction | RenameTagAction): string | undefined {
    // The field itself says that a note was kept.
    if (action.kind === 'note') return undefined;
    if (action.kind === 'rename tag') return phrases.say('didRenameTag', action.from, action.to);
    const { tag, value, papers } = action;
    return phrases.did({ kind: 'tag', tag, value, count: papers.length });
  }

  async function undo(target: ActionId): Promise<void> {
    message.clear();
    const action = { ...newStamp(), kind: 'undo', target } as const;
    const result = await many.follow((progress) => act(action, progress));
    pending.settle(target);
    if (result !== 'not stored') {
      message.say(result === 'kept' ? phrases.say('didUndo') : undoInWords(phrases, result));
    }
  }

  return {
    many: many.running,
    message,
    trouble,
    failure,
    marksOf: pending.of,
    actAndSay,
    renameTag,
    failed,
    mark: (papers, name, value) => void mark(papers, name, value),
    allTags: computed(() => {
      void version.value;
      const counts = countViews(catalogue).tags;
      return counts
        .map(({ name, count }) => ({ tag: name, papers: count }))
        .sort((a, b) => b.papers - a.papers);
    }),
    tag(papers, text, value) {
      const name = cleanTag(text);
      if (name === undefined || papers.length === 0) return;
      if (papers.length > manyPapers) {
        const key = tagKey(name);
        // It keeps the spelling given first; papers that have it, or don't, aren't touched.
        const known = tagNamed(name)?.name ?? name;
        const others = papers.filter(
          (row) => (catalogue.get(row.id)?.tags.split('\n').includes(key) ?? false) !== value,
        );
        void actOnMany(ids(others), { kind: 'tag', tag: known, value });
        return;
      }
      const about = papers.map(aboutRow);
      void actAndSay({ ...newStamp(), kind: 'tag', tag: name, value, papers: about });
    },
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

const ids = (rows: readonly IndexRow[]): PaperId[] => rows.map(({ id }) => id);

/** What an action says of a paper of the list. */
function aboutRow(row: IndexRow) {
  const title = titleOf(row);
  return { id: row.id, ...(title !== '' && { title }) };
}

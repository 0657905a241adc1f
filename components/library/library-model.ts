import { batch, computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type {
  Action,
  MarkAction,
  NoteAction,
  RenameTagAction,
  TagAction,
} from '../../utils/actions/actions-schema';
import type { Desk } from '../../utils/browser/desk';
import type { Outcome } from '../../utils/library/action-record';
import type { TagCount } from '../../utils/library/library';
import type { ManyAct } from '../../utils/library/restore/restore';
import { matchOf } from '../../utils/library/search/find';
import { titleOf } from '../../utils/library/search/listed';
import { parseQuery, type Query } from '../../utils/library/search/query';
import { type IndexRow, withMarks } from '../../utils/library/search/row';
import { type Found, type Order, search } from '../../utils/library/search/search';
import {
  countViews,
  isIn,
  isSwept,
  type LibraryView,
  leavesOut,
} from '../../utils/library/search/views';
import { type ActionId, newStamp } from '../../utils/paper/action-id';
import type { MarkName } from '../../utils/paper/marks';
import { cleanTag, tagKey } from '../../utils/paper/own-words';
import type { PaperId } from '../../utils/paper/paper-id';
import { actionInWords, undoInWords } from '../ui/actions-in-words';
import { createMessageLine, type MessageLine } from '../ui/message';
import { createOwnWords, type OwnWordsModel } from '../ui/own-words/own-words-model';
import type { Phrases } from '../ui/phrases';
import type { Place } from './address';
import { type CatalogueReading, createCatalogueReading } from './catalogue-reading';
import { type ChoicesModel, type ChoicesNeeds, createChoices } from './choices-model';
import { createDetails, type Details } from './details-model';
import { createManyActs, manyPapers, type Running } from './many-acts';
import { createPendingMarks, type Standing } from './pending-marks';
import { createSelection, type Selection } from './selection';

/** What the library page needs. */
export interface LibraryNeeds {
  readonly desk: Desk;
  readonly choices: ChoicesNeeds;
  readonly phrases: Phrases;
  /** What stages acts on many papers. */
  readonly archive: Parameters<typeof createManyActs>[1];
  readOnOpen(): boolean;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  report(part: string, cause: unknown): void;
}

/** The library page: what is searched, what was found, what the user does with it. */
export interface LibraryModel extends Omit<CatalogueReading, 'again'> {
  readonly text: ReadonlySignal<string>;
  readonly query: ReadonlySignal<Query>;
  readonly shownView: ReadonlySignal<LibraryView>;
  readonly order: ReadonlySignal<Order>;
  /** Whether what was only marked read in bulk or hidden is shown, too. */
  readonly all: ReadonlySignal<boolean>;
  /** The list. It stands still: after the user's own marks each paper keeps its place until the next search. */
  readonly found: ReadonlySignal<Found>;
  /** How many more papers a new search would find, because of what changed elsewhere. */
  readonly waiting: ReadonlySignal<number>;
  readonly current: ReadonlySignal<PaperId | undefined>;
  /** Increases when the current row is to get the focus. */
  readonly focusWanted: ReadonlySignal<number>;
  readonly selection: Selection;
  readonly details: ReadonlySignal<Details | undefined>;
  /** An act on many papers that is under way. */
  readonly many: ReadonlySignal<Running | undefined>;
  readonly message: MessageLine;
  readonly trouble: ReadonlySignal<string | undefined>;
  /** Why actions wait in the journal, if they do. */
  readonly failure: ReadonlySignal<Desk['failure']>;
  /** Reads, and follows changes by other contexts. Returns a function that stops it. */
  start(): () => void;
  retry(): void;
  /** Reads and searches again after this page itself imported papers. */
  reload(): Promise<void>;
  go(place: Place): void;
  /** Calls back when the user asks for something else. */
  onPlace(listener: (place: Place) => void): void;
  type(text: string): void;
  show(view: LibraryView): void;
  sort(order: Order): void;
  showAll(all: boolean): void;
  /** Searches again with what is asked now. */
  refresh(): void;
  /** A row of the list as it is now, and its marks; `isOut`: it doesn't belong there any more. */
  standing(row: IndexRow): { readonly marks: Standing; readonly isOut: boolean };
  select(paper: PaperId | undefined): void;
  /** Selects and focuses the row that many places from the current one. */
  step(by: number): void;
  /** Sets a mark of papers of the list. */
  mark(rows: readonly IndexRow[], mark: MarkName, value: boolean): void;
  /** Saved searches, and the colours of tags. */
  readonly choices: ChoicesModel;
  /** The tags and the note of the current paper. */
  readonly words: OwnWordsModel;
  /** All tags of the library, the most used first. */
  readonly allTags: ReadonlySignal<readonly TagCount[]>;
  /** Puts a tag on papers of the list, or takes it off. */
  tag(rows: readonly IndexRow[], tag: string, value: boolean): void;
  /** Gives a tag another name; that of another tag merges them. */
  renameTag(from: string, to: string): void;
  /** Parts the other ids of the current paper from it, or (`value: true`) joins them again. */
  join(value: boolean): void;
  /** Notes that the user opens a paper; the caller opens it. */
  opened(paper: PaperId): void;
  undo(target: ActionId): Promise<void>;
  undoLast(): Promise<void>;
}

export function createLibraryModel(needs: LibraryNeeds): LibraryModel {
  const { desk, phrases } = needs;
  const reading = createCatalogueReading(desk, needs.report);
  const { catalogue, version, isWhole } = reading;
  const pending = createPendingMarks();
  const text = signal('');
  const shownView = signal<LibraryView>({ kind: 'everything' });
  const order = signal<Order>('best');
  const all = signal(false);
  const found = signal<Found>({ rows: [], leftOut: 0 });
  const waiting = signal(0);
  const selected = signal<PaperId | undefined>(undefined);
  const focusWanted = signal(0);
  const trouble = signal<string | undefined>(undefined);
  const failure = signal<Desk['failure']>(undefined);
  const message = createMessageLine();
  const query = computed(() => parseQuery(text.value));
  const rows = computed(() => found.value.rows);
  const selection = createSelection(rows);
  const current = computed(() => selected.value ?? rows.value[0]?.id);
  const many = createManyActs(desk, needs.archive);
  const details = createDetails(desk, current, version, needs.report);

  const ask = () => ({
    view: shownView.peek(),
    query: query.peek(),
    order: order.peek(),
    all: all.peek(),
  });

  /** Whether the list was searched in all of the library. */
  let wasWhole = false;

  function refresh(): void {
    const result = search(catalogue, ask());
    wasWhole = isWhole.peek();
    batch(() => {
      found.value = result;
      waiting.value = 0;
      if (!result.rows.some(({ id }) => id === selected.peek())) selected.value = undefined;
    });
  }

  /** After a change: the list stays, and says how many more there would be. */
  function follow(): void {
    if (!wasWhole || document.visibilityState !== 'visible') {
      refresh();
      return;
    }
    const shown = new Set(rows.peek().map(({ id }) => id));
    const more = search(catalogue, ask()).rows.filter(({ id }) => !shown.has(id));
    waiting.value = more.length;
  }

  async function act(action: Action): Promise<Outcome | 'kept' | 'not stored'> {
    const result = await desk.act(action).then(
      (outcome) => outcome ?? ('kept' as const),
      (error: unknown) => (needs.isNotStored(error) ? ('not stored' as const) : ('kept' as const)),
    );
    trouble.value = result === 'not stored' ? phrases.say('popupNotStored') : undefined;
    await reading.again();
    failure.value = desk.failure;
    return result;
  }

  async function mark(some: readonly IndexRow[], name: MarkName, value: boolean): Promise<void> {
    if (some.length > manyPapers) {
      await actOnMany(some, { kind: 'mark', mark: name, value });
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
  async function actOnMany(papers: readonly IndexRow[], act: ManyAct): Promise<void> {
    const { id, time } = newStamp();
    const ids = papers.map((row) => row.id);
    const done = await many.act(id, time, act, ids).catch((cause: unknown) => {
      needs.report('library page', cause);
      trouble.value = phrases.say('popupNotStored');
    });
    await reading.again();
    if (done) message.say(phrases.did({ ...act, count: papers.length }), id);
  }

  /** Does an action on tags or a note, and says what was done. Returns whether it happened or will. */
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

  const choices = createChoices(needs.choices, needs.report);
  const ownWords = createOwnWords({ desk, act: actAndSay, report: needs.report });

  async function undo(target: ActionId): Promise<void> {
    message.clear();
    const result = await act({ ...newStamp(), kind: 'undo', target });
    pending.settle(target);
    if (result !== 'not stored') {
      message.say(result === 'kept' ? phrases.say('didUndo') : undoInWords(phrases, result));
    }
  }

  function change(how: () => void): void {
    batch(how);
    refresh();
  }

  return {
    ...reading,
    text,
    query,
    shownView,
    order,
    all,
    found,
    waiting,
    current,
    focusWanted,
    selection,
    details: details.shown,
    many: many.running,
    message,
    trouble,
    failure,
    start() {
      void reading.again();
      const again = () => void reading.again();
      const onShown = () => {
        if (document.visibilityState === 'visible') refresh();
      };
      document.addEventListener('visibilitychange', onShown);
      const stops = [
        desk.onChange(again),
        details.start(),
        ownWords.start(),
        choices.start(),
        effect(() => {
          const shown = details.shown.value;
          untracked(() => (shown ? ownWords.edit(shown) : ownWords.close()));
        }),
        effect(() => {
          if (version.value > 0) follow();
        }),
      ];
      return () => {
        document.removeEventListener('visibilitychange', onShown);
        for (const stop of stops) stop();
      };
    },
    retry: () => void reading.again(),
    async reload() {
      await reading.again();
      refresh();
    },
    refresh,
    go(place) {
      change(() => {
        text.value = place.query;
        shownView.value = place.view;
      });
    },
    onPlace(listener) {
      effect(() => listener({ query: text.value, view: shownView.value }));
    },
    type(now) {
      change(() => {
        text.value = now;
      });
    },
    show(view) {
      change(() => {
        shownView.value = view;
        selection.clear();
      });
    },
    sort(by) {
      change(() => {
        order.value = by;
      });
    },
    showAll(now) {
      change(() => {
        all.value = now;
      });
    },
    standing(row) {
      void version.value;
      const now = catalogue.get(row.id);
      const marks = pending.of(now ?? { ...row, is: 0 });
      const drawn = withMarks(now ?? row, marks);
      const isOut =
        drawn.is === 0 ||
        !isIn(shownView.value, drawn) ||
        matchOf(drawn, query.value) === 0 ||
        (!all.value && leavesOut(shownView.value) && isSwept(catalogue, drawn));
      return { marks, isOut };
    },
    select(paper) {
      selected.value = paper;
    },
    step(by) {
      const place = rows.peek().findIndex(({ id }) => id === current.peek());
      const next = rows.peek()[Math.max(0, Math.min(rows.peek().length - 1, place + by))];
      batch(() => {
        selected.value = next?.id;
        focusWanted.value++;
      });
    },
    mark: (papers, name, value) => void mark(papers, name, value),
    choices,
    words: ownWords,
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
        const known = countViews(catalogue).tags.find((each) => each.tag === key)?.name ?? name;
        const others = papers.filter(
          (row) => (catalogue.get(row.id)?.tags.split('\n').includes(key) ?? false) !== value,
        );
        void actOnMany(others, { kind: 'tag', tag: known, value });
        return;
      }
      const about = papers.map(aboutRow);
      void actAndSay({ ...newStamp(), kind: 'tag', tag: name, value, papers: about });
    },
    renameTag(from, to) {
      const action = { ...newStamp(), kind: 'rename tag', from, to } as const;
      void actAndSay(action).then((isDone) => {
        if (!isDone) return;
        choices.renamed(from, to);
        change(() => {
          shownView.value = { kind: 'tag', tag: tagKey(to) };
        });
      });
    },
    join(value) {
      const joined = details.join(value).catch((cause: unknown) => {
        needs.report('library page', cause);
        trouble.value = phrases.say('popupNotStored');
      });
      void joined.then(reading.again);
    },
    opened(paper) {
      void act({ ...newStamp(), kind: 'opened', paper });
      if (!needs.readOnOpen()) return;
      const marked = { by: 'auto', mark: 'read', value: true } as const;
      void act({ ...newStamp(), kind: 'mark', ...marked, papers: [{ id: paper }] });
    },
    undo,
    async undoLast() {
      const last = await desk.library.lastUndoable();
      if (last) await undo(last.id);
    },
  };
}

/** What an action says of a paper of the list. */
function aboutRow(row: IndexRow) {
  const title = titleOf(row);
  return { id: row.id, ...(title !== '' && { title }) };
}

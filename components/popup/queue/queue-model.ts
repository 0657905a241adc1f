import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { openedActions } from '../../../utils/actions/opened';
import type { Words } from '../../../utils/basics/words';
import { markByHand } from '../../../utils/desk/by-hand';
import type { Desk } from '../../../utils/desk/desk';
import type { QueueItem } from '../../../utils/library/library';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { paperUrl } from '../../../utils/sites/sites';
import { createMessageLine, type MessageLine } from '../../ui/message/message';
import { actionInWords, undoInWords } from '../../ui/phrases/actions-in-words';
import { type AnyPaper, type Draft, draftOfMark, moveBetween } from './overlay';
import { createQueueReading, type QueueReading, shownOf } from './queue-reading';
import { createUnconfirmedActions, isDone, type Result } from './unconfirmed-actions';

/** What the popup needs. */
export interface QueueNeeds {
  readonly desk: Desk;
  readonly words: Words;
  /** Opens a new tab, in front or in the background. `recorded` settles once the action is in the journal. */
  openTab(url: string, inFront: boolean, recorded: Promise<unknown>): void;
  /** Whether the user wants opened papers marked read. */
  readOnOpen?(): boolean;
  /** Copies a paper's citation, within the key press. Resolves to whether it did. */
  cite?(paper: PaperId, details?: PaperDetails): Promise<boolean>;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  /** Reports an error in a part of Offprint. */
  report?(part: string, cause: unknown): void;
}

type Shown = 'view' | 'healed' | 'hasMore' | 'today' | 'failure' | 'history' | 'historyOpen';

/** The reading queue as the popup shows it, and what the user can do with it. */
export interface QueueModel extends Pick<QueueReading, Shown> {
  readonly rows: ReadonlySignal<readonly QueueItem[]>;
  readonly length: ReadonlySignal<number | undefined>;
  readonly message: MessageLine;
  /** What was not stored or not done, in words. Stays until an action succeeds. */
  readonly trouble: ReadonlySignal<string | undefined>;
  /** The row that keys act on. */
  readonly current: ReadonlySignal<PaperId | undefined>;
  /** Increases when the current row is to get the focus. */
  readonly focusWanted: ReadonlySignal<number>;
  /** Actions whose undo is under way. */
  readonly undoing: ReadonlySignal<ReadonlySet<ActionId>>;
  /** Reads the queue and follows changes by other contexts. Returns a function that stops it. */
  start(): () => void;
  retry(): void;
  more(): void;
  select(paper: PaperId): void;
  /** Selects and focuses the row that many places from the current one, at most the first or last. */
  step(by: number): void;
  /** Opens a paper where it was met, or at one of its other addresses. */
  open(paper: PaperId, inFront: boolean, address?: string): void;
  markRead(paper: PaperId): void;
  toggleStar(paper: PaperId): void;
  remove(paper: PaperId): void;
  /** Copies a paper's citation. `details`: what a page tells of it. */
  cite(paper: PaperId, details?: PaperDetails): void;
  /** Sets a mark of any paper, in the queue or not. */
  mark(paper: AnyPaper, mark: MarkName, value: boolean): void;
  /** Does an action that leaves the rows where they are. Returns whether it happened or will. `text` says what was done. */
  act(action: Action, text?: string): Promise<boolean>;
  /** Marks papers as seen. */
  see(papers: readonly PaperId[]): void;
  /** Moves a row by that many places. */
  move(paper: PaperId, by: number): void;
  /** Moves a row to before the row that is now at `place`, or to the end. */
  drop(paper: PaperId, place: number): void;
  /** Undoes the last action that can be undone, wherever it was done. */
  undoLast(): Promise<void>;
  /** Undoes one action; `refocus` if the pressed button disappears. */
  undo(target: ActionId, refocus?: boolean): Promise<void>;
  toggleHistory(): void;
  /** The user has dismissed the notice about the recovery. */
  healedRead(): void;
  /** Calls back with every action done here, when it is drawn, and with the promise of its result. */
  onAct(listener: ActListener): void;
}

export type ActListener = (action: Action, result: Promise<Result>) => void;

export function createQueueModel(needs: QueueNeeds): QueueModel {
  const { desk, words, openTab } = needs;
  const { say } = words;
  const selected = signal<PaperId | undefined>(undefined);
  const focusWanted = signal(0);
  const trouble = signal<string | undefined>(undefined);
  const message = createMessageLine();
  const actListeners = new Set<ActListener>();
  /** The last action done here, until the library has answered which was last anywhere. */
  let ownLast: ActionId | undefined;

  const begun = () => {
    const complete = unconfirmed.readBegun();
    return () => {
      complete();
      if (unconfirmed.idle) ownLast = undefined;
    };
  };
  const reading = createQueueReading(desk, begun, needs.report);
  const unconfirmed = createUnconfirmedActions(desk, reading.rows, needs.isNotStored);

  const rows = computed(() => shownOf(unconfirmed.rows.value, reading.hasMore.value));
  const current = computed(() => {
    const shown = rows.value;
    return shown.some((row) => row.id === selected.value) ? selected.value : shown[0]?.id;
  });
  const length = computed(() => {
    const waiting = unconfirmed.rows.value.length - reading.rows.value.length;
    return reading.length.value === undefined ? undefined : reading.length.value + waiting;
  });

  function focusOn(paper: PaperId | undefined): void {
    selected.value = paper;
    focusWanted.value++;
  }

  async function act(action: Action, draft?: Draft): Promise<Result> {
    const answer = unconfirmed.act(action, draft);
    for (const tell of actListeners) tell(action, answer);
    const result = await answer;
    batch(() => {
      trouble.value = isDone(result)
        ? undefined
        : say(result === 'not stored' ? 'popupNotStored' : 'popupNotDone');
    });
    void reading.again();
    return result;
  }

  /** Reports an action at once, and withdraws the message if it fails. */
  async function actAndSay(
    action: Action,
    draft: Draft | undefined,
    text: string,
  ): Promise<boolean> {
    ownLast = action.id;
    message.say(text, action.id);
    if (isDone(await act(action, draft))) return true;
    if (ownLast === action.id) ownLast = undefined;
    if (message.shown.peek()?.undo === action.id) message.clear();
    return false;
  }

  async function takeOff(paper: PaperId, name: 'read' | 'queued', text: string): Promise<void> {
    const shown = rows.peek();
    const place = shown.findIndex((row) => row.id === paper);
    const row = shown[place];
    if (!row) return;
    const next = (shown[place + 1] ?? shown[place - 1])?.id;
    const done = await batch(() => {
      focusOn(next);
      return actAndSay(markByHand(row, name, name === 'read'), { kind: 'remove', paper }, text);
    });
    // The row is back; unless the user went on meanwhile, it gets the focus.
    if (!done && selected.peek() === next) batch(() => focusOn(paper));
  }

  const placeOf = (paper: PaperId) => unconfirmed.rows.peek().findIndex((row) => row.id === paper);

  function moveTo(paper: PaperId, place: number): void {
    const from = placeOf(paper);
    const others = unconfirmed.rows.peek().filter((row) => row.id !== paper);
    if (from < 0 || place === from || place < 0 || place > others.length) return;
    // Its next neighbour isn't read yet, so its new place is unknown.
    if (place === others.length && reading.hasMore.peek()) return void reading.more();
    const draft = moveBetween(paper, others[place - 1], others[place]);
    const total = String(length.peek() ?? others.length + 1);
    batch(() => {
      const text = say('popupMoved', String(place + 1), total);
      void actAndSay({ ...newStamp(), ...draft }, draft, text);
      focusOn(paper);
    });
  }

  async function undo(target: ActionId, refocus = false): Promise<void> {
    const draft = unconfirmed.backOf(target);
    if (ownLast === target) ownLast = undefined;
    const result = await batch(() => {
      message.clear();
      if (draft?.kind === 'restore') selected.value = draft.item.id;
      if (refocus) focusWanted.value++;
      return act({ ...newStamp(), kind: 'undo', target }, draft);
    });
    if (result !== 'not stored') {
      trouble.value = undefined;
      message.say(result === 'kept' ? say('didUndo') : undoInWords(words, result));
    }
  }

  return {
    ...reading,
    rows,
    length,
    message,
    trouble,
    current,
    focusWanted,
    undoing: unconfirmed.undoing,
    start() {
      void reading.again();
      return desk.onChange(() => void reading.again());
    },
    retry: () => void reading.again(),
    more: () => void reading.more(),
    select(paper) {
      selected.value = paper;
    },
    step(by) {
      const shown = rows.peek();
      const place = shown.findIndex((row) => row.id === current.peek()) + by;
      const row = shown[Math.min(Math.max(place, 0), shown.length - 1)];
      if (row) batch(() => focusOn(row.id));
    },
    open(paper, inFront, address) {
      const { listing } = rows.peek().find(({ id }) => id === paper) ?? {};
      // Recorded before the tab opens: a tab in front closes the popup.
      const recorded = openedActions(paper, needs.readOnOpen?.()).map((action) => act(action));
      openTab(address ?? paperUrl(paper, listing), inFront, Promise.all(recorded));
    },
    markRead: (paper) => void takeOff(paper, 'read', say('didRead')),
    remove: (paper) => void takeOff(paper, 'queued', say('didUnqueued')),
    toggleStar(paper) {
      const row = rows.peek().find((one) => one.id === paper);
      if (!row) return;
      const value = !row.starred;
      const draft: Draft = { kind: 'star', paper, value };
      const text = say(value ? 'didStarred' : 'didUnstarred');
      batch(() => void actAndSay(markByHand(row, 'starred', value), draft, text));
    },
    cite(paper, details) {
      void needs
        .cite?.(paper, details)
        .then((done) => message.say(say(done ? 'citeCopied' : 'citeFailed')));
    },
    mark(paper, name, value) {
      const action = markByHand(paper, name, value);
      const text = actionInWords(words, action) ?? '';
      batch(() => void actAndSay(action, draftOfMark(paper, name, value), text));
    },
    act: async (action, text) =>
      batch(() =>
        text === undefined ? act(action).then(isDone) : actAndSay(action, undefined, text),
      ),
    see(papers) {
      const seen = { kind: 'see', by: 'hand', value: true } as const;
      const action: Action = { ...newStamp(), ...seen, papers: [...papers] };
      batch(() => void actAndSay(action, undefined, actionInWords(words, action) ?? ''));
    },
    move: (paper, by) => moveTo(paper, placeOf(paper) + by),
    drop(paper, place) {
      moveTo(paper, place > placeOf(paper) ? place - 1 : place);
    },
    async undoLast() {
      // The target is known at once, so that the journal has the undo even if the popup closes now; otherwise the
      // library is asked.
      let target = ownLast ?? (unconfirmed.idle ? reading.last.peek()?.id : undefined);
      if (target === undefined) {
        await reading.again();
        target = reading.last.peek()?.id;
      }
      if (target === undefined) return message.say(say('undoRefused'));
      await undo(target, true);
    },
    undo,
    toggleHistory() {
      reading.historyOpen.value = !reading.historyOpen.peek();
      if (reading.historyOpen.peek()) void reading.again();
      else reading.history.value = undefined;
    },
    healedRead() {
      reading.healed.value = undefined;
      focusWanted.value++;
      // If that fails, the notice appears once more.
      void desk.library.forgetHealed().catch(() => undefined);
    },
    onAct: (listener) => void actListeners.add(listener),
  };
}

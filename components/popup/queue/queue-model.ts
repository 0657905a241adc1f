import { batch, type ReadonlySignal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { openedActions } from '../../../utils/actions/opened';
import type { Words } from '../../../utils/basics/words';
import { markByHand } from '../../../utils/desk/by-hand';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { paperUrl } from '../../../utils/sites/sites';
import type { CurrentRow } from '../../ui/focus/current-row';
import { actionInWords } from '../../ui/phrases/actions-in-words';
import { type AnyPaper, type Draft, draftOfMark } from './overlay';
import { createQueueActs, type QueueActs } from './queue-acts';
import { createQueueMoves, type QueueMoves } from './queue-moves';
import type { QueueReading } from './queue-reading';
import { createQueueRows, type QueueRows, type QueueRowsNeeds } from './queue-rows';
import { isDone } from './unconfirmed-actions';

/** What the popup needs. */
export interface QueueNeeds extends QueueRowsNeeds {
  readonly words: Words;
  /** Opens a new tab, in front or in the background. `recorded` settles once the action is in the journal. */
  openTab(url: string, inFront: boolean, recorded: Promise<unknown>): void;
  /** Whether the user wants opened papers marked read. */
  readOnOpen?(): boolean;
  /** Copies a paper's citation, within the key press. Resolves to whether it did. */
  cite?(paper: PaperId, details?: PaperDetails): Promise<boolean>;
}

type Shown = 'view' | 'healed' | 'hasMore' | 'today' | 'failure' | 'history' | 'historyOpen';

/** The reading queue as the popup shows it, and what the user can do with it. */
export interface QueueModel
  extends Pick<QueueReading, Shown>,
    Pick<QueueRows, 'rows' | 'length'>,
    Pick<CurrentRow, 'current' | 'focusWanted' | 'step'>,
    Omit<QueueActs, 'act' | 'actAndSay'>,
    Omit<QueueMoves, 'takeOff'> {
  /** Actions whose undo is under way. */
  readonly undoing: ReadonlySignal<ReadonlySet<ActionId>>;
  /** Reads the queue and follows changes by other contexts. Returns a function that stops it. */
  start(): () => void;
  retry(): void;
  more(): void;
  select(paper: PaperId): void;
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
  toggleHistory(): void;
  /** The user has dismissed the notice about the recovery. */
  healedRead(): void;
}

export function createQueueModel(needs: QueueNeeds): QueueModel {
  const { desk, words, openTab } = needs;
  const { say } = words;
  const queue = createQueueRows(needs);
  const { reading, unconfirmed, rows, length, row } = queue;
  const { act, actAndSay, ...acts } = createQueueActs(words, queue);
  const { takeOff, ...moves } = createQueueMoves(words, queue, actAndSay);

  const rowOf = (paper: PaperId) => rows.peek().find(({ id }) => id === paper);

  return {
    ...reading,
    ...acts,
    ...moves,
    rows,
    length,
    current: row.current,
    focusWanted: row.focusWanted,
    step: row.step,
    undoing: unconfirmed.undoing,
    start() {
      void reading.again();
      return desk.onChange(() => void reading.again());
    },
    retry: () => void reading.again(),
    more: () => void reading.more(),
    select: row.select,
    open(paper, inFront, address) {
      const { listing } = rowOf(paper) ?? {};
      // Recorded before the tab opens: a tab in front closes the popup.
      const recorded = openedActions(paper, needs.readOnOpen?.()).map((action) => act(action));
      openTab(address ?? paperUrl(paper, listing), inFront, Promise.all(recorded));
    },
    markRead: (paper) => void takeOff(paper, 'read', say('didRead')),
    remove: (paper) => void takeOff(paper, 'queued', say('didUnqueued')),
    toggleStar(paper) {
      const item = rowOf(paper);
      if (!item) return;
      const value = !item.starred;
      const draft: Draft = { kind: 'star', paper, value };
      const text = say(value ? 'didStarred' : 'didUnstarred');
      batch(() => void actAndSay(markByHand(item, 'starred', value), draft, text));
    },
    cite(paper, details) {
      void needs
        .cite?.(paper, details)
        .then((done) => acts.message.say(say(done ? 'citeCopied' : 'citeFailed')));
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
    toggleHistory() {
      reading.historyOpen.value = !reading.historyOpen.peek();
      if (reading.historyOpen.peek()) void reading.again();
      else reading.history.value = undefined;
    },
    healedRead() {
      reading.healed.value = undefined;
      row.focus();
      // If that fails, the notice appears once more.
      void desk.library.forgetHealed().catch(() => undefined);
    },
  };
}

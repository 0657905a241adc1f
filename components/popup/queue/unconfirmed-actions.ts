import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import type { Desk } from '../../../utils/desk/desk';
import type { Outcome } from '../../../utils/library/action-record';
import type { QueueItem } from '../../../utils/library/answers';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { type Draft, layOver, opposite } from './overlay';

/** The result of an action. `kept`: it is in the journal, and applied as soon as the library can. */
export type Result = Outcome | 'kept' | 'not stored';

interface Waiting {
  readonly action: Action;
  readonly draft: Draft | undefined;
  /** The desk has answered; the next complete read includes the action. */
  settled: boolean;
}

/** The user's actions, drawn over the rows that were read until the library has confirmed them. */
export interface UnconfirmedActions {
  /** The rows that were read, with the unconfirmed actions laid over them. */
  readonly rows: ReadonlySignal<readonly QueueItem[]>;
  /** Actions whose undo is under way. */
  readonly undoing: ReadonlySignal<ReadonlySet<ActionId>>;
  /** Starts the journal write and draws the draft, both before it returns. Never rejects. */
  act(action: Action, draft?: Draft): Promise<Result>;
  /** The draft that takes back an action of this popup. */
  backOf(action: ActionId): Draft | undefined;
  /**
   * Call it when a read begins, and its result once the read is complete: that drops the actions which the read
   * includes.
   */
  readBegun(): () => void;
  readonly idle: boolean;
}

export function createUnconfirmedActions(
  desk: Desk,
  read: ReadonlySignal<readonly QueueItem[]>,
  isNotStored: (error: unknown) => boolean,
): UnconfirmedActions {
  const waiting = signal<readonly Waiting[]>([]);
  const backs = new Map<ActionId, Draft>();

  const rows = computed(() =>
    waiting.value.reduce((all, { draft }) => (draft ? layOver(all, draft) : all), read.value),
  );
  function forget(done: ReadonlySet<Waiting>): void {
    waiting.value = waiting.peek().filter((one) => !done.has(one));
  }

  return {
    rows,
    undoing: computed(
      () =>
        new Set(
          waiting.value.flatMap(({ action }) => (action.kind === 'undo' ? [action.target] : [])),
        ),
    ),
    async act(action, draft) {
      const answer = desk.act(action);
      const entry: Waiting = { action, draft, settled: false };
      const back = draft && opposite(rows.peek(), draft);
      if (back) backs.set(action.id, back);
      waiting.value = [...waiting.peek(), entry];

      const result: Result = await answer.then(
        (outcome) => outcome ?? 'kept',
        (error: unknown) => (isNotStored(error) ? 'not stored' : 'kept'),
      );
      batch(() => {
        entry.settled = true;
        if (!isDone(result)) forget(new Set([entry]));
      });
      return result;
    },
    backOf: (action) => backs.get(action),
    readBegun() {
      const settled = new Set(waiting.peek().filter((one) => one.settled));
      // After a failure the journal still holds actions that no read includes.
      return () => void (desk.failure === undefined && forget(settled));
    },
    get idle() {
      return waiting.peek().length === 0;
    },
  };
}

/** Whether an action happened or will happen. */
export const isDone = (result: Result): boolean =>
  result !== 'not stored' && (result === 'kept' || result.status !== 'refused');

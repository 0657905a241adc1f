import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Desk } from '../../../utils/desk/desk';
import type { QueueItem } from '../../../utils/library/answers';
import type { ActionId } from '../../../utils/paper/state/action-id';
import { type CurrentRow, createCurrentRow } from '../../ui/focus/current-row';
import { createQueueReading, type QueueReading, shownOf } from './queue-reading';
import { createUnconfirmedActions, type UnconfirmedActions } from './unconfirmed-actions';

/** What reading the queue needs. */
export interface QueueRowsNeeds {
  readonly desk: Desk;
  /** Whether a rejected action never reached the journal; otherwise it waits there. */
  isNotStored(error: unknown): boolean;
  /** Reports an error in a part of Offprint. */
  report?(part: string, cause: unknown): void;
}

/** What is known of the queue: what was read, with the user's actions since, and the current row. */
export interface QueueRows {
  readonly reading: QueueReading;
  readonly unconfirmed: UnconfirmedActions;
  /** The rows shown. */
  readonly rows: ReadonlySignal<readonly QueueItem[]>;
  /** Of all the queue; nothing until the first read is complete. */
  readonly length: ReadonlySignal<number | undefined>;
  readonly row: CurrentRow;
  /** The last action done here, until the library has answered which was last anywhere. */
  readonly ownLast: Signal<ActionId | undefined>;
}

export function createQueueRows({ desk, isNotStored, report }: QueueRowsNeeds): QueueRows {
  const ownLast = signal<ActionId | undefined>(undefined);
  const begun = () => {
    const complete = unconfirmed.readBegun();
    return () => {
      complete();
      if (unconfirmed.idle) ownLast.value = undefined;
    };
  };
  const reading = createQueueReading(desk, begun, report);
  const unconfirmed = createUnconfirmedActions(desk, reading.rows, isNotStored);
  const rows = computed(() => shownOf(unconfirmed.rows.value, reading.hasMore.value));
  return {
    reading,
    unconfirmed,
    rows,
    length: computed(() => {
      const waiting = unconfirmed.rows.value.length - reading.rows.value.length;
      return reading.length.value === undefined ? undefined : reading.length.value + waiting;
    }),
    row: createCurrentRow(rows),
    ownLast,
  };
}

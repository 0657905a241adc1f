import { batch, type Signal, signal } from '@preact/signals';
import { startOfDay } from '../../../utils/basics/calendar';
import type { Desk } from '../../../utils/desk/desk';
import type { ActionRecord } from '../../../utils/library/action-record';
import type { QueueItem, Tally } from '../../../utils/library/answers';
import type { Healed } from '../../../utils/library/shadow/healed-schema';
import { createReadings } from '../../ui/view/readings';
import { type View, viewWithout } from '../../ui/view/view';

/** Rows read at a time. */
export const pageSize = 30;
/** Rows read beyond those shown: to drop a row at the end, its next neighbour must be known. */
const lookAhead = 2;
const historyLength = 100;

/** What the popup has read of the library. Every read replaces all of it at once. */
export interface QueueReading {
  readonly view: Signal<View>;
  /** The first rows of the queue, a few more than are shown. */
  readonly rows: Signal<readonly QueueItem[]>;
  readonly hasMore: Signal<boolean>;
  /** Absent until the first read is complete. */
  readonly length: Signal<number | undefined>;
  readonly today: Signal<Tally | undefined>;
  readonly last: Signal<ActionRecord | undefined>;
  readonly history: Signal<readonly ActionRecord[] | undefined>;
  readonly historyOpen: Signal<boolean>;
  readonly failure: Signal<Desk['failure']>;
  /** What was lost and recovered, until the user has dismissed the notice. */
  readonly healed: Signal<Healed | undefined>;
  /** Reads again what is shown. Calls during a read are merged into one read after it. Never rejects. */
  again(): Promise<void>;
  /** Reads the next rows. Never rejects. */
  more(): Promise<void>;
}

/**
 * @param begun Called when a read begins; what it returns is called, in one drawing with the new rows,
 *   once they are there.
 * @param report Takes what went wrong in a part of Offprint.
 */
export function createQueueReading(
  desk: Desk,
  begun: () => () => void,
  report: (part: string, cause: unknown) => void = () => undefined,
): QueueReading {
  const reading = {
    view: signal<View>('loading'),
    rows: signal<readonly QueueItem[]>([]),
    hasMore: signal(false),
    length: signal<number | undefined>(undefined),
    today: signal<Tally | undefined>(undefined),
    last: signal<ActionRecord | undefined>(undefined),
    history: signal<readonly ActionRecord[] | undefined>(undefined),
    historyOpen: signal(false),
    failure: signal<Desk['failure']>(undefined),
    healed: signal<Healed | undefined>(undefined),
  };
  let wanted = pageSize;

  async function readAll(): Promise<void> {
    const done = begun();
    const limit = wanted + lookAhead;
    const { library } = desk;
    await desk.ready();
    const queue = library.queue(limit);
    if (reading.view.peek() !== 'ready') showRows(await queue, limit);
    const [rows, length, today, last, healed, history] = await Promise.all([
      queue,
      library.queueLength(),
      library.tally(startOfDay(Date.now())),
      library.lastUndoable(),
      library.healed(),
      reading.historyOpen.peek() ? library.history(historyLength) : undefined,
    ]);
    batch(() => {
      showRows(rows, limit);
      reading.length.value = length;
      reading.today.value = today;
      reading.last.value = last;
      reading.history.value = history;
      reading.healed.value = healed;
      reading.failure.value = desk.failure;
      done();
    });
  }

  async function readMore(): Promise<void> {
    const rows = reading.rows.peek();
    const last = rows.at(-1);
    if (!last || !reading.hasMore.peek()) return;
    const more = await desk.library.queue(pageSize, { position: last.position, id: last.id });
    batch(() => {
      reading.rows.value = [...rows, ...more];
      reading.hasMore.value = more.length === pageSize;
      wanted += pageSize;
    });
  }

  function showRows(rows: readonly QueueItem[], limit: number): void {
    batch(() => {
      reading.rows.value = rows;
      reading.hasMore.value = rows.length === limit;
      reading.view.value = 'ready';
    });
  }

  function failed(cause: unknown): void {
    report('popup', cause);
    batch(() => {
      reading.failure.value = desk.failure ?? 'storage unavailable';
      if (reading.view.peek() !== 'ready') reading.view.value = viewWithout(cause);
    });
  }

  const { again, inTurn } = createReadings(readAll, failed);
  return { ...reading, again, more: () => inTurn(readMore) };
}

/** Of the rows that were read, those that are shown. */
export const shownOf = (rows: readonly QueueItem[], hasMore: boolean): readonly QueueItem[] =>
  hasMore ? rows.slice(0, -lookAhead) : rows;

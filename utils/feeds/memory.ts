/**
 * What a feed's row remembers of its answers: enough to judge whether the next one can be true. One that can't raises a
 * doubt: the user is told, and it is requested again. If it stays the same for a day, it is believed, as our
 * expectation was wrong.
 */
import type { PaperId } from '../paper/ids/paper-id';

/** What one day's list brought, or a list that only has a current state. */
export interface Batch {
  /** When it was last read to its end and believed, ms since 1970; absent if never. */
  readonly at?: number;
  /** How many papers it had then. */
  readonly count?: number;
  /** A sample of them, always the same for the same list. */
  readonly ids?: readonly PaperId[];
  /** How often in a row it wasn't believed, and since when. */
  readonly missed?: { readonly times: number; readonly from: number };
}

/** By `FeedRequest.of`. */
export type Memory = Readonly<Record<string, Batch>>;

/** How many batches are remembered: more than a fortnight of days. */
const batchLimit = 20;
const idLimit = 40;

const hour = 3_600_000;

/** A few of a list's ids, independent of its order. */
export const sampleOf = (ids: readonly PaperId[]): PaperId[] => ids.toSorted().slice(0, idLimit);

/** Whether an answer was in doubt so often and so long that it has to be believed. */
export const isPersistent = (batch: Batch | undefined, now: number): boolean =>
  batch?.missed !== undefined && batch.missed.times >= 6 && now - batch.missed.from >= 24 * hour;

/** The memory with a batch added and the oldest ones removed. */
export function remember(memory: Memory, of: string, batch: Batch): Memory {
  const { [of]: _, ...others } = memory;
  const all = [...Object.entries(others), [of, batch] as const];
  return Object.fromEntries(all.slice(-batchLimit));
}

export const missedOnceMore = (batch: Batch | undefined, now: number): Batch => ({
  ...batch,
  missed: { times: (batch?.missed?.times ?? 0) + 1, from: batch?.missed?.from ?? now },
});

/** Whether at least half of the ids came before. */
export function isSameAgain(ids: readonly PaperId[], before: Batch | undefined): boolean {
  const known = new Set(before?.ids);
  const sample = sampleOf(ids);
  const again = sample.filter((id) => known.has(id)).length;
  return again > 0 && again * 2 >= sample.length;
}

/** How many papers a batch usually has; nothing if there are too few batches to tell. */
export function usualCount(batches: readonly Batch[]): number | undefined {
  const counts = batches.flatMap(({ count }) => count ?? []);
  return counts.length < 3
    ? undefined
    : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** Whether a list that only grows, or changes a little, has shrunk so much that it can't be complete. */
export const hasShrunk = (count: number, before: Batch | undefined): boolean =>
  count * 2 < (before?.count ?? 0);

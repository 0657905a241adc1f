/**
 * What a feed's row remembers of what came: enough to tell whether the next answer can be true. An answer that can't is
 * a doubt: it is said and asked again; one that stays the same for a day is believed, as what we expected was wrong then.
 */
import type { PaperId } from '../paper/paper-id';

/** What came of one day's list, or of a list that has one state only. */
export interface Batch {
  /** When it was last read to its end and believed, ms since 1970; absent where that never was. */
  readonly at?: number;
  /** How many papers it had then. */
  readonly count?: number;
  /** Some of them, always the same ones of the same list. */
  readonly ids?: readonly PaperId[];
  /** How often in a row it was not believed, and when that began. */
  readonly missed?: { readonly times: number; readonly from: number };
}

/** By `FeedRequest.of`. */
export type Memory = Readonly<Record<string, Batch>>;

/** So many batches are remembered: more than a fortnight of days. */
const batchLimit = 20;
const idLimit = 40;

const hour = 3_600_000;

/** A few of a list's ids, the same ones however it is sorted. */
export const sampleOf = (ids: readonly PaperId[]): PaperId[] => ids.toSorted().slice(0, idLimit);

/** Whether an answer that was in doubt so often and so long has to be taken for the truth. */
export const isPersistent = (batch: Batch | undefined, now: number): boolean =>
  batch?.missed !== undefined && batch.missed.times >= 6 && now - batch.missed.from >= 24 * hour;

/** The memory with a batch noted, the oldest ones forgotten. */
export function remember(memory: Memory, of: string, batch: Batch): Memory {
  const { [of]: _, ...others } = memory;
  const all = [...Object.entries(others), [of, batch] as const];
  return Object.fromEntries(all.slice(-batchLimit));
}

export const missedOnceMore = (batch: Batch | undefined, now: number): Batch => ({
  ...batch,
  missed: { times: (batch?.missed?.times ?? 0) + 1, from: batch?.missed?.from ?? now },
});

/** Whether at least half of what came is what came before. */
export function isSameAgain(ids: readonly PaperId[], before: Batch | undefined): boolean {
  const known = new Set(before?.ids);
  const sample = sampleOf(ids);
  const again = sample.filter((id) => known.has(id)).length;
  return again > 0 && again * 2 >= sample.length;
}

/** How many papers a batch usually has; nothing where too few were seen to tell. */
export function usualCount(batches: readonly Batch[]): number | undefined {
  const counts = batches.flatMap(({ count }) => count ?? []);
  return counts.length < 3
    ? undefined
    : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}

/** Whether a list that only grows, or changes a little, has lost so much that it can't be all of it. */
export const hasShrunk = (count: number, before: Batch | undefined): boolean =>
  count * 2 < (before?.count ?? 0);

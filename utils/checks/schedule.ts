/** Which feeds are due, and when the next one will be. Pure. */

import type { FeedId } from '../feeds/feed';
import type { FeedRow } from '../library/inbox/inbox-rows';

/** The row of a feed that was never checked. */
export const unchecked = (id: FeedId): FeedRow => ({ id, next: 0, failures: 0 });

/** After this many failures in a row the user is told; servers have bad hours. */
export const failuresToTell = 4;

/**
 * The rows of the followed feeds that are due at `now`, the longest waiting first. None waits longer than a week, so
 * that a clock that jumped back can't block it.
 */
export function dueFeeds(
  followed: readonly FeedId[],
  rows: readonly FeedRow[],
  now: number,
): readonly FeedRow[] {
  return rowsOf(followed, rows)
    .filter(({ next }) => next <= now || next > now + longest)
    .toSorted((a, b) => a.next - b.next);
}

/** When the next feed is due, ms since 1970; nothing if none is followed. */
export function nextDue(followed: readonly FeedId[], rows: readonly FeedRow[]): number | undefined {
  const all = rowsOf(followed, rows).map(({ next }) => next);
  return all.length > 0 ? Math.min(...all) : undefined;
}

const longest = 7 * 24 * 60 * 60_000;

function rowsOf(followed: readonly FeedId[], rows: readonly FeedRow[]): readonly FeedRow[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return followed.map((id) => known.get(id) ?? unchecked(id));
}

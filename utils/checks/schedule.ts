/** Which feeds are due, and when somebody has to look again. Pure. */

import type { FeedId } from '../feeds/feed';
import type { FeedRow } from '../library/inbox-rows';

/** How a feed stands that was never checked. */
export const unchecked = (id: FeedId): FeedRow => ({ id, next: 0, failures: 0 });

/** A feed that failed so often is worth a sign; servers have bad hours. */
export const failuresToTell = 4;

/**
 * The rows of the feeds that are followed, those that are due at `now` first, the one that waited longest before the
 * others. A clock that jumped back would keep a feed waiting: none waits longer than a week.
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

/** When the next feed is due, ms since 1970; nothing where none is followed. */
export function nextDue(followed: readonly FeedId[], rows: readonly FeedRow[]): number | undefined {
  const all = rowsOf(followed, rows).map(({ next }) => next);
  return all.length > 0 ? Math.min(...all) : undefined;
}

const longest = 7 * 24 * 60 * 60_000;

function rowsOf(followed: readonly FeedId[], rows: readonly FeedRow[]): readonly FeedRow[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  return followed.map((id) => known.get(id) ?? unchecked(id));
}

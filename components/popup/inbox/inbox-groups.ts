/** The inbox's papers as it shows them: by day and feed, newest first. Pure. */
import { startOfDay } from '../../../utils/basics/calendar';
import type { FeedId } from '../../../utils/feeds/feed';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';

/** What one feed brought on one day. */
export interface Group<Item> {
  /** Without white space, because it serves as an element's id. */
  readonly key: string;
  /** The start of the day by the reader's clock, ms since 1970. */
  readonly day: number;
  readonly feed: FeedId;
  readonly items: readonly Item[];
}

/** A paper that several feeds brought is listed with the first. */
export const feedOf = (row: Pick<InboxRow, 'feeds'>): FeedId => row.feeds[0] as FeedId;

/**
 * Groups rows that are newest first; in each group the raised ones come first, the muted ones last. `portions` are
 * whole days, so that later reads change nothing above them.
 */
export function groupRows(portions: readonly (readonly InboxRow[])[]): Group<InboxRow>[] {
  return portions.flatMap((rows, portion) => {
    const groups = Map.groupBy(rows, (row) => `${startOfDay(row.at)} ${feedOf(row)}`);
    return [...groups.values()].flatMap((items) => {
      const [first] = items;
      if (!first) return [];
      const [day, feed] = [startOfDay(first.at), feedOf(first)];
      return {
        key: `${portion}-${day}-${feed}`,
        day,
        feed,
        items: items.toSorted((a, b) => b.rank - a.rank),
      };
    });
  });
}

/** The first `limit` items, in their groups. */
export function firstOf<Item>(groups: readonly Group<Item>[], limit: number): Group<Item>[] {
  let left = limit;
  return groups.flatMap((group) => {
    const items = group.items.slice(0, Math.max(left, 0));
    left -= items.length;
    return items.length > 0 ? { ...group, items } : [];
  });
}

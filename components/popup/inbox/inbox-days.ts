import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { startOfDay } from '../../../utils/basics/calendar';
import type { Desk } from '../../../utils/desk/desk';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';

/** Papers shown at a time. */
export const inboxPage = 50;

/** Rows of the inbox, newest first, and whether older ones follow. */
export interface InboxDays {
  readonly rows: readonly InboxRow[];
  readonly hasMore: boolean;
}

/**
 * Reads whole days after a row, at least one: within a day the raised papers come first, and a row read later would
 * have to move above others. Only a day of more than 2,000 papers is cut.
 */
export async function readDays(library: Desk['library'], after?: InboxRow): Promise<InboxDays> {
  for (let limit = inboxPage + 1; ; limit = Math.min(limit * 4, bulkLimit)) {
    const rows = await library.inbox(limit, after);
    if (rows.length < limit) return { rows, hasMore: false };
    const lastDay = startOfDay(rows.at(-1)?.at ?? 0);
    const whole = rows.filter((row) => startOfDay(row.at) > lastDay);
    if (whole.length > 0) return { rows: whole, hasMore: true };
    if (limit === bulkLimit) return { rows, hasMore: true };
  }
}

/** Which rows are news to a list. Muted papers are none; papers below what was read come with later reads. */
export function newsTo({ rows, hasMore }: InboxDays): (row: InboxRow) => boolean {
  const known = new Set(rows.map(({ id }) => id));
  const last = rows.at(-1);
  const isAbove = (row: InboxRow) =>
    !hasMore || !last || row.at > last.at || (row.at === last.at && row.id > last.id);
  return (row) => row.rank > 0 && !known.has(row.id) && isAbove(row);
}

/** The inbox: what feeds brought and the user has not seen. The counts come from an index. */
import type { Rank } from '../../rules/rules';
import type { InboxCounts } from '../answers';
import type { Database } from '../store/library-schema';
import type { InboxRow } from './inbox-rows';

/** The next papers that wait, newest first; papers that came together are ordered by id. */
export async function inbox(
  db: Database,
  limit: number,
  after: Pick<InboxRow, 'at' | 'id'> | undefined,
): Promise<InboxRow[]> {
  const index = db.transaction('inbox').store.index('waiting');
  const rows: InboxRow[] = [];
  const range = after ? IDBKeyRange.upperBound(after.at) : null;
  for (let cursor = await index.openCursor(range, 'prev'); cursor && rows.length < limit; ) {
    const row = cursor.value;
    if (!after || row.at < after.at || row.id < after.id) rows.push(row);
    cursor = await cursor.continue();
  }
  return rows;
}

/** All that feeds brought since a moment and before another, seen or not, oldest first. */
export const brought = (
  db: Database,
  since: number,
  until = Number.POSITIVE_INFINITY,
): Promise<InboxRow[]> =>
  db.getAllFromIndex('inbox', 'at', IDBKeyRange.bound(since, until, false, true));

export async function inboxCounts(db: Database): Promise<InboxCounts> {
  const index = db.transaction('inbox').store.index('rank');
  const of = (rank: Rank) => index.count(IDBKeyRange.bound([rank], [rank, Number.MAX_VALUE]));
  const [muted, plain, raised] = await Promise.all([of(0), of(1), of(2)]);
  return { waiting: plain + raised, raised, muted };
}

import type { Action, ListingKey, TabKey } from '../../actions/actions-schema';
import type { Visit } from '../answers';
import { keepCounts } from '../look-up/counts';
import type { Database } from '../store/library-schema';
import type { ActionTransaction } from './transaction';

/** A visit ends when the tab was elsewhere or hidden for this long, ms. */
const pause = 30 * 60 * 1_000;
/** Visits that ended this long ago are forgotten, ms. */
const forgetAfter = 24 * 60 * 60 * 1_000;

/** The visit that a tab is in: the running one, or a new one. A clock that jumps back begins a new one, too. */
export async function visit(
  db: Database,
  tab: TabKey,
  listing: ListingKey,
  now: number,
): Promise<Visit> {
  const tx = db.transaction(['visits', 'facts'], 'readwrite');
  const [visits, facts] = [tx.objectStore('visits'), tx.objectStore('facts')];
  const forgotten = IDBKeyRange.upperBound(now - forgetAfter);
  // In parallel, and without awaiting each write: a page shows nothing until this is done.
  const [row, known, old] = await Promise.all([
    visits.get([tab, listing]),
    facts.get('firstVisit'),
    visits.index('last').getAllKeys(forgotten),
  ]);
  const runs = row !== undefined && now - row.last <= pause && now >= row.begun;
  const begun = runs ? row.begun : now;
  const first = known ?? `${tab} ${listing} ${begun}`;
  const writes = [
    ...old.map((key) => visits.delete(key)),
    visits.put({ tab, listing, begun, last: Math.max(now, runs ? row.last : now) }),
    ...(known === undefined ? [facts.put(first, 'firstVisit')] : []),
  ];
  await Promise.all([...writes, tx.done]);
  return { begun, first: first === `${tab} ${listing} ${begun}` };
}

/** The tab stopped showing the listing. */
export async function leaveVisit(
  tx: ActionTransaction,
  { tab, listing, time, counts = [] }: Extract<Action, { kind: 'left' }>,
): Promise<void> {
  const visits = tx.objectStore('visits');
  const row = await visits.get([tab, listing]);
  if (row && time > row.last) await visits.put({ ...row, last: time });
  await keepCounts(tx, counts, time, row?.begun ?? time);
}

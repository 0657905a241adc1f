import type { Action, ListingKey, TabKey } from '../actions';
import type { Database } from './connection';
import { keepCounts } from './counts';
import type { ActionTransaction } from './transaction';
import type { Visit } from './types';

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
  const visits = tx.objectStore('visits');
  const row = await visits.get([tab, listing]);
  const runs = row !== undefined && now - row.last <= pause && now >= row.begun;
  const begun = runs ? row.begun : now;
  await visits.put({ tab, listing, begun, last: Math.max(now, runs ? row.last : now) });

  const facts = tx.objectStore('facts');
  const first = (await facts.get('firstVisit')) ?? `${tab} ${listing} ${begun}`;
  await facts.put(first, 'firstVisit');

  const old = visits.index('last').openKeyCursor(IDBKeyRange.upperBound(now - forgetAfter));
  for (let cursor = await old; cursor; cursor = await cursor.continue()) {
    await visits.delete(cursor.primaryKey);
  }
  await tx.done;
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

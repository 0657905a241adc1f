import { unwrap } from 'idb';
import type { TabKey } from '../../actions/actions-schema';
import type { ActionTransaction } from '../act/transaction';
import type { ActionRecord } from '../action-record';
import type { Database } from '../store/library-schema';

/** Actions can be undone, and are told apart from replays, for this long, ms. */
const kept = 30 * 24 * 60 * 60 * 1_000;
/** The newest of them are always kept, so that a clock that is years ahead for a minute doesn't delete the history. */
const alwaysKept = 100;

/** The last action by the user's own hand that is not undone: of one tab, or anywhere. */
export async function lastUndoable(
  db: Database,
  tab: TabKey | undefined,
): Promise<ActionRecord | undefined> {
  const { store } = db.transaction('actions');
  if (tab === undefined) return firstUndoable(store.openCursor(null, 'prev'));
  return firstUndoable(store.index('tab').openCursor(tab, 'prev'));
}

/** A cursor over records, newest first. */
interface Records {
  readonly value: ActionRecord;
  continue(): Promise<Records | null>;
}

/** The first record that can be undone. */
export async function firstUndoable(
  opening: Promise<Records | null>,
): Promise<ActionRecord | undefined> {
  for (let cursor = await opening; cursor; cursor = await cursor.continue()) {
    const { value: record } = cursor;
    if (isUsersOwn(record) && record.undoneBy === undefined && didSomething(record)) return record;
  }
  return undefined;
}

/** Whether an action changed anything; its changes may be in chunks. */
const didSomething = ({ changes, chunks }: ActionRecord): boolean =>
  changes.length > 0 || chunks !== undefined;

const isUsersOwn = ({ auto, summary }: ActionRecord): boolean => !auto && summary.kind !== 'undo';

/** The last actions of the last 30 days that changed something, newest first. */
export async function history(db: Database, limit: number, now: number): Promise<ActionRecord[]> {
  const records: ActionRecord[] = [];
  const tx = db.transaction('actions');
  for (let cursor = await tx.store.openCursor(null, 'prev'); cursor && records.length < limit; ) {
    const record = cursor.value;
    if (record.time < now - kept) break;
    if (!record.auto && didSomething(record)) records.push(record);
    cursor = await cursor.continue();
  }
  return records;
}

/** Time of the last action. It is kept however old it is, as old actions are deleted only when one is added. */
export async function lastChange(db: Database): Promise<number> {
  const last = await db.transaction('actions').store.openCursor(null, 'prev');
  return last?.value.time ?? 0;
}

/** The last id that is too old to be kept, if there is one: ids sort by time. */
export async function endOfOld(tx: ActionTransaction, now: number): Promise<string | undefined> {
  if (now <= kept) return undefined;
  const limit = (now - kept).toString(36).padStart(9, '0');
  const first = await tx.objectStore('actions').getKey(IDBKeyRange.upperBound(limit));
  return first && limit;
}

/** Forgets old actions, up to `limit`, but not the last hundred. */
export async function pruneActions(tx: ActionTransaction, limit: string): Promise<void> {
  const cursor = await tx.objectStore('actions').openKeyCursor(null, 'prev');
  const last = await cursor?.advance(alwaysKept);
  if (!last) return;
  const [upTo] = [last.key, limit].sort();
  unwrap(tx.objectStore('actions')).delete(IDBKeyRange.upperBound(upTo));
  unwrap(tx.objectStore('chunks')).delete(IDBKeyRange.upperBound([upTo]));
}

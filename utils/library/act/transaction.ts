import { type IDBPTransaction, type StoreNames, unwrap } from 'idb';
import type { PaperId } from '../../paper/paper-id';
import type { Database } from '../store/connection';
import type { LibrarySchema, MarksRow } from '../store/library-schema';

const stores = [
  'marks',
  'papers',
  'seen',
  'actions',
  'visits',
  'facts',
  'aliases',
  'chunks',
  'inbox',
  'feeds',
] as const;

/** As much of a transaction as reading and writing rows needs. */
export type Writing = Pick<ActionTransaction, 'objectStore'>;

/** The one transaction in which an action happens, whole or not at all. Await nothing foreign inside. */
export type ActionTransaction = IDBPTransaction<
  LibrarySchema,
  StoreNames<LibrarySchema>[],
  'readwrite'
>;

/**
 * Does work in it. Resolves once it is done: strict, so an answer means that the data is on its way to the disk, not
 * in somebody's cache. Where the work or a write fails, nothing is done, and it rejects with the reason.
 * `relaxed`: for what nobody misses after a power cut.
 */
export async function inAction<T>(
  db: Database,
  work: (tx: ActionTransaction) => Promise<T>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<T> {
  const tx = db.transaction([...stores], 'readwrite', { durability });
  // Rejects before the transaction knows its reason; what is told is told by the end below.
  tx.done.catch(() => undefined);
  const end = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error ?? new DOMException('', 'AbortError')));
  });
  end.catch(() => undefined);
  try {
    const result = await work(tx);
    // Without waiting for the answers to the last writes: one that fails aborts it all the same.
    commit(tx);
    await end;
    return result;
  } catch (error) {
    abort(tx);
    await end.catch(() => undefined);
    // The reason of the abort says more than the request that it cut short.
    throw tx.error ?? error;
  }
}

const abort = (tx: ActionTransaction): void => attempt(() => tx.abort());
const commit = (tx: ActionTransaction): void => attempt(() => tx.commit());

function attempt(end: () => void): void {
  try {
    end();
  } catch {
    // It was over already.
  }
}

/**
 * Writes a row without waiting, `id` where the store's rows do not hold their own: a write that fails aborts the
 * transaction.
 */
export function write<Name extends StoreNames<LibrarySchema>>(
  tx: Writing,
  name: Name,
  row: LibrarySchema[Name]['value'],
  id?: string,
): void {
  // Not through idb, which would make a promise of every write.
  unwrap(tx.objectStore(name)).put(row, id);
}

/** The row of a paper, or a fresh one. */
export async function marksRow(tx: ActionTransaction, id: PaperId): Promise<MarksRow> {
  return (await tx.objectStore('marks').get(id)) ?? { id, marks: {} };
}

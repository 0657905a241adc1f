import { type IDBPTransaction, type StoreNames, unwrap } from 'idb';
import type { PaperId } from '../paper-id';
import type { Database } from './connection';
import type { LibrarySchema, MarksRow } from './types';

const stores = [
  'marks',
  'papers',
  'seen',
  'actions',
  'visits',
  'facts',
  'aliases',
  'chunks',
] as const;

/** The one transaction in which an action happens, whole or not at all. Await nothing foreign inside. */
export type ActionTransaction = IDBPTransaction<
  LibrarySchema,
  StoreNames<LibrarySchema>[],
  'readwrite'
>;

/**
 * Does work in it. Resolves once it is done: strict, so an answer means that the data is on its way to the disk, not
 * in somebody's cache. Where the work or a write fails, nothing is done, and it rejects with the reason.
 */
export async function inAction<T>(
  db: Database,
  work: (tx: ActionTransaction) => Promise<T>,
): Promise<T> {
  const tx = db.transaction([...stores], 'readwrite', { durability: 'strict' });
  // Rejects before the transaction knows its reason; what is told is told by the end below.
  tx.done.catch(() => undefined);
  const end = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error ?? new DOMException('', 'AbortError')));
  });
  end.catch(() => undefined);
  try {
    const result = await work(tx);
    await end;
    return result;
  } catch (error) {
    abort(tx);
    await end.catch(() => undefined);
    // The reason of the abort says more than the request that it cut short.
    throw tx.error ?? error;
  }
}

function abort(tx: ActionTransaction): void {
  try {
    tx.abort();
  } catch {
    // It was over already.
  }
}

/**
 * Writes a row without waiting, `id` where the store's rows do not hold their own: a write that fails aborts the
 * transaction.
 */
export function write<Name extends StoreNames<LibrarySchema>>(
  tx: ActionTransaction,
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

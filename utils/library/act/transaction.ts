import { type IDBPTransaction, type StoreNames, unwrap } from 'idb';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Database, LibrarySchema, MarksRow } from '../store/library-schema';

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
  'segments',
  'unindexed',
] as const;

/** As much of a transaction as reading and writing rows needs. */
export type Writing = Pick<ActionTransaction, 'objectStore'>;

/** The one transaction in which an action is applied, atomically. Await only its own requests inside. */
export type ActionTransaction = IDBPTransaction<
  LibrarySchema,
  StoreNames<LibrarySchema>[],
  'readwrite'
>;

/**
 * Does work in it. Resolves at the commit. `strict`: the data was flushed towards the disk, and isn't only in a cache
 * of the operating system. If the work or a write fails, the transaction aborts and this rejects with the reason.
 * `relaxed`: for data that a power cut may cost.
 */
export async function inAction<T>(
  db: Database,
  work: (tx: ActionTransaction) => Promise<T>,
  durability: 'strict' | 'relaxed' = 'strict',
): Promise<T> {
  const tx = db.transaction([...stores], 'readwrite', { durability });
  // Rejects before the transaction knows its reason; the code below reports it.
  tx.done.catch(() => undefined);
  const end = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error ?? new DOMException('', 'AbortError')));
  });
  end.catch(() => undefined);
  try {
    const result = await work(tx);
    // Doesn't wait for the last writes: one that fails still aborts the transaction.
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
    // It had already ended.
  }
}

/** Writes a row without waiting: a write that fails aborts the transaction. `id`: for stores with out-of-line keys. */
export function write<Name extends StoreNames<LibrarySchema>>(
  tx: Writing,
  name: Name,
  row: LibrarySchema[Name]['value'],
  id?: string,
): void {
  // Bypasses idb, which would create a promise for every write.
  unwrap(tx.objectStore(name)).put(row, id);
}

/** The row of a paper, or a fresh one. */
export async function marksRow(tx: ActionTransaction, id: PaperId): Promise<MarksRow> {
  return (await tx.objectStore('marks').get(id)) ?? { id, marks: {} };
}

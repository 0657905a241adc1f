/**
 * Where a database is. It stays at place 0 unless it can't be opened or read any more; then the library moves to the
 * next place. Chromium keeps all databases of an origin in one store, so that one broken file stops all of them,
 * whatever their names: there a place is a bucket, with a store of its own. Elsewhere another name is enough.
 */
import { type IDBPDatabase, wrap } from 'idb';
import { schemaVersion, upgrade } from './schema';
import type { LibrarySchema } from './types';

interface Bucket {
  readonly indexedDB: IDBFactory;
}
/** https://wicg.github.io/storage-buckets/ */
interface Buckets {
  open(name: string, options: { durability: 'strict' }): Promise<Bucket>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** The browser's buckets, where it has any. */
export const bucketsOf = (navigator: object): Buckets | undefined =>
  (navigator as { storageBuckets?: Buckets }).storageBuckets;

export interface Place {
  readonly factory: IDBFactory;
  readonly name: string;
}

export async function findPlace(name: string, place: number): Promise<Place> {
  if (place === 0) return { factory: indexedDB, name };
  const bucket = await bucketsOf(navigator)?.open(`${name.toLowerCase()}-${place}`, {
    durability: 'strict',
  });
  return { factory: bucket?.indexedDB ?? indexedDB, name: `${name}-${place}` };
}

interface Callbacks {
  /** Another version wants to upgrade or delete the database: to be closed at once. */
  blocking(db: IDBDatabase): void;
  /** The browser closed it. */
  terminated(): void;
}

/** Opens the database at a place, and makes or upgrades it where it has to be. */
export async function openAt(
  { factory, name }: Place,
  { blocking, terminated }: Callbacks,
): Promise<IDBPDatabase<LibrarySchema>> {
  const request = factory.open(name, schemaVersion);
  request.onupgradeneeded = ({ oldVersion }) => {
    const { result, transaction } = request;
    if (!transaction) return;
    const tx = wrap(transaction) as unknown as Parameters<typeof upgrade>[2];
    // Where it breaks off, opening tells.
    tx.done.catch(() => undefined);
    upgrade(wrap(result) as unknown as Parameters<typeof upgrade>[0], oldVersion, tx);
  };
  const db = await wrap(request);
  if (!db) throw new Error('opened without a database');
  request.result.onversionchange = () => blocking(request.result);
  request.result.onclose = terminated;
  hearFailures(request.result);
  return db as unknown as IDBPDatabase<LibrarySchema>;
}

/** Requests tell of a failure. That the transaction ends with it, too, is then no news, and must not go unheard. */
function hearFailures(db: IDBDatabase): void {
  const begin = db.transaction.bind(db);
  db.transaction = (...how) => {
    const tx = begin(...how);
    wrap(tx).done.catch(() => undefined);
    return tx;
  };
}

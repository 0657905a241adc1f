/**
 * Where a database is. It stays at place 0 until it can't be opened or read; then the library moves to the next place.
 * Chromium keeps all databases of an origin in one store, so one broken file stops them all: there a place is a bucket,
 * with its own store. In other browsers another name is enough.
 */
import { type IDBPDatabase, wrap } from 'idb';
import type { LibrarySchema } from './library-schema';
import { schemaVersion, upgrade } from './upgrades';

interface Bucket {
  readonly indexedDB: IDBFactory;
}
/** https://wicg.github.io/storage-buckets/ */
interface Buckets {
  open(name: string, options: { durability: 'strict' }): Promise<Bucket>;
  keys(): Promise<string[]>;
  delete(name: string): Promise<void>;
}

/** The browser's buckets, if it has them. */
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
  /** Another version wants to upgrade or delete the database: close it at once. */
  blocking(db: IDBDatabase): void;
  /** The browser closed it. */
  terminated(): void;
}

/**
 * An open request without an event for this long, ms, is given up: Chromium forgets some that are made while it
 * force-closes connections. One that waits for another context's upgrade is retried. A timeout says nothing of the
 * files: it rejects with a `TimeoutError`, which doesn't count as damage.
 */
const patience = 3_000;
const requests = 4;

/** Opens the database at a place, and creates or upgrades it if needed. */
export async function openAt(
  place: Place,
  callbacks: Callbacks,
): Promise<IDBPDatabase<LibrarySchema>> {
  const first = Promise.withResolvers<IDBPDatabase<LibrarySchema>>();
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function attempt(left: number): void {
    timer = setTimeout(() => {
      if (left > 1) attempt(left - 1);
      else first.reject(new DOMException('The browser opens nothing', 'TimeoutError'));
    }, patience);
    // Once an upgrade began, it may take any time.
    const { begun, db } = openOnce(place, callbacks);
    void begun.then(() => clearTimeout(timer));
    db.then((opened) => {
      if (isOver) opened.close();
      isOver = true;
      first.resolve(opened);
    }, first.reject);
  }
  attempt(requests);
  return first.promise.finally(() => {
    isOver = true;
    clearTimeout(timer);
  });
}

function openOnce(
  { factory, name }: Place,
  { blocking, terminated }: Callbacks,
): { begun: Promise<void>; db: Promise<IDBPDatabase<LibrarySchema>> } {
  const request = factory.open(name, schemaVersion);
  const begun = Promise.withResolvers<void>();
  request.onblocked = () => begun.resolve();
  request.onupgradeneeded = ({ oldVersion }) => {
    begun.resolve();
    const { result, transaction } = request;
    if (!transaction) return;
    const tx = wrap(transaction) as unknown as Parameters<typeof upgrade>[2];
    // If it aborts, the open request rejects.
    tx.done.catch(() => undefined);
    upgrade(wrap(result) as unknown as Parameters<typeof upgrade>[0], oldVersion, tx);
  };
  const db = wrap(request).then((opened) => {
    if (!opened) throw new Error('opened without a database');
    request.result.onversionchange = () => blocking(request.result);
    request.result.onclose = terminated;
    hearFailures(request.result);
    return opened as unknown as IDBPDatabase<LibrarySchema>;
  });
  return { begun: begun.promise, db };
}

/** Requests report failures; the transaction's own rejection repeats them, and must not count as unhandled. */
function hearFailures(db: IDBDatabase): void {
  const begin = db.transaction.bind(db);
  db.transaction = (...how) => {
    const tx = begin(...how);
    wrap(tx).done.catch(() => undefined);
    return tx;
  };
}

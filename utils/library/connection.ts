import { type IDBPDatabase, openDB } from 'idb';
import { schemaVersion, upgrade } from './schema';
import type { LibrarySchema } from './types';

export type Database = IDBPDatabase<LibrarySchema>;

/** The store can't be used now. Nothing is lost by that: actions wait in the journal. */
export class StorageUnavailable extends Error {
  constructor(
    readonly reason: 'newer' | 'unopenable' | 'full',
    cause: unknown,
  ) {
    super(`The library's storage is unavailable: ${reason}`, { cause });
  }
}

const noHarm = async (): Promise<void> => undefined;

/**
 * One database connection, opened at the first use. What is opened is first settled: nobody reads it before that. A connection that was closed under us (by the browser,
 * a full disk, another version's upgrade) throws for ever, so work that fails that way gets a fresh one, once.
 */
export function createConnection(name: string, settle: (db: Database) => Promise<void> = noHarm) {
  let opening: Promise<Database> | undefined;

  function forget(): void {
    opening = undefined;
  }

  function open(): Promise<Database> {
    opening ??= openAndSettle().catch((error: unknown) => {
      forget();
      throw unavailable(error) ?? new StorageUnavailable('unopenable', error);
    });
    return opening;
  }

  async function openAndSettle(): Promise<Database> {
    const db = await openDB<LibrarySchema>(name, schemaVersion, {
      upgrade: (db, oldVersion, _, tx) => upgrade(db, oldVersion, tx),
      blocking(_, __, event) {
        // A newer version of us waits to upgrade; never stand in its way.
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    await settle(db);
    return db;
  }

  return {
    /** Does work on the connection. Rejects with `StorageUnavailable` where the store can't be used. */
    async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
      const db = await open();
      try {
        return await work(db);
      } catch (error) {
        if (!isClosed(error)) throw unavailable(error) ?? error;
      }
      forget();
      db.close();
      const fresh = await open();
      return work(fresh).catch((error: unknown) => {
        throw unavailable(error) ?? error;
      });
    },

    close(): void {
      void opening?.then((db) => db.close()).catch(() => undefined);
      forget();
    },
  };
}
export type Connection = ReturnType<typeof createConnection>;

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** A dead handle says so at `transaction()`, a transaction cut short by the closing aborts. */
const isClosed = (error: unknown): boolean =>
  nameOf(error) === 'InvalidStateError' || nameOf(error) === 'AbortError';

function unavailable(error: unknown): StorageUnavailable | undefined {
  if (error instanceof StorageUnavailable) return error;
  switch (nameOf(error)) {
    case 'VersionError':
      return new StorageUnavailable('newer', error);
    case 'QuotaExceededError':
      return new StorageUnavailable('full', error);
    case 'InvalidStateError':
    case 'AbortError':
    case 'UnknownError':
      return new StorageUnavailable('unopenable', error);
    default:
      return undefined;
  }
}

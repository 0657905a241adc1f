import type { IDBPDatabase } from 'idb';
import type { LibrarySchema } from './library-schema';
import { findPlace, openAt } from './open-place';

export type Database = IDBPDatabase<LibrarySchema>;

/** The store can't be used now. Nothing is lost: actions wait in the journal. */
export class StorageUnavailable extends Error {
  constructor(
    readonly reason: 'newer' | 'unopenable' | 'full',
    cause: unknown,
  ) {
    super(`The library's storage is unavailable: ${reason}`, { cause });
  }
}

/**
 * Chromium drops requests made while it force-closes connections: opening a database then may make all later opens of
 * this context hang, and a transaction begun just before may end without any event. So nothing is opened for this long,
 * and work that was begun is given up this long after its connection closed; ms.
 */
const calm = 300;
const grace = 1_000;

/** What the connection asks of the shadow. */
export interface Guard {
  /** Where the database is (`open-place.ts`). */
  place(): Promise<number>;
  /** Heals a database that was just opened, if it needs that. */
  settle(db: Database): Promise<void>;
  /**
   * Moves the library from a place where it can't be used to the next, and opens it there. Rejects if there is nothing
   * to heal it from.
   */
  move(from: number, open: (place: number) => Promise<Database>): Promise<Database>;
}

/**
 * One database connection, opened at the first use. A database is settled before anything reads it. A connection that
 * was closed under us (by the browser, a full disk, another version’s upgrade) throws for ever, so work that fails that
 * way is retried on a fresh one, twice. If the files are damaged, the library moves.
 */
export function createConnection(name: string, guard: Guard) {
  let opening: Promise<Database> | undefined;
  let place = 0;
  let openings = 0;
  /** When a connection was last closed under us, or couldn't be opened. */
  let disturbed = Number.NEGATIVE_INFINITY;
  /** Rejects once a connection is gone. */
  const gone = new WeakMap<Database, Promise<never>>();

  function forget(): void {
    opening = undefined;
  }

  function open(how: () => Promise<Database> = openAndSettle): Promise<Database> {
    opening ??= how().catch((error: unknown) => {
      forget();
      throw unavailable(error) ?? new StorageUnavailable('unopenable', error);
    });
    return opening;
  }

  async function openThere(at: number): Promise<Database> {
    place = at;
    const since = performance.now() - disturbed;
    if (since < calm) await pause(calm - since);
    openings++;
    const end = Promise.withResolvers<never>();
    end.promise.catch(() => undefined);
    try {
      const db = await openAt(await findPlace(name, at), {
        blocking(other) {
          // A newer version of the extension waits to upgrade; never block it.
          forget();
          other.close();
        },
        terminated() {
          forget();
          disturbed = performance.now();
          const closed = new DOMException('The connection was closed under us', 'AbortError');
          setTimeout(() => end.reject(closed), grace);
        },
      });
      gone.set(db, end.promise);
      return db;
    } catch (error) {
      disturbed = performance.now();
      throw error;
    }
  }

  /** Does work, and gives it up if its connection is closed. */
  const onOpen = <T>(db: Database, work: Promise<T>): Promise<T> => {
    const end = gone.get(db);
    return end ? Promise.race([work, end]) : work;
  };

  async function openAndSettle(): Promise<Database> {
    const at = await guard.place();
    const attempt = async () => {
      const db = await openThere(at);
      try {
        await onOpen(db, guard.settle(db));
        return db;
      } catch (error) {
        db.close();
        throw error;
      }
    };
    return attempt().catch((error: unknown) => {
      if (!isDamage(error) && !isClosed(error)) throw error;
      return attempt().catch(async (again: unknown) => {
        if (!isDamage(again)) throw again;
        // A full disk also prevents opening; moving away from intact files would lose undo for nothing.
        await openElsewhere(at);
        return attempt().catch(move);
      });
    });
  }

  /** Rejects where the next place can't be opened either. */
  async function openElsewhere(at: number): Promise<void> {
    const db = await openAt(await findPlace(name, at + 1), {
      blocking: (other) => other.close(),
      terminated: () => undefined,
    });
    db.close();
  }

  /** `why`: the error to throw if it can't move. */
  const move = (why: unknown): Promise<Database> =>
    guard.move(place, openThere).catch(() => {
      throw why;
    });

  async function leaveIfDamaged(why: unknown): Promise<void> {
    const db = await open();
    // If it closed meanwhile, the result says nothing.
    if (await onOpen(db, isReadable(db)).catch(() => true)) return;
    forget();
    db.close();
    await open(() => move(why));
  }

  return {
    /** Does work on the connection. Rejects with `StorageUnavailable` where the store can't be used. */
    async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
      for (let tries = 1; ; tries++) {
        const db = await open();
        try {
          return await onOpen(db, work(db));
        } catch (error) {
          const mayPass = isClosed(error) || isDamage(error);
          if (!mayPass || tries === 3) throw unavailable(error) ?? error;
          forget();
          db.close();
          // A closed connection can't read: only a fresh one shows whether the files are damaged.
          if (tries === 2) await leaveIfDamaged(error);
        }
      }
    },

    /** How often the database was opened: if that grew, it may be a different one. */
    openings: () => openings,

    close(): void {
      void opening?.then((db) => db.close()).catch(() => undefined);
      forget();
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether every row can be read. */
async function isReadable(db: Database): Promise<boolean> {
  try {
    for (const name of db.objectStoreNames) {
      for (let cursor = await db.transaction(name).store.openCursor(); cursor; ) {
        cursor = await cursor.continue();
      }
    }
    return true;
  } catch (error) {
    // If it closed before anything was read, the result says nothing.
    return nameOf(error) === 'InvalidStateError';
  }
}

const nameOf = (error: unknown) =>
  error instanceof Error || error instanceof DOMException ? error.name : '';

/** A closed connection throws at `transaction()`; a running transaction aborts. */
const isClosed = (error: unknown): boolean =>
  nameOf(error) === 'InvalidStateError' || nameOf(error) === 'AbortError';

/** How damaged files show: a store can't be opened, or a value can't be decoded. */
const isDamage = (error: unknown): boolean =>
  ['UnknownError', 'AbortError', 'DataError', 'NotReadableError'].includes(nameOf(error));

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
    case 'NotReadableError':
      return new StorageUnavailable('unopenable', error);
    default:
      return undefined;
  }
}

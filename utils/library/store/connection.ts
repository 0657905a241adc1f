import type { Database } from './library-schema';
import { createOpening, type Guard } from './opening';
import { isClosed, isDamage, nameOf, StorageUnavailable, unavailable } from './storage-errors';

/**
 * One database connection, opened at the first use. A database is settled before anything reads it. A connection that
 * was closed under us (by the browser, a full disk, another version’s upgrade) throws for ever, so work that fails that
 * way is retried on a fresh one, twice. If the files are damaged, the library moves.
 */
export function createConnection(name: string, guard: Guard) {
  let opened: Promise<Database> | undefined;
  const opening = createOpening(name, guard, forget);

  function forget(): void {
    opened = undefined;
  }

  function open(how: () => Promise<Database> = opening.open): Promise<Database> {
    opened ??= how().catch((error: unknown) => {
      forget();
      throw unavailable(error) ?? new StorageUnavailable('unopenable', error);
    });
    return opened;
  }

  async function leaveIfDamaged(why: unknown): Promise<void> {
    const db = await open();
    // If it closed meanwhile, the result says nothing.
    if (await opening.onOpen(db, isReadable(db)).catch(() => true)) return;
    forget();
    db.close();
    await open(() => opening.move(why));
  }

  return {
    /** Does work on the connection. Rejects with `StorageUnavailable` where the store can't be used. */
    async use<T>(work: (db: Database) => Promise<T>): Promise<T> {
      for (let tries = 1; ; tries++) {
        const db = await open();
        try {
          return await opening.onOpen(db, work(db));
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
    openings: opening.count,

    close(): void {
      void opened?.then((db) => db.close()).catch(() => undefined);
      forget();
    },
  };
}

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

import type { Database } from './library-schema';
import { findPlace, openAt } from './open-place';
import { isClosed, isDamage } from './storage-errors';

/**
 * Chromium drops requests made while it force-closes connections: opening a database then may make all later opens of
 * this context hang, and a transaction begun just before may end without any event. So nothing is opened for this long,
 * and work that was begun is given up this long after its connection closed; ms.
 */
const calm = 300;
const grace = 1_000;

/** What opening asks of the shadow. */
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

/** How a database is opened, and how work on it ends. */
export interface Opening {
  /** Opens the library's database and settles it. If its files are damaged, the library moves. */
  open(): Promise<Database>;
  /** Moves the library to the next place. `why`: the error to throw if it can't move. */
  move(why: unknown): Promise<Database>;
  /** Does work, and gives it up if its connection is closed. */
  onOpen<T>(db: Database, work: Promise<T>): Promise<T>;
  /** How often a database was opened. */
  count(): number;
}

/** @param lost Called when a connection is closed under us, or has to be closed for another version's upgrade. */
export function createOpening(name: string, guard: Guard, lost: () => void): Opening {
  let place = 0;
  let openings = 0;
  /** When a connection was last closed under us, or couldn't be opened. */
  let disturbed = Number.NEGATIVE_INFINITY;
  /** Rejects once a connection is gone. */
  const gone = new WeakMap<Database, Promise<never>>();

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
          lost();
          other.close();
        },
        terminated() {
          lost();
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

  const move = (why: unknown): Promise<Database> =>
    guard.move(place, openThere).catch(() => {
      throw why;
    });

  return { open: openAndSettle, move, onOpen, count: () => openings };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LibrarySchema } from './library-schema';

type Upgrade = (
  db: IDBPDatabase<LibrarySchema>,
  tx: IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>,
  /** The version that the database has had before this transaction; 0 for a new one. */
  oldVersion: number,
) => void;

/** Step n brings a database of version n to version n + 1. Steps that shipped are never changed. */
const steps: readonly Upgrade[] = [
  (db) => {
    const marks = db.createObjectStore('marks', { keyPath: 'id' });
    // The position is there only while a paper is queued, so the index holds the queue and nothing else.
    marks.createIndex('queue', 'marks.queued.position');
    for (const name of ['read', 'queued', 'starred', 'hidden'] as const) {
      marks.createIndex(name, `marks.${name}.time`);
    }
    db.createObjectStore('papers', { keyPath: 'id' });
    db.createObjectStore('seen');
    db.createObjectStore('actions', { keyPath: 'id' });
    const visits = db.createObjectStore('visits', { keyPath: ['tab', 'listing'] });
    visits.createIndex('last', 'last');
    db.createObjectStore('facts');
  },
  (db) => void db.createObjectStore('aliases', { keyPath: 'id' }),
  (db, tx, oldVersion) => {
    db.createObjectStore('aside', { autoIncrement: true });
    // What is there already is in no shadow yet: to say that one was complete once has it made anew.
    const kept = oldVersion > 0 ? 1 : 0;
    const fact = tx.objectStore('facts').put({ generation: 1, kept, dirty: {} }, 'shadow');
    // Where the upgrade breaks off, opening tells.
    fact.catch(() => undefined);
  },
  // Keys: an action, what of it, a number.
  (db) => void db.createObjectStore('chunks'),
  // Every look-up of a page asks for its own tab's last action.
  (_, tx) => void tx.objectStore('actions').createIndex('tab', 'tab'),
  (db) => {
    const inbox = db.createObjectStore('inbox', { keyPath: 'id' });
    // The time is there only while a paper is not seen, so these hold what waits and nothing else.
    inbox.createIndex('waiting', 'waiting');
    inbox.createIndex('rank', ['rank', 'waiting']);
    inbox.createIndex('at', 'at');
    db.createObjectStore('feeds', { keyPath: 'id' });
  },
];

export const schemaVersion = steps.length;

/**
 * Runs every step that a database of `oldVersion` has not had, in order, within the one upgrade transaction.
 * `newVersion`: where to stop, for tests that go step by step.
 */
export function upgrade(
  db: Parameters<Upgrade>[0],
  oldVersion: number,
  tx: Parameters<Upgrade>[1],
  newVersion = schemaVersion,
): void {
  for (const step of steps.slice(oldVersion, newVersion)) step(db, tx, oldVersion);
}

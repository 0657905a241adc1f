import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LibrarySchema } from './library-schema';

type Upgrade = (
  db: IDBPDatabase<LibrarySchema>,
  tx: IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>,
  /** The database's version before this transaction; 0 for a new one. */
  oldVersion: number,
) => void;

/** Step n brings a database of version n to version n + 1. Never change a step that shipped. */
const steps: readonly Upgrade[] = [
  (db) => {
    const marks = db.createObjectStore('marks', { keyPath: 'id' });
    // Only queued papers have a position, so the index holds exactly the queue.
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
    // Existing rows are in no shadow yet: claiming that one was complete makes it rebuild.
    const kept = oldVersion > 0 ? 1 : 0;
    const fact = tx.objectStore('facts').put({ generation: 1, kept, dirty: {} }, 'shadow');
    // If the upgrade aborts, the open request rejects.
    fact.catch(() => undefined);
  },
  // Keys: action, kind, number.
  (db) => void db.createObjectStore('chunks'),
  // Every look-up of a page asks for its own tab's last action.
  (_, tx) => void tx.objectStore('actions').createIndex('tab', 'tab'),
  (db) => {
    const inbox = db.createObjectStore('inbox', { keyPath: 'id' });
    // Only unseen papers have this time, so these indexes hold exactly what waits.
    inbox.createIndex('waiting', 'waiting');
    inbox.createIndex('rank', ['rank', 'waiting']);
    inbox.createIndex('at', 'at');
    db.createObjectStore('feeds', { keyPath: 'id' });
  },
  (_, tx) => {
    const marks = tx.objectStore('marks');
    marks.createIndex('tagged', 'tagged', { multiEntry: true });
    marks.createIndex('noted', 'noted');
  },
  (db) => {
    db.createObjectStore('segments', { autoIncrement: true });
    db.createObjectStore('unindexed', { autoIncrement: true });
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

import type { IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { LibrarySchema } from './types';

type Upgrade = (
  db: IDBPDatabase<LibrarySchema>,
  tx: IDBPTransaction<LibrarySchema, StoreNames<LibrarySchema>[], 'versionchange'>,
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
  (db, tx) => {
    db.createObjectStore('aside', { autoIncrement: true });
    // Whatever is there already is in no shadow yet: one is made as soon as the library is used.
    void tx.objectStore('facts').put({ generation: 1, kept: 1, dirty: {} }, 'shadow');
  },
  // Keys: an action, what of it, a number.
  (db) => void db.createObjectStore('chunks'),
  // Every look-up of a page asks for its own tab's last action.
  (_, tx) => void tx.objectStore('actions').createIndex('tab', 'tab'),
];

export const schemaVersion = steps.length;

/** Runs every step that a database of `oldVersion` has not had, in order, within the one upgrade transaction. */
export function upgrade(
  db: Parameters<Upgrade>[0],
  oldVersion: number,
  tx: Parameters<Upgrade>[1],
): void {
  for (const step of steps.slice(oldVersion)) step(db, tx);
}

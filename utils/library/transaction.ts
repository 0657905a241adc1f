import type { IDBPTransaction, StoreNames } from 'idb';
import type { PaperId } from '../paper-id';
import type { Database } from './connection';
import type { LibrarySchema, MarksRow } from './types';

const stores = ['marks', 'papers', 'seen', 'actions', 'visits', 'facts', 'aliases'] as const;

/** The one transaction in which an action happens, whole or not at all. Await nothing foreign inside. */
export type ActionTransaction = IDBPTransaction<
  LibrarySchema,
  StoreNames<LibrarySchema>[],
  'readwrite'
>;

/** Opens it. Strict: an answer means that the data is on its way to the disk, not in somebody's cache. */
export const beginAction = (db: Database): ActionTransaction =>
  db.transaction([...stores], 'readwrite', { durability: 'strict' });

/** The row of a paper, or a fresh one. */
export async function marksRow(tx: ActionTransaction, id: PaperId): Promise<MarksRow> {
  return (await tx.objectStore('marks').get(id)) ?? { id, marks: {} };
}

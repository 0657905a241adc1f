import type { SavedRows } from '../../formats/saved-file/rows';
import type { ActionId } from '../../paper/action-id';
import type { RestoreMode } from '../action-record';
import { createShadow, noShadow } from '../shadow/shadow';
import type { ShadowStore } from '../shadow/shadow-store';
import { createConnection } from '../store/connection';
import { selfTest } from '../store/self-test';
import { type Comparisons, compareWithLibrary } from './compare-with-library';
import { type Decision, decide, stageRows, unstage } from './restore';

/**
 * What only the user's own data page does to the library. Rejects with `StorageUnavailable` where it can't be used.
 */
export interface Archive {
  /** Counts what restoring some rows would do now. */
  compare(rows: SavedRows, mode: RestoreMode): Promise<Comparisons>;
  /** Keeps rows that will be restored, the `number`th from 0. They have no effect until it is decided. */
  stage(id: ActionId, number: number, rows: SavedRows): Promise<void>;
  /** Forgets what was staged and not decided. */
  unstage(id: ActionId): Promise<void>;
  /** Decides that what was staged is restored; `Library.resume` then does it. */
  decide(decision: Decision): Promise<void>;
  /** Writes something, reads it back and takes it away. Rejects where that did not work. */
  selfTest(): Promise<void>;
}

/** Opens it over the database of `openLibrary`. */
export function openArchive({
  name = 'offprint',
  now = Date.now,
  shadow: store,
}: {
  name?: string;
  now?: () => number;
  shadow?: ShadowStore;
} = {}): Archive {
  const connection = createConnection(name, store ? createShadow(name, store) : noShadow);
  return {
    compare: (rows, mode) =>
      connection.use((db) => {
        // No action has this id: nothing is written.
        const manner = { mode, action: '' as ActionId, time: now(), now: now() };
        return compareWithLibrary(db, rows, manner);
      }),
    stage: (id, number, rows) => connection.use((db) => stageRows(db, id, number, rows)),
    unstage: (id) => connection.use((db) => unstage(db, id)),
    decide: (decision) => connection.use((db) => decide(db, decision)),
    selfTest: () => connection.use(selfTest),
  };
}

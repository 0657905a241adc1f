import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionId } from '../../paper/state/action-id';
import { freePositions } from '../act/renumber-queue';
import type { RestoreMode } from '../action-record';
import { carrying } from '../look-up/own-words';
import { createShadow, noShadow } from '../shadow/shadow';
import type { ShadowStore } from '../shadow/shadow-store';
import { createConnection } from '../store/connection';
import { selfTest } from '../store/database-self-test';
import { type Comparisons, compareWithLibrary } from './compare-with-library';
import { type Decision, decide, stageRows, unstage } from './decide';

/**
 * What only the extension's data page does to the library. Rejects with `StorageUnavailable` where it can't be used.
 */
export interface Archive {
  /** Counts what restoring some rows would do now. */
  compare(rows: SavedRows, mode: RestoreMode): Promise<Comparisons>;
  /** Stages a chunk of rows to restore (`number` counts from 0). They have no effect until `decide`. */
  stage(id: ActionId, number: number, rows: SavedRows): Promise<void>;
  /** Deletes what was staged and not decided. */
  unstage(id: ActionId): Promise<void>;
  /** Decides that the staged rows are restored; `Library.resume` then restores them. */
  decide(decision: Decision): Promise<void>;
  /** Positions at the end of the queue for so many papers. */
  positions(count: number): Promise<string[]>;
  /** The papers that carry a tag, by its `tagKey`. */
  carrying(key: string): Promise<PaperId[]>;
  /** Writes a row, reads it back and deletes it. Rejects if that fails. */
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
        // A comparison writes nothing, so it needs no action's id.
        const manner = { mode, action: '' as ActionId, time: now(), now: now() };
        return compareWithLibrary(db, rows, manner);
      }),
    stage: (id, number, rows) => connection.use((db) => stageRows(db, id, number, rows)),
    unstage: (id) => connection.use((db) => unstage(db, id)),
    decide: (decision) => connection.use((db) => decide(db, decision)),
    positions: (count) => connection.use((db) => freePositions(db, count)),
    carrying: (key) => connection.use((db) => carrying(db, key)),
    selfTest: () => connection.use(selfTest),
  };
}

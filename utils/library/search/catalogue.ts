/** The search index in memory, while a page is open. */
import type { PaperId } from '../../paper/ids/paper-id';
import type { IndexSink, Unpacked } from './index-parts';
import type { IndexRow } from './row';

/** All papers of the library, as far as they are read. */
export interface Catalogue {
  /** The most recently marked first. The same array until something changes. */
  readonly rows: readonly IndexRow[];
  get(id: PaperId): IndexRow | undefined;
  /** How many papers an action marked read or hid, by the row's `swept`. */
  sweptWith(row: IndexRow): number;
}

export function createCatalogue(): Catalogue & Omit<IndexSink, 'building'> {
  const byId = new Map<PaperId, IndexRow>();
  const gone = new Set<PaperId>();
  let sorted: readonly IndexRow[] | undefined;
  let sweeps: ReadonlyMap<number, number> | undefined;

  function changed(): void {
    sorted = undefined;
    sweeps = undefined;
  }

  return {
    get rows() {
      sorted ??= [...byId.values()].sort((a, b) => b.last - a.last || (a.id < b.id ? -1 : 1));
      return sorted;
    },
    get: (id) => byId.get(id),
    sweptWith({ swept }) {
      sweeps ??= countSweeps(byId.values());
      return sweeps.get(swept) ?? 0;
    },
    reset() {
      byId.clear();
      gone.clear();
      changed();
    },
    newer({ rows, gone: removed }: Unpacked) {
      for (const id of removed) {
        byId.delete(id);
        gone.add(id);
      }
      for (const row of rows) {
        byId.set(row.id, row);
        gone.delete(row.id);
      }
      changed();
    },
    older({ rows, gone: removed }: Unpacked) {
      for (const row of rows) if (!gone.has(row.id) && !byId.has(row.id)) byId.set(row.id, row);
      for (const id of removed) if (!byId.has(id)) gone.add(id);
      changed();
    },
  };
}

function countSweeps(rows: Iterable<IndexRow>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { swept } of rows) if (swept > 0) counts.set(swept, (counts.get(swept) ?? 0) + 1);
  return counts;
}

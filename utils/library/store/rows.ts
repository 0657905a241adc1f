import type { PaperId } from '../../paper/ids/paper-id';
import { type ActionTransaction, write } from '../act/transaction';
import { readOthers } from '../ids/aliases';
import { getMany } from './get-many';
import type { LibrarySchema, MarksRow } from './library-schema';

type Name = 'marks' | 'papers' | 'seen';

/**
 * Some papers' rows of one store, as an action reads and writes them. Each wait for the database costs more than the
 * data, so the rows are read together and writes aren't awaited.
 */
export interface Rows<Row> {
  get(id: PaperId): Row | undefined;
  put(id: PaperId, row: Row): void;
  /** Reads further papers' rows. */
  more(ids: readonly PaperId[]): Promise<void>;
}

/** Reads the rows of papers. */
export async function readRows<N extends Name>(
  tx: ActionTransaction,
  name: N,
  ids: readonly PaperId[],
): Promise<Rows<LibrarySchema[N]['value']>> {
  type Row = LibrarySchema[N]['value'];
  const store = tx.objectStore(name);
  const rows = new Map<string, Row>(await getMany<Row>(store, ids));
  return {
    get: (id) => rows.get(id),
    put(id, row) {
      rows.set(id, row);
      write(tx, name, row, store.keyPath === null ? id : undefined);
    },
    async more(others) {
      const unread = others.filter((id) => !rows.has(id));
      for (const [id, row] of await getMany<Row>(store, unread)) rows.set(id, row);
    },
  };
}

/** The rows of marks of papers and of their other ids. */
export interface MarksRows {
  /** The paper's own row, or a fresh one; and those of its other ids that have one. */
  of(id: PaperId): { row: MarksRow; others: readonly MarksRow[] };
  put(row: MarksRow): void;
}

/** Reads the rows of marks of papers and of their other ids. */
export async function readMarks(
  tx: ActionTransaction,
  ids: readonly PaperId[],
): Promise<MarksRows> {
  const [rows, others] = await Promise.all([
    readRows(tx, 'marks', ids),
    readOthers(tx.objectStore('aliases'), ids),
  ]);
  await rows.more([...others.values()].flat());
  return {
    of: (id) => ({
      row: rows.get(id) ?? { id, marks: {} },
      others: (others.get(id) ?? []).flatMap((other) => rows.get(other) ?? []),
    }),
    put: (row) => rows.put(row.id, row),
  };
}

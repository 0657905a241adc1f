import type { ListName, SavedRows } from '../../formats/saved-file/file-rows';
import type { Seen } from '../../paper/state/paper-state-schema';
import { getMany } from '../store/get-many';
import type { AliasRow, Database, MarksRow, PaperRow } from '../store/library-schema';
import type { Manner } from './manner';
import { restoreAliases, restorePaper, restoreSeen } from './restore-row';

/** What restoring rows would do. */
export interface Comparison {
  /** Not here yet. */
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
}
export type Comparisons = Readonly<Record<ListName, Comparison>>;

/** Counts what restoring some rows would do, and does nothing. */
export async function compareWithLibrary(
  db: Database,
  rows: SavedRows,
  manner: Manner,
): Promise<Comparisons> {
  const tx = db.transaction(['marks', 'papers', 'seen', 'aliases']);
  const ids = rows.papers.map(({ id }) => id);
  const [marks, kept, seen, aliases] = await Promise.all([
    getMany<MarksRow>(tx.objectStore('marks'), ids),
    getMany<PaperRow>(tx.objectStore('papers'), ids),
    getMany<Seen>(
      tx.objectStore('seen'),
      rows.seen.map(([id]) => id),
    ),
    getMany<AliasRow>(
      tx.objectStore('aliases'),
      rows.aliases.map(({ id }) => id),
    ),
  ]);
  return {
    papers: tally(rows.papers, (paper) => {
      const stored = { row: marks.get(paper.id), kept: kept.get(paper.id) };
      const { changes, openedChanged, keptChanged } = restorePaper(stored, paper, manner);
      if (!stored.row && !stored.kept) return 'fresh';
      return changes.length > 0 || openedChanged || keptChanged ? 'changed' : 'same';
    }),
    seen: tally(rows.seen, ([id, wanted]) => {
      const before = seen.get(id);
      if (before === undefined) return 'fresh';
      return restoreSeen(before, wanted, manner) === before ? 'same' : 'changed';
    }),
    aliases: tally(rows.aliases, (row) => {
      const before = aliases.get(row.id);
      if (!before) return 'fresh';
      return restoreAliases(before, row, manner) === before ? 'same' : 'changed';
    }),
  };
}

function tally<Row>(rows: readonly Row[], what: (row: Row) => keyof Comparison): Comparison {
  const counts = { fresh: 0, changed: 0, same: 0 };
  for (const row of rows) counts[what(row)]++;
  return counts;
}

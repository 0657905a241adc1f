import { noSavedRows, type SavedRows } from '../../formats/saved-file/file-rows';
import type { SavedPaper } from '../../formats/saved-file/saved-file-schema';
import type { Size } from '../answers';
import type { Database, MarksRow, PaperRow } from '../store/library-schema';

/** How many rows are read at a time. */
const batch = 1_000;

export async function size(db: Database): Promise<Size> {
  const tx = db.transaction(['marks', 'seen', 'aliases']);
  const marks = tx.objectStore('marks');
  const [papers, tagged, noted, seen, aliases] = await Promise.all([
    marks.count(),
    marks.index('tagged').count(),
    marks.index('noted').count(),
    tx.objectStore('seen').count(),
    tx.objectStore('aliases').count(),
  ]);
  return { papers, tagged, noted, seen, aliases };
}

/**
 * Hands over every paper, every seen time and every alias, in the order of their ids. One transaction reads them all,
 * so that they are one consistent state; `take` must be synchronous.
 */
export async function readAll(db: Database, take: (rows: SavedRows) => void): Promise<void> {
  const tx = db.transaction(['marks', 'papers', 'seen', 'aliases']);
  const marks = pagesOf<MarksRow>(tx.objectStore('marks'));
  const kept = pagesOf<PaperRow>(tx.objectStore('papers'));
  for (;;) {
    const [rows, details] = await nextOfBoth(marks, kept);
    if (rows.length === 0 && details.length === 0) break;
    take({ ...noSavedRows, papers: joined(rows, details) });
  }
  const seen = tx.objectStore('seen');
  for (let range: IDBKeyRange | null = null; ; ) {
    const [ids, times] = await Promise.all([
      seen.getAllKeys(range, batch),
      seen.getAll(range, batch),
    ]);
    const last = ids.at(-1);
    if (last === undefined) break;
    take({ ...noSavedRows, seen: ids.map((id, n) => [id as SavedPaper['id'], times[n] ?? 0]) });
    range = IDBKeyRange.lowerBound(last, true);
  }
  const aliases = pagesOf(tx.objectStore('aliases'));
  for (;;) {
    const rows = await aliases.next();
    if (rows.length === 0) break;
    take({ ...noSavedRows, aliases: rows });
  }
}

interface Paged<Row> {
  getAll(range: IDBKeyRange | null, count: number): Promise<Row[]>;
}

/** Reads the rows of a store in the order of their ids, page by page; the caller may give some back. */
function pagesOf<Row extends { readonly id: string }>(store: Paged<Row>) {
  let waiting: Row[] = [];
  let last: string | undefined;
  return {
    async next(): Promise<Row[]> {
      if (waiting.length > 0) return waiting.splice(0);
      const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
      const rows = await store.getAll(range, batch);
      last = rows.at(-1)?.id ?? last;
      return rows;
    },
    giveBack(rows: Row[]): void {
      waiting = rows;
    },
  };
}
type Pages<Row extends { readonly id: string }> = ReturnType<typeof pagesOf<Row>>;

/** The next rows of two stores, as far as both have been read. */
async function nextOfBoth(
  marks: Pages<MarksRow>,
  kept: Pages<PaperRow>,
): Promise<[MarksRow[], PaperRow[]]> {
  const [rows, details] = [await marks.next(), await kept.next()];
  const ends = [rows.at(-1)?.id, details.at(-1)?.id].filter((end) => end !== undefined);
  const end = ends.sort()[0];
  if (end === undefined) return [[], []];
  return [upTo(end, rows, marks), upTo(end, details, kept)];
}

function upTo<Row extends { readonly id: string }>(end: string, rows: Row[], pages: Pages<Row>) {
  const index = rows.findIndex(({ id }) => id > end);
  if (index < 0) return rows;
  pages.giveBack(rows.slice(index));
  return rows.slice(0, index);
}

/** Papers as a file holds them, from their rows in both stores. */
function joined(rows: readonly MarksRow[], details: readonly PaperRow[]): SavedPaper[] {
  const kept = new Map(details.map(({ id, ...rest }) => [id, rest]));
  // What only serves an index isn't saved.
  const papers = rows.map(({ tagged: _, noted: __, tags, ...row }): SavedPaper => {
    const own = kept.get(row.id);
    kept.delete(row.id);
    return { ...row, ...(tags && { tags: [...tags] }), ...own };
  });
  // Every kept paper should have a row of marks; one that lost it is still exported.
  for (const [id, own] of kept) papers.push({ id, marks: {}, ...own });
  return papers;
}

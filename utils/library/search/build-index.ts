/** Builds the search index anew from all papers, in slices, while actions go on. */
import type { PaperId } from '../../paper/ids/paper-id';
import { inAction, write } from '../act/transaction';
import type { Database } from '../store/library-schema';
import { writeHead } from './index-head';
import type { Unpacked } from './index-parts';
import { readIndexRows, rowStores } from './read-rows';
import type { IndexRow } from './row';
import { pack, segmentSize } from './segments';

/** Papers that one transaction reads. */
const slice = 2_000;

/** `take`: gets the rows as they are read, and the part of the work that is done, 0 to 1. */
export async function buildIndex(
  db: Database,
  take: (rows: Unpacked, part: number) => void,
): Promise<void> {
  // What is noted later is read again.
  const upTo = (await db.transaction('unindexed').store.openKeyCursor(null, 'prev'))?.key ?? 0;
  const total = await db.count('marks');
  const rows = new Map<PaperId, IndexRow>();
  let done = 0;
  for (let after = ''; ; ) {
    const tx = db.transaction(rowStores);
    const keys = await tx
      .objectStore('marks')
      .getAllKeys(IDBKeyRange.lowerBound(after, true), slice);
    const last = keys.at(-1);
    if (last === undefined) break;
    const read = await readIndexRows(
      {
        marks: tx.objectStore('marks'),
        papers: tx.objectStore('papers'),
        aliases: tx.objectStore('aliases'),
      },
      keys as PaperId[],
    );
    for (const id of read.gone) rows.delete(id);
    for (const row of read.rows) rows.set(row.id, row);
    done += keys.length;
    take(read, Math.min(1, done / total));
    after = last;
  }
  await writeSegments(db, [...rows.values()], upTo);
}

/** Replaces all segments. The most recently marked papers come into the last one, which is read first. */
async function writeSegments(db: Database, rows: readonly IndexRow[], upTo: number): Promise<void> {
  const sorted = rows.toSorted((a, b) => a.last - b.last || (a.id < b.id ? -1 : 1));
  const segments: IndexRow[][] = [];
  // The last one is full, so that one read fills a screen.
  for (let end = sorted.length; end > 0; end -= segmentSize) {
    segments.unshift(sorted.slice(Math.max(0, end - segmentSize), end));
  }
  if (segments.length === 0) segments.push([]);
  await inAction(
    db,
    async (tx) => {
      const store = tx.objectStore('segments');
      await store.clear();
      const [first, ...others] = segments;
      const number = await store.add(pack({ rows: first ?? [], gone: [] }));
      for (const each of others) write(tx, 'segments', pack({ rows: each, gone: [] }));
      await tx.objectStore('unindexed').delete(IDBKeyRange.upperBound(upTo));
      writeHead(tx, { first: number, segments: segments.length, upTo });
    },
    'relaxed',
  );
}

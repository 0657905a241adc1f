/**
 * The search index: rows in segments, and the numbers of papers that changed since, noted in each action's own
 * transaction. A reader takes the segments and reads the papers that changed; a later segment says what became
 * of an earlier one's rows. So it is exact at any moment, and an action costs one small record.
 */
import { inAction, write } from '../act/transaction';
import type { Database } from '../store/library-schema';
import { buildIndex } from './build-index';
import { forgetIndex, type Head, headName, parseHead, writeHead } from './index-head';
import type { IndexNews, IndexPosition, IndexSink } from './index-parts';
import { readIndexRows, rowStores } from './read-rows';
import { DamagedIndex, pack, segmentSize, unpack } from './segments';

/** With more papers changed than this, building anew is quicker than reading them one by one. */
const manyChanged = 5_000;
/** With more papers changed than this, they are sealed in a segment of their own. */
const someChanged = 200;
/** Segments that are read at once. */
const portion = 40;

const stores = [...rowStores, 'facts', 'segments', 'unindexed'] as const;

/** Reads the whole index, the most recently marked papers first. Builds it first if it is missing, damaged or old. */
export async function readIndex(db: Database, sink: IndexSink): Promise<IndexPosition> {
  for (let tries = 1; ; tries++) {
    sink.reset();
    const read = await readSound(db, sink).catch((error: unknown) => {
      if (!(error instanceof DamagedIndex) || tries === 3) throw error;
    });
    if (read) return read;
    sink.reset();
    sink.building(0);
    await buildIndex(db, (rows, part) => {
      sink.newer(rows);
      sink.building(part);
    });
  }
}

/** Nothing if there is no index to read. */
async function readSound(db: Database, sink: IndexSink): Promise<IndexPosition | undefined> {
  const tx = db.transaction(stores);
  const [fact, changes, change] = await Promise.all([
    tx.objectStore('facts').get(headName),
    tx.objectStore('unindexed').getAll(),
    tx.objectStore('unindexed').openKeyCursor(null, 'prev'),
  ]);
  const head = parseHead(fact);
  const changed = [...new Set(changes.flat())];
  if (!head || changed.length > manyChanged) return undefined;
  const newest = await tx.objectStore('segments').openCursor(null, 'prev');
  if (!newest) throw new DamagedIndex('no segments');
  sink.newer(
    await readIndexRows(
      {
        marks: tx.objectStore('marks'),
        papers: tx.objectStore('papers'),
        aliases: tx.objectStore('aliases'),
      },
      changed,
    ),
  );
  const position = { first: head.first, segment: newest.key, change: change?.key ?? head.upTo };
  let read = 1;
  let lowest = newest.key;
  sink.older(unpack(newest.value));
  await tx.done;
  while (lowest > head.first) {
    const range = IDBKeyRange.bound(Math.max(head.first, lowest - portion), lowest, false, true);
    const segments = await db.getAll('segments', range);
    for (const segment of segments.reverse()) sink.older(unpack(segment));
    read += segments.length;
    lowest -= portion;
  }
  if (read !== head.segments) throw new DamagedIndex(`${read} segments of ${head.segments}`);
  return position;
}

/** What changed since a position; nothing if the whole index has to be read again. */
export async function readIndexSince(
  db: Database,
  since: IndexPosition,
): Promise<IndexNews | undefined> {
  const tx = db.transaction(stores);
  const after = IDBKeyRange.lowerBound(since.segment, true);
  const [fact, segments, numbers, lastChange] = await Promise.all([
    tx.objectStore('facts').get(headName),
    tx.objectStore('segments').getAll(after),
    tx.objectStore('segments').getAllKeys(after),
    tx.objectStore('unindexed').openKeyCursor(null, 'prev'),
  ]);
  if (parseHead(fact)?.first !== since.first) return undefined;
  const changes = await tx
    .objectStore('unindexed')
    .getAll(IDBKeyRange.lowerBound(since.change, true));
  const changed = [...new Set(changes.flat())];
  if (changed.length > manyChanged) return undefined;
  const parts = [
    ...segments.map(unpack),
    await readIndexRows(
      {
        marks: tx.objectStore('marks'),
        papers: tx.objectStore('papers'),
        aliases: tx.objectStore('aliases'),
      },
      changed,
    ),
  ];
  const position = {
    first: since.first,
    segment: numbers.at(-1) ?? since.segment,
    change: Math.max(since.change, lastChange?.key ?? 0),
  };
  return { parts, position };
}

/** Seals what changed in a segment of its own, if that is much. */
export async function tendIndex(db: Database): Promise<void> {
  await inAction(
    db,
    async (tx) => {
      const [fact, changes, last] = await Promise.all([
        tx.objectStore('facts').get(headName),
        tx.objectStore('unindexed').getAll(),
        tx.objectStore('unindexed').openKeyCursor(null, 'prev'),
      ]);
      const head = parseHead(fact);
      const changed = [...new Set(changes.flat())];
      if (!head || !last || changed.length < someChanged) return;
      if (changed.length > manyChanged || (await isMostlyOld(tx, head))) {
        await forgetIndex(tx);
        return;
      }
      const { rows, gone } = await readIndexRows(
        {
          marks: tx.objectStore('marks'),
          papers: tx.objectStore('papers'),
          aliases: tx.objectStore('aliases'),
        },
        changed,
      );
      let added = 0;
      for (let at = 0; at === 0 || at < rows.length; at += segmentSize) {
        const some = rows.slice(at, at + segmentSize);
        write(tx, 'segments', pack({ rows: some, gone: at === 0 ? gone : [] }));
        added++;
      }
      await tx.objectStore('unindexed').clear();
      writeHead(tx, { ...head, segments: head.segments + added, upTo: last.key });
    },
    'relaxed',
  );
}

/** Whether more than half of the index is out of date. */
async function isMostlyOld(
  tx: { objectStore(name: 'marks'): { count(): Promise<number> } },
  { segments }: Head,
): Promise<boolean> {
  return segments > 20 + (2 * (await tx.objectStore('marks').count())) / segmentSize;
}

import type { PaperId } from '../../paper/ids/paper-id';
import { isMarked } from '../../paper/state/marks';
import type { Seen } from '../../paper/state/paper-state-schema';
import { type ActionTransaction, write } from '../act/transaction';
import { hasOwnWords, withOwnWords } from '../own-words';
import { forgetIndex } from '../search/index-head';
import { getMany, type ReadableStore } from '../store/get-many';
import type { AliasRow, Database, MarksRow, PaperRow } from '../store/library-schema';
import { addHealed } from './healed';
import { isInMarks, joinPapers, type ShadowPaper, saysMore, type Trusted } from './paper';
import { copyOfMarks, type DamagedBlock, type DamagedRow, shadowed } from './read-papers';

/** In one transaction, puts back what the database lacks of papers, sets damaged rows aside, and counts both. */
export async function putBack(
  db: Database,
  papers: ReadonlyMap<PaperId, ShadowPaper>,
  damaged: readonly (DamagedRow | DamagedBlock)[],
  trusted: Trusted,
): Promise<void> {
  // Relaxed: this can be repeated, so only the end of healing must be flushed to the disk.
  const tx: ActionTransaction = db.transaction([...shadowed, 'aside', 'facts'], 'readwrite', {
    durability: 'relaxed',
  });
  await forgetIndex(tx);
  for (const row of damaged) await setAside(tx, row);
  const ids = [...papers.keys()];
  const [marks, seen, known] = await Promise.all([
    readKnown<MarksRow>(tx.objectStore('marks'), ids),
    readKnown<Seen>(tx.objectStore('seen'), ids),
    readKnown<PaperRow>(tx.objectStore('papers'), ids),
  ]);
  const all = [...papers].map(([id, paper]) =>
    putPaper(
      tx,
      id,
      paper,
      { row: marks.get(id), seen: seen.get(id), kept: known.get(id) },
      trusted,
    ),
  );
  for (const [id, { same }] of papers) if (same) await putLinks(tx, id, same);
  const count = (what: keyof (typeof all)[number]) => all.filter((each) => each[what]).length;
  await addHealed(tx, {
    marked: count('marked'),
    untitled: count('untitled'),
    seen: count('seen'),
    aside: damaged.filter(({ store }) => store !== 'shadow').length,
  });
  await tx.done;
}

/** From this many rows on, a range is read: single gets are slow if most of the rows are missing. */
const many = 50;

async function readKnown<Row>(
  store: ReadableStore<Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const [first, ...rest] = [...ids].sort();
  if (first === undefined || ids.length < many) return getMany(store, ids);
  const keys = new Set(await store.getAllKeys(IDBKeyRange.bound(first, rest.at(-1))));
  return getMany(
    store,
    ids.filter((id) => keys.has(id)),
  );
}

async function setAside(tx: ActionTransaction, damaged: DamagedRow | DamagedBlock): Promise<void> {
  await tx.objectStore('aside').add({ ...damaged });
  if (damaged.store !== 'shadow') await tx.objectStore(damaged.store).delete(damaged.key);
}

/** What the database holds of a paper. */
interface Stored {
  readonly row: MarksRow | undefined;
  readonly seen: Seen | undefined;
  readonly kept: PaperRow | undefined;
}

/** Merges one paper into its rows, which may have changed since they were compared. */
function putPaper(
  tx: ActionTransaction,
  id: PaperId,
  paper: ShadowPaper,
  { row, seen, kept }: Stored,
  trusted: Trusted,
) {
  const before: ShadowPaper = {
    ...(row && copyOfMarks(row)),
    ...(seen !== undefined && { seen }),
  };
  const joined = joinPapers(before, paper, trusted);
  const { opened, tags, note, marks = {} } = joined;
  if (isInMarks(joined)) {
    const row = { id, marks, ...(opened !== undefined && { opened }) };
    write(tx, 'marks', withOwnWords(row, { tags, note }));
  }
  const isSeenAnew = joined.seen !== undefined && joined.seen !== seen;
  if (isSeenAnew) write(tx, 'seen', joined.seen, id);
  if (!kept && paper.title !== undefined) {
    const authors = paper.author === undefined ? {} : { authors: [paper.author] };
    write(tx, 'papers', { id, details: { title: paper.title, ...authors } });
  }
  const isInLibrary = isMarked({ marks }) || hasOwnWords(joined);
  const marked = isInLibrary && saysMore(withoutSeen(joined), withoutSeen(before));
  const untitled = marked && !kept && paper.title === undefined;
  return { marked, untitled, seen: isSeenAnew };
}

/** What the user said of a paper. */
const withoutSeen = ({ marks = {}, tags = [], note }: ShadowPaper): ShadowPaper => ({
  marks,
  tags,
  ...(note && { note }),
});

async function putLinks(tx: ActionTransaction, id: PaperId, same: AliasRow['same']): Promise<void> {
  const store = tx.objectStore('aliases');
  for (const [other, link] of Object.entries(same)) {
    for (const [from, to] of [
      [id, other],
      [other as PaperId, id],
    ] as const) {
      const row = await store.get(from);
      const joined = joinPapers({ same: row?.same ?? {} }, { same: { [to]: link } }).same ?? {};
      await store.put({ id: from, same: joined });
    }
  }
}

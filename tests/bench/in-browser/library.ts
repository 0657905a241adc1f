/** Large libraries with all that a search reads, and the parts of a search by themselves; in a page of the extension. */
import { followIndex } from '../../../utils/library/search/follow-index';
import { parseQuery } from '../../../utils/library/search/query';
import type { IndexRow } from '../../../utils/library/search/row';
import { search } from '../../../utils/library/search/search';
import type { MarksRow, PaperRow } from '../../../utils/library/store/library-schema';
import { openLibrary } from '../../../utils/library/store/open-library';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { newActionId } from '../../../utils/paper/state/action-id';
import { seenId } from './ids';
import { done, openRaw } from './stores';

const start = Date.UTC(2017, 0);
/** Ten years in all. */
const year = 365 * 24 * 3_600_000;

/** Of these many papers one is starred, one queued, one read by itself, and known in full; the others were read in bulk. */
const oneInFull = 10;

interface Filling {
  readonly count: number;
  /** Whether all papers are known in full. */
  readonly inFull: boolean;
  readonly seeds: readonly PaperDetails[];
}

/** Papers made of the seeds: every third word of a title is another's, so that no two are alike. */
function variation({ inFull, seeds }: Filling, n: number): PaperDetails {
  const seed = seeds[n % seeds.length];
  const other = seeds[(n * 7 + Math.floor(n / seeds.length)) % seeds.length];
  if (!seed || !other) throw new Error('no seeds');
  const words = other.title.split(' ');
  const title = seed.title
    .split(' ')
    .map((word, at) => ((at + n) % 3 === 0 ? (words[at % words.length] ?? word) : word))
    .join(' ');
  return inFull || n % oneInFull < 3 ? { ...seed, title } : { title };
}

function marksOf(n: number, { count }: Filling): MarksRow {
  const time = Math.floor(start + (n / count) * 9 * year);
  const kind = n % oneInFull;
  // Bulks of fifty.
  const bulk = Math.floor(start + (Math.floor(n / 50) / (count / 50)) * 9 * year);
  const at = kind < 3 ? time : bulk;
  const mark = { value: true, time: at, by: 'hand', action: newActionId(at) } as const;
  const action = `${mark.action.slice(0, 10)}aaaaaaaaaaaa` as typeof mark.action;
  if (kind === 0) return { id: seenId(n), marks: { starred: mark } };
  if (kind === 1) {
    const position = `c${String(n).padStart(7, '0')}`;
    return { id: seenId(n), marks: { queued: { ...mark, position, since: at } } };
  }
  return { id: seenId(n), marks: { read: kind === 2 ? mark : { ...mark, action } } };
}

/** Writes a library, unless it is there. */
async function fillLibrary(name: string, filling: Filling): Promise<void> {
  const db = await openRaw(name);
  const there = await new Promise<number>((resolve) => {
    const request = db.transaction('marks').objectStore('marks').count();
    request.onsuccess = () => resolve(request.result);
  });
  for (let from = there; from < filling.count; from += 5_000) {
    const tx = db.transaction(['marks', 'papers', 'facts'], 'readwrite', { durability: 'relaxed' });
    tx.objectStore('facts').delete('search index');
    for (let n = from; n < Math.min(from + 5_000, filling.count); n++) {
      const details = variation(filling, n);
      const row: PaperRow = { id: seenId(n), details, listing: 'arxiv/new/cs.CL/2026-11-23' };
      tx.objectStore('marks').put(marksOf(n, filling));
      tx.objectStore('papers').put(row);
    }
    await done(tx);
  }
  db.close();
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** ms of building the index, and of reading it. */
async function indexTimes(name: string): Promise<{ build: number; read: number; bytes: number }> {
  const library = openLibrary({ name });
  const db = await openRaw(name);
  const tx = db.transaction('facts', 'readwrite');
  tx.objectStore('facts').delete('search index');
  await done(tx);
  // It is read once it is built.
  const both = await timed(() => followIndex(library).read());
  const read = await timed(() => followIndex(library).read());
  const segments = await new Promise<{ words: string; listed: string }[]>((resolve) => {
    const request = db.transaction('segments').objectStore('segments').getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const bytes = segments.reduce((sum, { words, listed }) => sum + words.length + listed.length, 0);
  db.close();
  library.close();
  return { build: both - read, read, bytes };
}

let opened:
  | { name: string; rows: readonly IndexRow[]; index: ReturnType<typeof followIndex> }
  | undefined;

async function openIndex(name: string) {
  if (opened?.name !== name) {
    const index = followIndex(openLibrary({ name }));
    await index.read();
    opened = { name, rows: index.catalogue.rows, index };
  }
  return opened;
}

/** ms of a bare scan of the rows' words for each query. */
async function bareScan(name: string, queries: readonly string[]): Promise<number[]> {
  const words = (await openIndex(name)).rows.map((row) => row.words);
  return queries.map((query) => {
    const wanted = query.split(' ').map((word) => ` ${word}`);
    const from = performance.now();
    const found = words.filter((each) => wanted.every((word) => each.includes(word)));
    const taken = performance.now() - from;
    if (found.length > words.length) throw new Error('impossible');
    return taken;
  });
}

/** ms of a search, without drawing. */
async function searches(name: string, queries: readonly string[]): Promise<number[]> {
  const { catalogue } = (await openIndex(name)).index;
  return queries.map((text) => {
    const from = performance.now();
    search(catalogue, {
      view: { kind: 'everything' },
      query: parseQuery(text),
      order: 'best',
      all: false,
    });
    return performance.now() - from;
  });
}

/** ms until the index in memory holds what one action changed. */
async function updateTime(name: string): Promise<number> {
  const { index } = await openIndex(name);
  const library = openLibrary({ name });
  const time = Date.now();
  await library.apply({
    id: newActionId(time),
    time,
    kind: 'mark',
    by: 'hand',
    mark: 'starred',
    value: time % 2 === 0,
    papers: [{ id: seenId(12) }],
  });
  const taken = await timed(() => index.read());
  library.close();
  return taken;
}

export const libraries = { fillLibrary, indexTimes, bareScan, searches, updateTime };

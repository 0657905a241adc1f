/**
 * Fills stores with rows in the library's own schema, and measures look-ups through the library; runs in a page of the
 * extension.
 */

import type { Library } from '../../../utils/library/library';
import type { MarksRow, PaperRow } from '../../../utils/library/store/library-schema';
import { openLibrary } from '../../../utils/library/store/open-library';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newActionId, nextMoment } from '../../../utils/paper/state/action-id';
import type { Mark } from '../../../utils/paper/state/marks-schema';
import { type Asked, asked, isMarkedOne, seenId } from './ids';

const start = Date.UTC(2017, 0);
const action = '000000000-000000000000' as ActionId;

/** The library creates the database; the rows are written directly. */
export async function openRaw(name: string): Promise<IDBDatabase> {
  const library = openLibrary({ name });
  await library.queueLength();
  library.close();
  const request = indexedDB.open(name);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export const done = (tx: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });

const markOf = (n: number, queued: boolean): Mark => ({
  value: true,
  time: start + n,
  by: 'hand',
  action,
  ...(queued && { position: `c${String(n).padStart(6, '0')}`, since: start + n }),
});

export const marksRowOf = (id: PaperId, n: number, queued: boolean): MarksRow => ({
  id,
  marks: { [queued ? 'queued' : 'read']: markOf(n, queued) },
});

/** All details shown for queued papers, only the title for others. */
export const paperRowOf = (id: PaperId, n: number, queued: boolean): PaperRow => ({
  id,
  details: {
    title: `Lanterns for Long Documents: Reading in Two Passes (${n})`,
    ...(queued && {
      authors: ['Ines Okoro', 'Bram de Wit', 'Lucía Fern'],
      publishedOn: '2026-11-23',
    }),
  },
  listing: 'arxiv/new/cs.CL/2026-11-23',
});

interface Filling {
  /** Papers seen. */
  readonly seen: number;
  /** Whether one in ten of them is marked read. */
  readonly marks: boolean;
  /** Further papers that are queued. */
  readonly queued: number;
  /** Actions of the last 30 days, in tabs that are closed. */
  readonly actions?: number;
}

/** Writes what is missing. Returns how many papers are seen afterwards. */
async function fill(name: string, filling: Filling): Promise<number> {
  const { seen, marks, queued, actions = 0 } = filling;
  const db = await openRaw(name);
  const there = await countOf(db, 'seen');
  if (there < seen) {
    await inChunks(db, there, seen, (tx, n) => {
      tx.objectStore('seen').put(start + n, seenId(n));
      if (marks && isMarkedOne(n)) putMarked(tx, seenId(n), n, false);
    });
  }
  if ((await countOf(db, 'marks', 'queue')) < queued) {
    await inChunks(db, 0, queued, (tx, n) =>
      putMarked(tx, `arxiv:1501.${10_000 + n}` as PaperId, n, true),
    );
  }
  if ((await countOf(db, 'actions')) < actions) await putActions(db, actions);
  db.close();
  return Math.max(there, seen);
}

/** Single marks, a few minutes apart, the last one now. */
async function putActions(db: IDBDatabase, count: number): Promise<void> {
  const tx = db.transaction('actions', 'readwrite');
  for (let n = 0; n < count; n++) {
    const time = Date.now() - (count - n) * 60_000;
    const id = newActionId(time);
    const mark = markOf(n, false);
    tx.objectStore('actions').put({
      id,
      time,
      tab: `before:${n % 50}`,
      summary: { kind: 'mark', mark: 'read', value: true, count: 1 },
      changes: [{ paper: seenId(n), mark: 'read', after: { ...mark, action: id } }],
    });
  }
  await done(tx);
}

/** Writes only the asked papers that the large store, of `all` papers, holds, too. */
async function fillWithAsked(pattern: Asked, count: number, all: number): Promise<number> {
  const name = `${pattern} of ${all}`;
  const db = await openRaw(name);
  const ids = new Set<string>(asked[pattern](count));
  const tx = db.transaction(['seen', 'marks', 'papers'], 'readwrite');
  let seen = 0;
  for (let n = 0; n < all; n++) {
    if (!ids.has(seenId(n))) continue;
    seen++;
    tx.objectStore('seen').put(start + n, seenId(n));
    if (isMarkedOne(n)) putMarked(tx, seenId(n), n, false);
  }
  await done(tx);
  db.close();
  return seen;
}

/** Fills in only papers that were seen, or only ones marked read. Returns how many there are then. */
async function fillOne(name: string, kind: 'seen' | 'marked', count: number): Promise<number> {
  const db = await openRaw(name);
  const there = await countOf(db, kind === 'seen' ? 'seen' : 'marks');
  await inChunks(db, there, count, (tx, n) => {
    if (kind === 'seen') tx.objectStore('seen').put(start + n, seenId(n));
    else putMarked(tx, seenId(n), n, false);
  });
  db.close();
  return Math.max(there, count);
}

function putMarked(tx: IDBTransaction, id: PaperId, n: number, queued: boolean): void {
  tx.objectStore('marks').put(marksRowOf(id, n, queued));
  tx.objectStore('papers').put(paperRowOf(id, n, queued));
}

async function inChunks(
  db: IDBDatabase,
  first: number,
  end: number,
  put: (tx: IDBTransaction, n: number) => void,
): Promise<void> {
  const chunk = 20_000;
  for (let from = first; from < end; from += chunk) {
    const tx = db.transaction(['seen', 'marks', 'papers'], 'readwrite', { durability: 'relaxed' });
    for (let n = from; n < Math.min(end, from + chunk); n++) put(tx, n);
    await done(tx);
  }
}

function countOf(db: IDBDatabase, store: string, index?: string): Promise<number> {
  const inStore = db.transaction(store).objectStore(store);
  const request = index === undefined ? inStore.count() : inStore.index(index).count();
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
}

const libraries = new Map<string, Library>();

/** A library whose connection stays open, as the worker's does. */
function libraryOf(name: string): Library {
  const library = libraries.get(name) ?? openLibrary({ name });
  libraries.set(name, library);
  return library;
}

/** ms of one look-up through the library. */
async function lookUp(name: string, pattern: Asked, count: number) {
  const library = libraryOf(name);
  const ids = asked[pattern](count);
  const from = performance.now();
  const found = await library.lookUp(ids);
  return { time: performance.now() - from, found: found.length };
}

/** ms of everything that a page with `count` entries asks of the library, in a tab without actions so far. */
async function readPage(name: string, count: number): Promise<number> {
  const library = libraryOf(name);
  const papers = asked['one month'](count);
  const from = performance.now();
  await library.readPage({ tab: 'bench:1', papers, begun: Date.now() });
  return performance.now() - from;
}

/** ms until one mark is durable: a star, alternately set and removed. */
async function markOne(name: string, value: boolean): Promise<number> {
  const [paper] = asked['one month'](1);
  if (!paper) throw new Error('no paper');
  const time = nextMoment();
  const from = performance.now();
  await libraryOf(name).apply({
    id: newActionId(time),
    time,
    tab: 'bench:2',
    kind: 'mark',
    by: 'hand',
    mark: 'starred',
    value,
    papers: [{ id: paper, details: paperRowOf(paper, 1, true).details }],
  });
  return performance.now() - from;
}

export const stores = { fill, fillOne, fillWithAsked, lookUp, readPage, markOne };

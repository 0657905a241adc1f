/**
 * Salvages from an abandoned database what the shadow doesn't hold: details of papers, the history, the last marks.
 * Copies page by page and notes its progress. Once all that can be read is copied, the old database is deleted; one
 * that can't be opened stays.
 */

import type { ActionTransaction } from '../act/transaction';
import type { ActionRecord } from '../action-record';
import { forgetIndex } from '../search/index-head';
import type { Database, PaperRow } from '../store/library-schema';
import { findPlace, openAt, type Place } from '../store/open-place';
import { rangeOfStretch } from './blocks';
import { noteChange, readFact, readHead } from './generations';
import { joinPapers, type ShadowPaper, saysMore } from './paper';
import { putBack } from './put-back';
import { readPapersIn } from './read-papers';
import type { ShadowStore } from './shadow-store';
import { stretchesIn } from './stretches';

const progressName = 'salvaged';
const pageSize = 200;

/** How far it is: the old database's place, the part being copied, and the last key. */
type Progress = readonly [place: number, part: Part | 'done', after: string];
const parts = ['papers', 'actions', 'stretches'] as const;
type Part = (typeof parts)[number];

export async function salvage(name: string, db: Database, store: ShadowStore): Promise<void> {
  const place = ((await readHead(store))?.place ?? 0) - 1;
  if (place < 0) return;
  const there = await findPlace(name, place);
  const before = (await db.get('facts', progressName)) as Progress | undefined;
  if (before?.[0] !== place || before[1] !== 'done') {
    const old = await openOld(there);
    if (!old) return;
    try {
      await copyAll(old, db, before?.[0] === place ? before : [place, 'papers', '']);
    } finally {
      old.close();
    }
  }
  there.factory.deleteDatabase(there.name);
}

/** Opens the old database; nothing if it is gone or can't be opened. */
async function openOld(there: Place): Promise<Database | undefined> {
  try {
    const known = await there.factory.databases();
    if (!known.some(({ name }) => name === there.name)) return undefined;
    const nothing = () => undefined;
    return await openAt(there, { blocking: (db) => db.close(), terminated: nothing });
  } catch {
    return undefined;
  }
}

async function copyAll(old: Database, db: Database, [place, begun, from]: Progress): Promise<void> {
  const save = (part: Part | 'done', after: string) =>
    db.put('facts', [place, part, after] satisfies Progress, progressName);
  for (const part of parts.slice(parts.indexOf(begun as Part))) {
    const after = part === begun ? from : '';
    if (part === 'stretches') await copyStretches(old, db, after, (to) => save(part, to));
    else await copyRows(old, db, part, after, (to) => save(part, to));
  }
  await save('done', '');
}

type Save = (after: string) => Promise<unknown>;

async function copyRows(
  old: Database,
  db: Database,
  name: 'papers' | 'actions',
  from: string,
  save: Save,
): Promise<void> {
  for (let after = from; ; ) {
    const keys = await old
      .getAllKeys(name, IDBKeyRange.lowerBound(after, true), pageSize)
      .catch(() => []);
    const last = keys.at(-1);
    if (last === undefined) return;
    const rows = await Promise.all(keys.map((key) => old.get(name, key).catch(() => undefined)));
    const tx: ActionTransaction = db.transaction([name, 'facts'], 'readwrite', {
      durability: 'relaxed',
    });
    await forgetIndex(tx);
    const target = tx.objectStore(name);
    for (const row of rows) {
      if (!row) continue;
      const known = await target.get(row.id);
      await target.put(known ? joinRows(row, known) : row);
    }
    await tx.done;
    after = last;
    await save(after);
  }
}

/** Merges details of a paper; of an action, takes the newer record. */
function joinRows<Row extends PaperRow | ActionRecord>(old: Row, known: Row): Row {
  if (!('details' in old && 'details' in known)) return known;
  const [some, others] = [known.details.authors ?? [], old.details.authors ?? []];
  const authors = others.length > some.length ? others : some;
  const details = { ...old.details, ...known.details, ...(authors.length > 0 && { authors }) };
  return { ...old, ...known, details };
}

async function copyStretches(old: Database, db: Database, from: string, save: Save): Promise<void> {
  const stretches = await Promise.all(
    (['marks', 'seen', 'aliases'] as const).map((name) => stretchesIn(old, name).catch(() => [])),
  );
  for (const stretch of [...new Set(stretches.flat())].sort()) {
    if (stretch <= from) continue;
    await copyStretch(old, db, rangeOfStretch(stretch)).catch(() => undefined);
    await save(stretch);
  }
}

/** Rejects if the old rows can't be read; the shadow has supplied their content. */
async function copyStretch(old: Database, db: Database, range: IDBKeyRange): Promise<void> {
  const [theirs, ours] = [await readPapersIn(old, range), await readPapersIn(db, range)];
  const lacking = new Map(
    [...theirs.papers].flatMap(([id, paper]): [typeof id, ShadowPaper][] => {
      const known = ours.papers.get(id) ?? {};
      const joined = joinPapers(known, paper);
      return saysMore(joined, known) ? [[id, joined]] : [];
    }),
  );
  if (lacking.size === 0) return;
  // First, so that the shadow follows even if this is interrupted.
  const tx = db.transaction('facts', 'readwrite');
  noteChange(tx, await readFact(tx), [...lacking.keys()], 0);
  await tx.done;
  await putBack(db, lacking, [], 'neither');
}

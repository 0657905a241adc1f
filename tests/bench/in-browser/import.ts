/** Restores a saved file of many papers into an empty library, and writes the same rows raw; in a page of the extension. */
import { exportLibrary } from '../../../utils/backup/export-library';
import { planImport, stageImport } from '../../../utils/backup/import-papers';
import { openFile, readPapers } from '../../../utils/backup/read-papers';
import { examineFile, stageFile } from '../../../utils/backup/restore-file';
import { readFile } from '../../../utils/imports/read-file';
import { openArchive } from '../../../utils/library/restore/open-archive';
import { openLibrary } from '../../../utils/library/store/open-library';
import { defaultSettings } from '../../../utils/settings/settings';
import { seenId } from './ids';
import { done, marksRowOf, openRaw, paperRowOf, stores } from './stores';

const source = 'import source';
let file: Promise<Blob> | undefined;

/** The saved file of a library with `count` marked papers. */
async function writeFile(count: number): Promise<Blob> {
  await stores.fillOne(source, 'marked', count);
  const library = openLibrary({ name: source });
  const options = { settings: defaultSettings, version: '0.0.0', now: Date.now() };
  const { blob } = await exportLibrary(library, options);
  library.close();
  return blob;
}

const gone = (name: string): Promise<void> =>
  new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = () => resolve();
  });

/** ms to examine the file and say what it would change, and to restore it. `name`: of a fresh database. */
async function restoreFile(
  name: string,
  count: number,
): Promise<{ examined: number; restored: number }> {
  file ??= writeFile(count);
  const blob = await file;
  const [library, archive] = [openLibrary({ name }), openArchive({ name })];
  await library.queueLength();
  const from = performance.now();
  const { file: read } = await examineFile(blob, library, archive, {});
  const between = performance.now();
  await stageFile(blob, library, archive, { mode: 'merge', sha256: read.sha256 });
  const outcome = await library.resume();
  const end = performance.now();
  if (outcome?.status !== 'applied' || outcome.changed !== count) throw new Error('not restored');
  library.close();
  // The archive has no `close`: its connection closes when the database is deleted.
  await gone(name);
  return { examined: between - from, restored: end - between };
}

const meaning = { mark: 'starred', tag: 'imported', tags: true, notes: true } as const;

/** As long as most are. */
const abstractOf = (n: number): string =>
  `In ${n} words: ${'we read long documents in two passes, and show that this is enough. '.repeat(17)}`;

/** CSL-JSON of papers with their abstracts, as another program exports them. */
function references(count: number): Blob {
  const entries = Array.from({ length: count }, (_, n) => {
    const { title } = paperRowOf(seenId(n), n, false).details;
    const item = { id: seenId(n), type: 'article', title, abstract: abstractOf(n) };
    return new Blob([n > 0 ? ',' : '', JSON.stringify(item)]);
  });
  return new Blob(['[', ...entries, ']']);
}

/** ms to read another program's file and say what importing it would do, and to import it. */
async function importFile(
  name: string,
  count: number,
): Promise<{ read: number; imported: number }> {
  const file = references(count);
  const [library, archive] = [openLibrary({ name }), openArchive({ name })];
  await library.queueLength();
  const from = performance.now();
  const { found } = await readPapers(readFile(await openFile(file)));
  const plan = await planImport(library, found, meaning);
  const between = performance.now();
  await stageImport(library, archive, found, meaning);
  const outcome = await library.resume();
  const end = performance.now();
  const isDone = outcome?.status === 'applied' && outcome.changed === count;
  if (!isDone || plan.counts.fresh !== count) throw new Error('not imported');
  library.close();
  await gone(name);
  return { read: between - from, imported: end - between };
}

/** ms to write the same rows, a thousand papers in a strict transaction. */
async function writeRaw(name: string, count: number, abstracts = false): Promise<number> {
  const db = await openRaw(name);
  const from = performance.now();
  for (let first = 0; first < count; first += 1_000) {
    const tx = db.transaction(['marks', 'papers'], 'readwrite', { durability: 'strict' });
    for (let n = first; n < Math.min(first + 1_000, count); n++) {
      tx.objectStore('marks').put(marksRowOf(seenId(n), n, false));
      const row = paperRowOf(seenId(n), n, false);
      const details = abstracts ? { ...row.details, abstract: abstractOf(n) } : row.details;
      tx.objectStore('papers').put({ ...row, details });
    }
    await done(tx);
  }
  const taken = performance.now() - from;
  db.close();
  await gone(name);
  return taken;
}

export const imports = { restoreFile, importFile, writeRaw };

import type { SavedFile } from '../formats/saved-file/collector';
import {
  type ListName,
  lists,
  type RowCounts,
  type SavedRows,
} from '../formats/saved-file/file-rows';
import { readSavedFile } from '../formats/saved-file/read';
import { Refused } from '../formats/saved-file/refused';
import type { SavedPaper, SavedSeen } from '../formats/saved-file/saved-file-schema';
import type { RestoreMode, SettingsChange } from '../library/action-record';
import type { Library } from '../library/library';
import type { Comparison, Comparisons } from '../library/restore/compare-with-library';
import type { Archive } from '../library/restore/open-archive';
import type { AliasRow } from '../library/store/library-schema';
import { type ActionId, newStamp } from '../paper/state/action-id';

/** The result of a dry run of restoring a file. */
export interface Examined {
  readonly file: SavedFile;
  readonly merge: Comparisons;
  readonly replace: Comparisons;
  /** Rows that are in the library but not in the file: replacing removes them. */
  readonly missing: RowCounts;
}

interface Progress {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  progress?(part: number): void;
}

/** Reads a whole file, checks it and compares it with the library. Writes nothing. Rejects with `Refused`. */
export async function examineFile(
  blob: Blob,
  library: Pick<Library, 'readAll'>,
  archive: Pick<Archive, 'compare'>,
  options: Progress,
): Promise<Examined> {
  let [merge, replace] = [noComparisons, noComparisons];
  const file = await readSavedFile(blob, {
    ...options,
    async take(rows) {
      merge = sumOf(merge, await archive.compare(rows, 'merge'));
      replace = sumOf(replace, await archive.compare(rows, 'replace'));
    },
  });
  const missing = { papers: 0, seen: 0, aliases: 0 };
  await library.readAll((rows) => {
    options.signal?.throwIfAborted();
    const { papers, seen, aliases } = missingOf(file, rows);
    missing.papers += papers.length;
    missing.seen += seen.length;
    missing.aliases += aliases.length;
  });
  return { file, merge, replace, missing };
}

/** The rows that are in the library but not in the file, without their values. */
const missingOf = ({ ids }: SavedFile, { papers, seen, aliases }: SavedRows): SavedRows => ({
  papers: papers.flatMap(({ id }): SavedPaper[] => (ids.papers.has(id) ? [] : [{ id, marks: {} }])),
  seen: seen.flatMap(([id]) => (ids.seen.has(id) ? [] : [[id, 0] as const])),
  aliases: aliases.flatMap(({ id }) => (ids.aliases.has(id) ? [] : [{ id, same: {} }])),
});

const none: Comparison = { fresh: 0, changed: 0, same: 0 };
const noComparisons: Comparisons = { papers: none, seen: none, aliases: none };

const sumOf = (a: Comparisons, b: Comparisons): Comparisons => {
  const sum = (list: keyof Comparisons): Comparison => ({
    fresh: a[list].fresh + b[list].fresh,
    changed: a[list].changed + b[list].changed,
    same: a[list].same + b[list].same,
  });
  return { papers: sum('papers'), seen: sum('seen'), aliases: sum('aliases') };
};

interface Restoring extends Progress {
  readonly mode: RestoreMode;
  /** The checksum that the file had when it was examined. */
  readonly sha256: string;
  /** Settings that go with it. */
  readonly settings?: SettingsChange;
  /** How many rows one transaction writes. */
  readonly chunk?: RowCounts;
}

/**
 * Stages an examined file's rows, and then decides to restore them; `Desk.resume` does the work. Reads the file again.
 * Rejects with `Refused` if the file has changed, or with the reason of `signal`; nothing has changed then.
 */
export async function stageFile(
  blob: Blob,
  library: Pick<Library, 'readAll'>,
  archive: Archive,
  { mode, sha256, settings, chunk = usualChunk, ...options }: Restoring,
): Promise<ActionId> {
  const { id, time } = newStamp();
  const stage = createStage(chunk, (rows, number) => archive.stage(id, number, rows));
  try {
    const file = await readSavedFile(blob, { ...options, take: stage.add });
    if (file.sha256 !== sha256) throw new Refused('unreadable');
    if (mode === 'replace') {
      const missing: SavedRows[] = [];
      await library.readAll((rows) => void missing.push(missingOf(file, rows)));
      for (const rows of missing) await stage.add(rows);
    }
    const chunks = await stage.end();
    options.signal?.throwIfAborted();
    await archive.decide({ id, time, mode, chunks, ...(settings && { settings }) });
    return id;
  } catch (error) {
    await archive.unstage(id).catch(() => undefined);
    throw error;
  }
}

/** Rows that one transaction writes. */
const usualChunk: RowCounts = { papers: 1_000, seen: 10_000, aliases: 1_000 };

/** Collects rows into chunks of a bounded size. */
function createStage(chunk: RowCounts, write: (rows: SavedRows, number: number) => Promise<void>) {
  const waiting = {
    papers: [] as SavedPaper[],
    seen: [] as SavedSeen[],
    aliases: [] as AliasRow[],
  };
  let number = 0;
  const some = (list: ListName) => waiting[list].length > 0;
  const isFull = (list: ListName) => waiting[list].length >= chunk[list];

  async function flush(): Promise<void> {
    await write(
      {
        papers: waiting.papers.splice(0, chunk.papers),
        seen: waiting.seen.splice(0, chunk.seen),
        aliases: waiting.aliases.splice(0, chunk.aliases),
      },
      number++,
    );
  }
  return {
    async add(rows: SavedRows): Promise<void> {
      for (const row of rows.papers) waiting.papers.push(row);
      for (const row of rows.seen) waiting.seen.push(row);
      for (const row of rows.aliases) waiting.aliases.push(row);
      while (lists.some(isFull)) await flush();
    },
    /** Writes the rest. Returns how many chunks there are. */
    async end(): Promise<number> {
      while (lists.some(some)) await flush();
      return number;
    },
  };
}

/** A file saved to the user's downloads every week, if they asked for it. */

import type { Library } from '../library/library';
import { StorageUnavailable } from '../library/store/storage-errors';
import type { Settings } from '../settings/settings-schema';
import { type BackupArea, readBackupState, writeBackupState } from './backup-state';
import type { Weekly } from './backup-state-schema';
import { exportLibrary } from './export-library';

/** How often, ms. */
export const week = 7 * 24 * 60 * 60 * 1_000;
/** How many files are kept: each new one replaces the oldest. */
const keptFiles = 4;

/** Why a file was not saved. */
export type WeeklyFailure = NonNullable<Weekly['failure']>['why'];

/** Saving a file failed. */
export class NotSaved extends Error {
  constructor(
    readonly why: WeeklyFailure,
    cause?: unknown,
  ) {
    super(`The weekly file was not saved: ${why}`, { cause });
  }
}

interface Needs {
  readonly library: Library;
  readonly area: BackupArea;
  readonly settings: () => Promise<Settings>;
  readonly version: string;
  /** Saves a file under a name in the downloads, overwriting an existing one. Rejects with `NotSaved`. */
  save(file: Blob, name: string): Promise<void>;
  readonly now: () => number;
}

/**
 * Saves the weekly file if it is due: a week after the last one, once, however long the machine slept, and only if
 * something has changed. An empty library never replaces a file. Failures that the user can be told don't reject.
 */
export async function saveWeekly(needs: Needs): Promise<void> {
  const { library, area, now } = needs;
  const { weekly } = await readBackupState(area);
  const last = weekly.files[0]?.time ?? 0;
  const time = now();
  if (!weekly.on || (last <= time && time - last < week)) return;
  try {
    const { papers, seen } = await library.size();
    if (papers + seen === 0) return;
    // A file dated in the future doesn't count.
    if (last > 0 && last <= time && (await library.lastChange()) < last) return;
    const name = nextName(weekly);
    const { blob, counts } = await exportLibrary(library, {
      settings: await needs.settings(),
      version: needs.version,
      now: time,
    });
    await needs.save(await compressed(blob), name);
    const files = [{ name, time, papers: counts.papers }, ...weekly.files].slice(0, keptFiles);
    await writeBackupState(area, 'weekly', { on: true, files });
  } catch (cause) {
    const why = failureOf(cause);
    if (why === undefined) throw cause;
    await writeBackupState(area, 'weekly', { ...weekly, failure: { time, why } });
  }
}

/** Compresses to a tenth of the size; and the worker can pass only a limited amount at once. */
const compressed = (file: Blob): Promise<Blob> =>
  new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob();

function failureOf(cause: unknown): WeeklyFailure | undefined {
  if (cause instanceof NotSaved) return cause.why;
  return cause instanceof StorageUnavailable ? 'storage' : undefined;
}

/** Names rotate, so that the files don't fill the user's disk. */
function nextName({ files }: Weekly): string {
  const names = Array.from({ length: keptFiles }, (_, n) => `Offprint/weekly-${n + 1}.json.gz`);
  return names.find((name) => !files.some((file) => file.name === name)) ?? oldest(files);
}

const oldest = (files: Weekly['files']): string =>
  files.at(-1)?.name ?? 'Offprint/weekly-1.json.gz';

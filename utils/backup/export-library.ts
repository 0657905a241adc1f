import type { Written } from '../formats/saved-file/write';
import { writeSavedFile } from '../formats/saved-file/write';
import type { Library } from '../library/library';
import type { Settings } from '../settings/settings-schema';

interface Options {
  readonly settings: Settings;
  /** Of this Offprint: "0.1.0". */
  readonly version: string;
  /** ms since 1970 */
  readonly now: number;
  readonly signal?: AbortSignal;
  /** How much is written, 0 to 1. */
  progress?(part: number): void;
}

/** Writes the library's current state into one file. Rejects as the library does, or with the reason of `signal`. */
export async function exportLibrary(
  library: Pick<Library, 'readAll' | 'size'>,
  { settings, version, now, signal, progress }: Options,
): Promise<Written> {
  const { papers, seen, aliases } = await library.size();
  const total = Math.max(papers + seen + aliases, 1);
  let done = 0;
  return writeSavedFile(
    (take) =>
      library.readAll((rows) => {
        signal?.throwIfAborted();
        take(rows);
        done += rows.papers.length + rows.seen.length + rows.aliases.length;
        progress?.(Math.min(done / total, 1));
      }),
    { generator: `Offprint ${version}`, settings, now },
  );
}

/** "offprint-2026-11-23.json", by the user's own calendar. */
export function fileName(now: number, extension = 'json'): string {
  const day = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `offprint-${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}.${extension}`;
}

import type { Settings } from '../../settings/settings-schema';
import { createChecksum } from './checksum';
import { lists, type RowCounts, type SavedRows } from './file-rows';
import { formatName, formatVersion } from './format';

interface Facts {
  /** "Offprint 0.1.0" */
  readonly generator: string;
  readonly settings: Settings;
  /** ms since 1970 */
  readonly now: number;
}

export interface Written {
  readonly blob: Blob;
  readonly counts: RowCounts;
}

/**
 * Writes a whole library. `read` hands over all of its rows, some at a time and in order: every list before the next.
 * Rejects as `read` does.
 */
export async function writeSavedFile(
  read: (take: (rows: SavedRows) => void) => Promise<void>,
  { generator, settings, now }: Facts,
): Promise<Written> {
  const checksum = createChecksum();
  const counts = { papers: 0, seen: 0, aliases: 0 };
  const texts: Record<keyof RowCounts, (string | Blob)[]> = { papers: [], seen: [], aliases: [] };
  await read((rows) => {
    for (const list of lists) {
      if (rows[list].length === 0) continue;
      const lines = rows[list].map((row) => JSON.stringify(row));
      for (const line of lines) checksum.add(list, line);
      const separator = counts[list] > 0 ? ',\n' : '\n';
      texts[list].push(new Blob([separator, lines.join(',\n')]));
      counts[list] += lines.length;
    }
  });
  const head = {
    format: formatName,
    version: formatVersion,
    createdAt: new Date(now).toISOString(),
    generator,
    counts,
    settings,
  };
  const members = [
    ...Object.entries(head).map(([name, value]) => [`"${name}": ${JSON.stringify(value)}`]),
    ...lists.map((list) => [`"${list}": [`, ...texts[list], '\n]']),
    [`"sha256": "${await checksum.digest(settings)}"`],
  ];
  const parts = members.flatMap((member, index) => [index === 0 ? '{\n' : ',\n', ...member]);
  return { blob: new Blob([...parts, '\n}\n'], { type: 'application/json' }), counts };
}

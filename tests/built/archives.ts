/** The archives that `npm run zip` has made, read. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

export const root = resolve(import.meta.dirname, '../..');

const { version }: { version: string } = JSON.parse(
  readFileSync(resolve(root, 'package.json'), 'utf8'),
);

export const targets = ['chrome', 'firefox'] as const;
export type Target = (typeof targets)[number];

/** Where an archive is, from a project's folder. */
export const archiveName = (what: Target | 'sources'): string =>
  `.output/offprint-${version}-${what}.zip`;

/** The bytes of an archive. Throws where it was not made. */
export function archiveBytes(what: Target | 'sources', folder = root): Buffer {
  const path = resolve(folder, archiveName(what));
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Error(`${path} is missing: run \`npm run zip\` first`, { cause });
  }
}

/** The files in an archive, by their paths. */
export const filesIn = (what: Target | 'sources'): ReadonlyMap<string, Uint8Array> =>
  new Map(Object.entries(unzipSync(archiveBytes(what))));

/** The texts of an archive's files with one of these endings, by their paths. */
export const textsIn = (what: Target, ...endings: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    [...filesIn(what)]
      .filter(([path]) => endings.some((ending) => path.endsWith(ending)))
      .map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

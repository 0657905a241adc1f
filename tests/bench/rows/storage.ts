/** Bytes on disk per seen paper, and per marked paper whose title is kept. */
import { readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { cache, extensionCopy } from '../build.ts';
import { withChromium } from '../chromium.ts';
import { extensionId, open } from '../filled.ts';
import { type Bench, plainRow } from '../row.ts';

const profile = resolve(cache, 'profile-disk');

/** Each in a copy of its own: a browser keeps all databases of one origin in one folder. */
const kinds = [
  { name: 'seen', what: 'seen paper', one: 1 },
  { name: 'marked', what: 'marked paper with its title', one: 10 },
] as const;

export const storage: Bench = {
  name: 'storage',
  async run({ long }) {
    const folders = await Promise.all(kinds.map(({ name }) => extensionCopy(`disk-${name}`)));
    const counts = kinds.map(({ one }) => (long ? 1_000_000 : 100_000) / one);
    // Twice: the first browser's last writes are in a log, which the next one compacts when it opens.
    const filled = await fill(folders, counts);
    await fill(folders, filled);
    return kinds.map(({ what }, n) => {
      const [folder = '', count = 0] = [folders[n], filled[n]];
      const of = `${count.toLocaleString('en')} of them, Chromium`;
      const bytes = bytesOf(resolve(profile, `Default/IndexedDB/${databaseFolder(folder)}`));
      return plainRow({ bench: 'storage', what: `on disk per ${what}, ${of}`, unit: 'B' }, [
        bytes / count,
      ]);
    });
  },
};

/** Returns how many there are then: a long run leaves more behind than a short one asks for. */
const fill = (folders: readonly string[], counts: readonly number[]): Promise<number[]> =>
  withChromium({ extensions: folders, profile }, async (context) => {
    const there: number[] = [];
    for (const [n, { name }] of kinds.entries()) {
      const { page } = await open(context, folders[n] ?? '');
      there.push(
        await page.evaluate(([name, count]) => offprintStores.fillOne('offprint', name, count), [
          name,
          counts[n] ?? 0,
        ] as const),
      );
    }
    return there;
  });

const databaseFolder = (extension: string): string =>
  `chrome-extension_${extensionId(extension)}_0.indexeddb.leveldb`;

/** The size of all files in a folder and its subfolders, or of those whose names match. */
export const bytesOf = (folder: string, isWanted = (_name: string): boolean => true): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && isWanted(file.name))
    .reduce((sum, file) => sum + statSync(resolve(file.parentPath, file.name)).size, 0);

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../../utils/basics/words';

const root = resolve(import.meta.dirname, '../../..');
const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8'),
);

/** As the browser does: `$1` … are substituted. */
const getMessage = (name: string, values: string[] = []): string =>
  (messages[name]?.message ?? '').replace(/\$([1-9])/g, (_, n) => values[n - 1] ?? '');

describe('words', () => {
  it('fill their places and take the plural form of the number', () => {
    const { say, count } = createWords(getMessage, 'en');
    expect(count('barPapers', 1)).toBe('1 paper');
    expect(count('barPapers', 1_234)).toBe('1,234 papers');
    expect(say('didUndoKept', '2', '23')).toBe('Undone. 2 of 23 changed since, kept');
  });

  it('are still there when nobody can be asked any more', () => {
    let orphaned = false;
    const { count } = createWords((name, values) => {
      if (orphaned) throw new TypeError('i18n is undefined');
      return getMessage(name, values);
    }, 'en');
    count('barPapers', 5);
    orphaned = true;
    expect(count('barPapers', 7)).toBe('7 papers');
  });

  it('exist for every name that the code says', () => {
    const folders = ['components', 'utils', 'entrypoints'];
    const files = folders
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(root, folder, file),
        ),
      )
      // The library has no words; there `count` is IndexedDB's.
      .filter((file) => /\.tsx?$/.test(file) && !file.includes(join('utils', 'library')));
    const missing = files.flatMap((file) => {
      const said = [...readFileSync(file, 'utf8').matchAll(/\b(say|count)\(\s*'(\w+)'/g)];
      return said.flatMap(([, verb, name]) => {
        const needed = verb === 'count' ? [`${name}_one`, `${name}_other`] : [`${name}`];
        return needed.filter((key) => !(key in messages)).map((key) => `${file}: ${key}`);
      });
    });
    expect(missing).toEqual([]);
  });
});

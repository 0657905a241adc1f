import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createWords } from '../../../utils/basics/words';

const root = resolve(import.meta.dirname, '../../..');
const messagesOf = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(join(root, 'public/_locales', language, 'messages.json'), 'utf8'));
const messages = messagesOf('en');

/** As the browser does: `$1` … are substituted. */
const getMessageOf =
  (all: typeof messages) =>
  (name: string, values: string[] = []): string =>
    (all[name]?.message ?? '').replace(/\$([1-9])/g, (_, n) => values[n - 1] ?? '');
const getMessage = getMessageOf(messages);

describe('words', () => {
  it('fill their places and take the plural form of the number', () => {
    const { say, count } = createWords(getMessage, 'en');
    expect(count('barPapers', 1)).toBe('1 paper');
    expect(count('barPapers', 1_234)).toBe('1,234 papers');
    expect(say('didUndoKept', '2', '23')).toBe('Undone. 2 of 23 changed since, kept');
  });

  it('print numbers as the browser would, without starting its formats', () => {
    const made = vi.spyOn(Intl, 'NumberFormat');
    for (const language of readdirSync(join(root, 'public/_locales'))) {
      const { count } = createWords(getMessageOf(messagesOf(language)), language);
      const printed = (n: number) => count('barPapers', n).replace(/ .*/, '');
      const numbers = [0, 999, 12_345, 100_000, 1_234_567];
      const ours = numbers.map(printed);
      expect(made).not.toHaveBeenCalled();
      expect(ours).toEqual(numbers.map((n) => new Intl.NumberFormat(language).format(n)));
      made.mockClear();
    }
    made.mockRestore();
  });

  it('are still there when the browser can’t be asked any more', () => {
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

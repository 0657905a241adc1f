import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import messages from '../../public/_locales/en/messages.json';

/** What a translator works with. Plural forms (`name_one`, `name_other`) are messages of their own. */
const all: readonly (readonly [name: string, { message: string; description?: string }])[] =
  Object.entries(messages);

const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\$[1-9]/g))].sort();

const root = resolve(import.meta.dirname, '../..');
const source = ['components', 'entrypoints', 'utils', 'wxt.config.ts']
  .flatMap((place) =>
    place.endsWith('.ts')
      ? [place]
      : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
          .filter((file) => /\.tsx?$/.test(file))
          .map((file) => join(place, file)),
  )
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

const said = new Set(source.match(/\w+/g));

/** Whether the code says a name whole, or puts it together: `check_${name}`, or `${prefix}_${name}`. */
function isUsed(name: string): boolean {
  const [prefix = '', ...rest] = name.split('_');
  if (said.has(name) || said.has(`__MSG_${name}__`)) return true;
  return rest.length > 0 && (said.has(`${prefix}_`) || source.includes(`'${prefix}'`));
}

describe('messages', () => {
  it('have a description that says what their placeholders are', () => {
    const poor = all.filter(([, { message, description = '' }]) => {
      const described = placeholdersOf(description);
      return description === '' || placeholdersOf(message).some((n) => !described.includes(n));
    });
    expect(poor.map(([name]) => name)).toEqual([]);
  });

  it('have names that browsers accept: an extension with another one is not loaded', () => {
    expect(all.filter(([name]) => !/^\w+$/.test(name))).toEqual([]);
  });

  it('are used', () => {
    const unused = all.filter(([name]) => !isUsed(name.replace(/_(?:one|other)$/, '')));
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it('have one spelling', () => {
    const odd = all.filter(([, { message }]) => /organiz|colors?\b|recogniz/i.test(message));
    expect(odd.map(([name]) => name)).toEqual([]);
  });

  it('have straight apostrophes, and no space before an ellipsis', () => {
    const odd = all.filter(([, { message }]) => /’| …|\.\.\./.test(message));
    expect(odd.map(([name]) => name)).toEqual([]);
  });
});

/** Citation keys, made by a pattern of the user's: `[auth][year][firstword]`. */

import type { CslItem, CslName } from './csl';
import type { KeyPart } from './export-choices';

/** Words that begin many titles and tell little. */
const small =
  /^(?:a|an|the|on|of|in|for|to|and|or|with|from|by|at|is|are|do|does|can|how|what|why|when|towards?|via)$/;

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'ng',
};

/** Small ASCII letters and digits, which every program accepts in a key. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, (letter) => letters[letter] ?? '');

const familyOf = (name: CslName): string =>
  plain('literal' in name ? name.literal : `${name['non-dropping-particle'] ?? ''}${name.family}`);

const wordsOf = (title: string): string[] =>
  title
    .replace(/\$[^$]*\$/g, ' ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(plain)
    .filter((word) => word !== '' && !small.test(word));

const identifierOf = (id: string): string => id.slice(id.indexOf(':') + 1);

/** What a pattern may hold in brackets, and what stands there then. */
const parts: Readonly<Record<KeyPart, (item: CslItem) => string>> = {
  auth: ({ author: [first] = [] }) => (first ? familyOf(first) : ''),
  authors: ({ author = [] }) => author.slice(0, 3).map(familyOf).join(''),
  year: ({ issued }) => String(issued?.['date-parts'][0][0] ?? ''),
  firstword: ({ title = '' }) => wordsOf(title)[0] ?? '',
  title: ({ title = '' }) => wordsOf(title).slice(0, 3).join(''),
  id: ({ id }) => plain(identifierOf(id)),
};

const isKeyPart = (name: string): name is KeyPart => Object.hasOwn(parts, name);

const keyBy = (pattern: string, item: CslItem): string =>
  pattern
    .replace(/\[([a-z]+)\]/g, (_, name: string) => (isKeyPart(name) ? parts[name](item) : ''))
    .slice(0, 80) || plain(item.id);

/**
 * A function that makes the keys of one export, each once. A paper's key is the pattern's, or, where another paper has
 * that key already, the pattern's and its identifier: so a paper has the same key in every export but for that.
 */
export function keysBy(pattern: string): (item: CslItem) => string {
  const taken = new Set<string>();
  return (item) => {
    const key = keyBy(pattern, item);
    const whole = taken.has(key) ? `${key}-${plain(identifierOf(item.id))}` : key;
    let unique = whole;
    // Two identifiers may differ only in signs that a key can't hold.
    for (let n = 2; taken.has(unique); n++) unique = `${whole}-${n}`;
    taken.add(unique);
    return unique;
  };
}

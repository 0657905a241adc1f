/** Who wrote a paper, as feeds tell it: one element per author, or all of them in one. */

import { plainText } from '../../basics/plain-text';
import type { PaperDetails } from '../../paper/details-schema';
import type { FeedElement } from './xml';

type Authors = Pick<PaperDetails, 'authors' | 'authorCount'>;

/** The authors of an item. Nothing where it names none. */
export function authorsIn(item: FeedElement): Authors {
  const given = [
    item.all('dc:creator'),
    item.all('author').flatMap((author) => author.first('name') ?? author),
    item.all('dc:contributor'),
  ].find((elements) => elements.some(({ text }) => text.trim() !== ''));
  const names = [...new Set((given ?? []).flatMap(({ text }) => namesIn(text)))];
  return names.length > 0 ? { authors: names.slice(0, 100), authorCount: names.length } : {};
}

/**
 * Names out of a line: "Ada Lovelace, Alan Turing and Grace Hopper", "Smith, J., Doe, J. M.", "Doe, Jane; Roe, Max".
 * Where the commas may be part of one name ("Lovelace, Ada"), the line stays whole.
 */
export function namesIn(line: string): string[] {
  // RSS 2.0 has `mail@example.org (Name)`.
  const text = plainText(line, 20_000).replace(/^[^\s@()]+@[^\s@()]+ ?\(([^()]*)\)$/, '$1');
  const parts = text.includes(';') ? split(text, /;/) : commaSeparated(text);
  return parts.map((name) => name.slice(0, 200).trim()).filter((name) => /\p{L}/u.test(name));
}

function commaSeparated(text: string): string[] {
  const parts = split(text, /, ?(?:and )?| and /);
  const [, second] = parts;
  if (second === undefined) return parts;
  if (parts.length % 2 === 0 && parts.every((part, n) => n % 2 === 0 || isInitials(part))) {
    return parts.flatMap((part, n) => (n % 2 === 0 ? `${parts[n + 1]} ${part}` : []));
  }
  // Two words or a name followed by initials: names of people. One word each: a name and a given name.
  return parts.length === 2 && !parts.some((part) => /\s/.test(part)) ? [text] : parts;
}

/** "J.", "J. M.", "J.-P.", "JM". */
const isInitials = (text: string): boolean => /^(?:\p{Lu}\.?[\s-]*){1,4}$/u.test(text);

const split = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

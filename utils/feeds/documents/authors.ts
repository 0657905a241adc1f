/** The authors of a paper as feeds give them: one element per author, or all of them in one. */

import { plainLine } from '../../basics/plain-text';
import { keptAuthors } from '../../paper/details/authors-limit';
import type { PaperDetails } from '../../paper/details/details-schema';
import { withoutTex } from '../../paper/details/tex';
import { withoutBrackets } from './without-brackets';
import type { FeedElement } from './xml';

type Authors = Pick<PaperDetails, 'authors' | 'authorCount'>;

/** The authors of an item; nothing if it names none. */
export function authorsIn(item: FeedElement): Authors {
  const given = [
    item.all('dc:creator'),
    item.all('author').flatMap((author) => author.first('name') ?? author),
    item.all('dc:contributor'),
  ].find((elements) => elements.some(({ text }) => text.trim() !== ''));
  const names = [...new Set((given ?? []).flatMap(({ text }) => namesIn(text)))];
  return names.length > 0 ? { authors: keptAuthors(names), authorCount: names.length } : {};
}

/**
 * The names in a line: "Ada Lovelace, Alan Turing and Grace Hopper", "Smith, J., Doe, J. M.", "Doe, Jane; Roe, Max",
 * "Doe, Jane and Roe, Max", "Ada Lovelace (MIT, Boston), Bo Muster, Jr.", "The Example Collaboration: Ada Lovelace".
 * Affiliations in brackets are dropped. If the commas may be part of one name ("Lovelace, Ada"), the line stays whole.
 */
export function namesIn(line: string): string[] {
  // RSS 2.0 has `mail@example.org (Name)`.
  const given = plainLine(line, 100_000).replace(/^[^\s@()]+@[^\s@()]+ ?\(([^()]*)\)$/, '$1');
  // In names braces group, `~` is a space, and a formula is the number of an affiliation.
  const decoded = withoutTex(given.replace(/\$[^$]*\$/g, ''));
  // After a mail address, the brackets hold the name.
  const text = (decoded.split('(', 1)[0]?.includes('@') ? decoded : withoutBrackets(decoded))
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/(?<=\b(?:collaboration|consortium|group|team)) ?:/gi, ',');
  const parts = text.includes(';') ? semicolonSeparated(text) : commaSeparated(text);
  return parts
    .map((name) => name.slice(0, 200).trim())
    .filter((name) => /\p{L}/u.test(name) && !notName.test(name));
}

const notName = /^(?:(?:and )?et\.? al\.?|(?:and )?(?:others|colleagues))$/i;

/** "Jr.", "III", "PhD": they belong to the name before. */
const suffix = /^(?:[js]r\.?|i{2,3}|iv|vi{0,3}|ph\. ?d\.?|phd|m\. ?d\.?|md)$/i;

const semicolonSeparated = (text: string): string[] =>
  joinSuffixes(split(text.replace(/; ?and /g, ';'), /;/)).map((part) => {
    const { names, ends } = withSuffixes(split(part, /,/));
    const [last, first, ...more] = names;
    // "Doe, J." is clearly one name, as in a list; "Doe, Jane" might be two.
    return last && first && more.length === 0 && isInitials(first)
      ? [first, last, ...ends.values()].join(' ')
      : part;
  });

function commaSeparated(text: string): string[] {
  const people = split(text, / and | & /).map((part) => part.replace(/,$/, ''));
  if (people.length > 1 && people.every(isFamilyFirst)) return people.map(givenFirst);
  const { names, ends } = withSuffixes(split(text, /, ?(?:and |& )?| and | & /));
  const named = (part: string, n: number) => [part, ends.get(n)].filter(Boolean).join(' ');
  const [, second] = names;
  if (second === undefined) return names.map(named);
  if (names.length % 2 === 0 && names.every((part, n) => n % 2 === 0 || isInitials(part))) {
    return names.flatMap((part, n) => {
      const end = ends.get(n) ?? ends.get(n + 1);
      return n % 2 === 0 ? [names[n + 1], part, end].filter(Boolean).join(' ') : [];
    });
  }
  // Two words or a name followed by initials: names of people. One word each: a name and a given name.
  const isOneName = names.length === 2 && ends.size === 0 && !names.some((part) => /\s/.test(part));
  return isOneName ? [text] : names.map(named);
}

/** A line's parts without suffixes, and the suffixes by the index of the name that they belong to. */
function withSuffixes(parts: readonly string[]) {
  const names: string[] = [];
  const ends = new Map<number, string>();
  for (const part of parts) {
    if (names.length > 0 && suffix.test(part)) ends.set(names.length - 1, part);
    else names.push(part);
  }
  return { names, ends };
}

function joinSuffixes(parts: readonly string[]): string[] {
  const { names, ends } = withSuffixes(parts);
  return names.map((part, n) => [part, ends.get(n)].filter(Boolean).join(' '));
}

/** "Doe, Jane", "van der Berg, Max", as BibTeX has it: one comma, and one word before it, particles aside. */
const isFamilyFirst = (person: string): boolean =>
  /^(?:\p{Ll}[\p{Ll}']* )*[^\s,]+, ?[^\s,][^,]*$/u.test(person);

const givenFirst = (person: string): string => {
  const [family = '', given = ''] = split(person, /,/);
  return `${given} ${family}`;
};

/** "J.", "J. M.", "J.-P.", "JM". */
const isInitials = (text: string): boolean => /^(?:\p{Lu}\.?[\s-]*){1,4}$/u.test(text);

const split = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

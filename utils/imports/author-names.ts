import { isSuffix } from '../citations/csl-name';

/** The parts of a text between separators, without white space around them and without empty ones. */
export const partsBetween = (text: string, separator: RegExp | string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

/** Names joined by "and", as BibTeX does. */
export const joinedByAnd = (text: string): string[] =>
  partsBetween(text.replace(/\s+/g, ' '), ' and ');

/** Scripts that write the family name first and no space behind it. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+$/u;

/** A name of several parts as pages print it: "Ludwig van Beethoven", "Martin Luther King Jr.", "王伟". */
export function fullName(...parts: readonly (string | undefined)[]): string {
  const known = parts.flatMap((part) => part?.trim() || []);
  return known.every((part) => familyFirst.test(part)) ? known.reverse().join('') : known.join(' ');
}

/** BibLaTeX's long form: "family=Fontaine, given=Jean, prefix=de la". */
function namedParts(parts: readonly string[]): string | undefined {
  const named = new Map(
    parts.map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const;
    }),
  );
  const [family, given] = [named.get('family'), named.get('given')];
  return family || given
    ? fullName(given, named.get('prefix'), family, named.get('suffix'))
    : undefined;
}

/** Behind the last author: "Lovelace, Ada et al." */
const etAl = /(?:^|\s)et al\.?$/i;

/**
 * A name of which the parts between its commas are known: "Family, Given", "Family, Suffix, Given" (BibTeX) and "Family,
 * Given, Suffix" (RIS), "Given Family, Suffix".
 */
export function nameOfParts(parts: readonly string[]): string {
  const named = namedParts(parts);
  if (named) return named;
  const [family = '', ...rest] = parts.map((part) => part.replace(etAl, '').trim());
  const suffixes = rest.filter(isSuffix);
  const others = etAl.test(parts.at(-1) ?? '') ? 'et al.' : '';
  return fullName(...rest.filter((part) => !isSuffix(part)), family, ...suffixes, others);
}

/** "Family, Given" and the like turned around; other names stay. */
export const turnedName = (text: string): string => nameOfParts(partsBetween(text, ','));

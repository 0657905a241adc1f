import type { CslName } from './csl';

/** What follows a name: generations. Degrees ("PhD") are no part of a name, and authors rarely state them. */
const suffix = /^(?:jr|sr|junior|senior|ii|iii|iv|2nd|3rd)\.?$/i;
export const isSuffix = (text: string): boolean => suffix.test(text);

/** Words of groups that sign as an author. */
const group =
  /\b(?:alliance|association|centre|center|collaborations?|committee|community|consortium|council|foundation|group|initiative|institute|investigators|laborator(?:y|ies)|lab|network|organi[sz]ation|partnership|program(?:me)?|project|research|society|task force|team|university|working group|inc\.?|ltd\.?)(?=\W|$)/i;

/** "van", "de la", "von der": BibTeX's rule, a word that begins with a small letter. */
const isParticle = (word: string): boolean => /^\p{Ll}/u.test(word);

/** A family name with what goes before it. */
function withParticle(
  words: readonly string[],
): Pick<Extract<CslName, { family: string }>, 'family' | 'non-dropping-particle'> {
  const first = words.findIndex((word) => !isParticle(word));
  const particle = first > 0 ? words.slice(0, first).join(' ') : '';
  return {
    ...(particle && { 'non-dropping-particle': particle }),
    family: words.slice(particle ? first : 0).join(' '),
  };
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** "Family, Given", "Family, Jr., Given", "Given Family, Jr." */
function fromCommas(parts: readonly string[]): CslName {
  const suffixes = parts.slice(1).filter((part) => suffix.test(part));
  const others = parts.filter((part, n) => n === 0 || !suffix.test(part));
  const [family = '', ...given] = others;
  const last = suffixes[0];
  const name = given.length
    ? { ...withParticle(wordsOf(family)), given: given.join(' ') }
    : fromWords(wordsOf(family));
  return last && !('literal' in name) ? { ...name, suffix: last } : name;
}

/** "Given Family", "Given van Family", "Given Family III" */
function fromWords(all: readonly string[]): CslName {
  const last = all.at(-1) ?? '';
  const hasSuffix = all.length > 2 && suffix.test(last);
  const words = hasSuffix ? all.slice(0, -1) : all;
  if (words.length < 2) return { literal: all.join(' ') };
  // The family name begins at its particle, or is the last word; a name all in small letters has no particle.
  const particle = words.findIndex((word, n) => n > 0 && n < words.length - 1 && isParticle(word));
  const begin = particle > 0 && !isParticle(words[0] ?? '') ? particle : words.length - 1;
  return {
    ...withParticle(words.slice(begin)),
    given: words.slice(0, begin).join(' '),
    ...(hasSuffix && { suffix: last }),
  };
}

/**
 * The parts of an author's name as pages print it. Only what its form tells is taken apart: which of several last words
 * belong to the family name isn't known, so it is the last one.
 */
export function nameOf(text: string): CslName {
  const name = text.replace(/\s+/g, ' ').trim();
  // Scripts that write the family name first and without a space.
  if (group.test(name) || !/\s|,/.test(name)) return { literal: name };
  const parts = name
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 1 ? fromCommas(parts) : fromWords(wordsOf(name));
}

/** The parts of a text between separators, without white space around them and without empty ones. */
export const partsBetween = (text: string, separator: RegExp | string): string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);

/** Names joined by "and", as BibTeX does. */
export const joinedByAnd = (text: string): string[] =>
  partsBetween(text.replace(/\s+/g, ' '), ' and ');

/** A name of several parts as pages print it: "Ludwig van Beethoven", "Martin Luther King Jr." */
export const fullName = (...parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');

/** "Family, Given" or "Family, Given, Suffix" turned around; other names stay. */
export function turnedName(text: string): string {
  const [family = '', given, suffix] = partsBetween(text, ',');
  return fullName(given, family, suffix);
}

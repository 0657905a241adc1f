/** A name of several parts as pages print it: "Ludwig van Beethoven", "Martin Luther King Jr." */
export const fullName = (...parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');

/** "Family, Given" or "Family, Given, Suffix" turned around; other names stay. */
export function turnedName(text: string): string {
  const [family = '', given, suffix] = text.split(/\s*,\s*/);
  return fullName(given, family, suffix);
}

/** The most authors that are kept of one paper: the largest collaborations sign with three thousand. */
export const authorsLimit = 5_000;

/** Characters of all their names together. */
const charactersLimit = 100_000;

/** As many of a paper's authors as are kept of it, in their order. */
export function keptAuthors(names: readonly string[]): string[] {
  let characters = 0;
  return names.slice(0, authorsLimit).filter((name) => {
    characters += name.length;
    return characters <= charactersLimit;
  });
}

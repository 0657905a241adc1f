/** Which paper of the library an entry without an id is, where that is certain. */
import type { CitedPaper } from '../citations/cited-paper';
import { nameOf } from '../citations/csl-name';
import type { Reference } from '../imports/reference';
import type { PaperId } from '../paper/ids/paper-id';

/** Letters and digits alone, without accents and case. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Shorter titles ("Introduction", "Attention") may be several papers'. */
const shortest = 12;

/** Title and first author's family name; nothing if one of them isn't known. */
function keyOf(
  title: string | undefined,
  authors: readonly string[] | undefined,
): string | undefined {
  const [first] = authors ?? [];
  const whole = folded(title ?? '');
  if (first === undefined || whole.length < shortest) return undefined;
  const name = nameOf(first);
  const family = folded('literal' in name ? name.literal : name.family);
  return family === '' ? undefined : `${family} ${whole}`;
}

/** Finds among papers those that some references are. Two papers with the same title and author are no match. */
export function matcherOf(references: readonly Reference[]) {
  const wanted = new Set(
    references.flatMap(({ details }) => keyOf(details.title, details.authors) ?? []),
  );
  const papers = new Map<string, PaperId | 'several'>();
  return {
    add({ id, details }: CitedPaper): void {
      const key = keyOf(details?.title, details?.authors);
      if (key !== undefined && wanted.has(key)) papers.set(key, papers.has(key) ? 'several' : id);
    },
    paperOf({ details }: Reference): PaperId | undefined {
      const found = papers.get(keyOf(details.title, details.authors) ?? '');
      return found === 'several' ? undefined : found;
    },
  };
}

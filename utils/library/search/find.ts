/** Which rows a query finds, and in which order: a plain scan. */
import type { Query, Term } from './query';
import { fieldOf, has, type IndexRow } from './row';

/** How well a word matches, by where it stands: in the title, in tags or names, elsewhere. */
const worth = { title: 6, whole: 2, name: 4, other: 1 } as const;

/**
 * How well a row matches a query: 0 if it doesn't, else a small positive number. It grows with each word by where the
 * word first stands.
 */
export function matchOf(row: IndexRow, { terms }: Query): number {
  let score = 1;
  for (const term of terms) {
    const found = holds(row, term);
    if (found > 0 === term.not) return 0;
    score += found;
  }
  return score;
}

/** 0 if a condition doesn't hold. */
function holds(row: IndexRow, term: Term): number {
  switch (term.kind) {
    case 'words': {
      if (term.field === undefined) return worthOf(row, term.text);
      return row.words.includes(term.text) && fieldOf(row, term.field).includes(term.text)
        ? worth.name
        : 0;
    }
    case 'site':
      return row.site.startsWith(term.name) ? worth.other : 0;
    case 'year': {
      const year = Math.floor(row.day / 10_000);
      return year > 0 && year >= term.first && year <= term.last ? worth.other : 0;
    }
    case 'is':
      return has(row, term.quality) ? worth.other : 0;
    case 'marked':
      return row.last >= term.since && row.last < term.until ? worth.other : 0;
  }
}

/** How much a text is worth by where it first stands in a row; 0 if the row doesn't have it. */
function worthOf({ words }: IndexRow, text: string): number {
  const at = words.indexOf(text);
  if (at < 0) return 0;
  const title = words.indexOf('\n', 1);
  if (at < title) return worth.title + (isWhole(words, at + text.length) ? worth.whole : 0);
  const names = words.indexOf('\n', words.indexOf('\n', title + 1) + 1);
  return at < names ? worth.name : worth.other;
}
const isWhole = (words: string, end: number): boolean =>
  words[end - 1] === ' ' || words[end] === ' ';

/** The rows that a query finds: the best matches first, equal ones in the order given. */
export function findRows(rows: readonly IndexRow[], query: Query): IndexRow[] {
  if (query.terms.length === 0) return [...rows];
  const buckets: IndexRow[][] = [];
  for (const row of rows) {
    const score = matchOf(row, query);
    if (score === 0) continue;
    const bucket = buckets[score];
    if (bucket) bucket.push(row);
    else buckets[score] = [row];
  }
  return buckets.reverse().flat();
}

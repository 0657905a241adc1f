/** Which parts of a text a query's words match. */
import { foldWords, oneWord } from './fold';
import type { Query } from './query';

/** A part of a text; `isMatch`: to be marked. */
export interface Part {
  readonly text: string;
  readonly isMatch: boolean;
}

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

const character = /./gsu;

/** Splits a text so that what the query's words match stands in parts of its own. */
export function highlight(text: string, { terms }: Query): Part[] {
  const wanted = terms.flatMap((term) =>
    term.kind === 'words' && !term.not && term.field === undefined
      ? [{ words: term.text.trim().split(' '), isWhole: term.text.endsWith(' ') }]
      : [],
  );
  if (wanted.length === 0) return [{ text, isMatch: false }];
  const words = wordsIn(text);
  const marked = new Uint8Array(text.length);
  for (const { words: sought, isWhole } of wanted) {
    words.forEach((_, at) => {
      const found = words.slice(at, at + sought.length);
      const fits =
        found.length === sought.length &&
        sought.every((each, n) =>
          n < sought.length - 1 || isWhole
            ? found[n]?.folded === each
            : found[n]?.folded.startsWith(each),
        );
      if (!fits) return;
      found.forEach((word, n) => {
        marked.fill(1, word.from, endOf(text, word, sought[n] ?? ''));
      });
    });
  }
  return partsOf(text, marked);
}

/** The words of a text and where they stand; in scripts without spaces, each letter. */
const wordsIn = (text: string): Word[] =>
  [...text.matchAll(oneWord)].map(({ 0: word, index }) => ({
    folded: foldWords(word)[0] ?? '',
    from: index,
    to: index + word.length,
  }));

/** Where the part of a word ends that folds to `sought`. */
function endOf(text: string, { from, to, folded }: Word, sought: string): number {
  if (folded === sought) return to;
  const word = text.slice(from, to);
  for (const { 0: letter, index } of word.matchAll(character)) {
    const end = index + letter.length;
    if ((foldWords(word.slice(0, end))[0] ?? '').length >= sought.length) return from + end;
  }
  return to;
}

function partsOf(text: string, marked: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < text.length; ) {
    const isMatch = marked[from] === 1;
    let to = from + 1;
    while (to < text.length && (marked[to] === 1) === isMatch) to++;
    parts.push({ text: text.slice(from, to), isMatch });
    from = to;
  }
  return parts;
}

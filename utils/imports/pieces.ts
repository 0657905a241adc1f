/** Cuts a text that comes in pieces where one of its own parts ends. */
import type { TextPieces } from './decode';

/** Characters of one part; what is longer is no entry of a list of papers, and its end is left out. */
const longest = 1_000_000;

export interface TextPart {
  /** The line it begins in, from 1. */
  readonly at: number;
  readonly text: string;
}

/** The parts of a text. `cut`: parts it, leaving nothing out; where the last one ends isn't known yet. */
export async function* partsOf(
  text: TextPieces,
  cut: (text: string) => string[],
): AsyncGenerator<TextPart> {
  let [rest, at] = ['', 1];
  let left = 0;
  for await (const more of text()) {
    const parts = cut(rest + more);
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield { at, text: part };
      at += left + linesIn(part);
      left = 0;
    }
    if (rest.length <= longest) continue;
    left += linesIn(rest.slice(longest));
    rest = rest.slice(0, longest);
  }
  if (rest) yield { at, text: rest };
}

const linesIn = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
};

/** The lines of a text, many at a time. */
export async function* linesOf(text: TextPieces): AsyncGenerator<string[]> {
  let rest = '';
  for await (const more of text()) {
    const lines = `${rest}${more}`.split('\n');
    rest = (lines.pop() ?? '').slice(0, longest);
    yield lines;
  }
  yield [rest];
}

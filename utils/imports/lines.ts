/** A list of links, identifiers or references, one or more to a line, as people paste them. */
import { paperId } from '../paper/addresses/from-text';
import type { TextPieces } from './decode';
import { paperWithin } from './paper-of';
import { linesOf } from './pieces';
import { excerpt, type Part } from './reference';

/** Every line is a reference: what of it names a paper is found word by word, or in the line as a whole. */
export async function* readLines(text: TextPieces): AsyncGenerator<Part> {
  let at = 0;
  for await (const lines of linesOf(text)) {
    for (const line of lines) {
      at++;
      if (line.trim()) yield* referencesIn(line, at);
    }
  }
}

function* referencesIn(line: string, at: number): Generator<Part> {
  const words = line.slice(0, 10_000).split(/[\s<>()[\]"]+/);
  const papers = words.filter((word) => paperId(word) !== undefined);
  // Several papers in a line are several references; none is a reference that names none.
  const whole = [...papers, line, paperWithin(line) ?? ''];
  for (const ids of papers.length > 1 ? papers.map((word) => [word]) : [whole])
    yield { ids, details: {}, tags: [], at, text: excerpt(line) };
}

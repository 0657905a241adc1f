/** What parsing an XML document would cost, counted before it is parsed. */
import { NoFeed } from '../feed';

const depthLimit = 100;
/** The most elements, attributes, comments, sections and instructions together. */
const partLimit = 250_000;

/**
 * Refuses documents that would overflow the parser's stack or the memory. The parser recurses once per level, so the
 * depth is counted first. A document type with declarations of its own is refused, too: quotes and brackets mean other
 * things in it, so what follows couldn't be counted, and no feed needs one. Throws `NoFeed`. Returns the index after
 * the root element, or of the text's end if it is never closed.
 */
export function measure(text: string): number {
  let depth = 0;
  let parts = 0;
  let rootEnd: number | undefined;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const { end, quoted, isSubset } = markupAt(text, at);
    if (isSubset) throw new NoFeed('own type', 'an internal subset in its document type');
    if (text[at + 1] === '/') depth--;
    else {
      parts += 1 + quoted;
      if (/[^!?]/.test(text[at + 1] ?? '!') && text[end - 2] !== '/') depth++;
    }
    if (depth > depthLimit) throw new NoFeed('too deep', `nested over ${depthLimit} levels deep`);
    if (parts > partLimit) throw new NoFeed('too large', `over ${partLimit} elements`);
    const isElement = /[^!?]/.test(text[at + 1] ?? '!');
    if (isElement && depth === 0) rootEnd ??= end;
    at = end;
  }
  return rootEnd ?? text.length;
}

interface Markup {
  /** The index after its `>`; the text's end if it is never closed. */
  readonly end: number;
  /** How many quoted values it has: one per attribute. */
  readonly quoted: number;
  /** Whether it is a document type with declarations of its own. */
  readonly isSubset: boolean;
}

const sections: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The markup that begins at a `<`. */
function markupAt(text: string, start: number): Markup {
  for (const [opening, closing] of sections) {
    if (!text.startsWith(opening, start)) continue;
    const found = text.indexOf(closing, start + opening.length);
    const end = found < 0 ? text.length : found + closing.length;
    return { end, quoted: 0, isSubset: false };
  }
  // Outside quotes, only a document type has brackets.
  const stop = text[start + 1] === '!' ? /[>"'[]/g : /[>"']/g;
  stop.lastIndex = start;
  let quoted = 0;
  for (let found = stop.exec(text); found; found = stop.exec(text)) {
    const isSubset = found[0] === '[';
    if (found[0] === '>' || isSubset) return { end: stop.lastIndex, quoted, isSubset };
    const quote = text.indexOf(found[0], stop.lastIndex);
    if (quote < 0) break;
    quoted++;
    stop.lastIndex = quote + 1;
  }
  return { end: text.length, quoted, isSubset: false };
}

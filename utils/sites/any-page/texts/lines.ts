/** The lines of an element that holds text and words in italics, bold or links, as a list of papers without boxes has them. */
import { own } from '../../own';
import { textOf } from '../readable-text';
import { isLabel } from '../text-kinds';
import { isInline, nodesOf, tagOf } from '../tree';

/** Words of a text that are only written in another way: what stands beside them goes on. */
const written = /^(?:i|em|sub|sup)$/;

/** What stands between the line breaks of an element, and the links that only say "PDF". */
export function linesOf(element: Element, longest: number): readonly string[] {
  const lines = [''];
  for (const node of nodesOf(element)) {
    const part = isElement(node) ? wordsOf(node, longest) : isText(node) && node.nodeValue;
    if (typeof part === 'string') lines[lines.length - 1] += part;
    else lines.push('');
  }
  return lines
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line) && line.length <= longest);
}

/** Nothing for what ends a line. */
function wordsOf(element: Element, longest: number): string | undefined {
  const text = isInline(element) ? textOf(element, longest) : '';
  return text && !(tagOf(element) === 'a' && isLabel(text)) ? text : undefined;
}

/** Whether a text is cut out of a sentence that goes on in italics: "Learning *E. coli* models". */
export const isCut = (text: Node): boolean =>
  (isWritten(text.previousSibling) && /^\s*[\p{L}\p{N}]/u.test(text.nodeValue ?? '')) ||
  (isWritten(text.nextSibling) && /[\p{L}\p{N}]\s*$/u.test(text.nodeValue ?? ''));

const isWritten = (node: Node | null): boolean =>
  node !== null && isElement(node) && written.test(tagOf(node));

const isText = (node: Node): boolean => own(node, 'nodeType') === 3;
export const isElement = (node: Node): node is Element => own(node, 'nodeType') === 1;

import { cleanText } from '../../basics/text';
import { added } from '../added';
import { drawnFormulas, textOf as textIn } from '../text-of';
import { firstChildOf, textContentOf } from './tree';

/** Also the notes and errors that LaTeXML puts into headings. */
const notText = `.ltx_note, .ltx_ERROR, script, style, template, noscript, svg, select, textarea, input, ${drawnFormulas}, ${added}`;

/** The text of an element, at most `limit` UTF-16 units; empty if there is none. */
export function textOf(element: Element | undefined | null, limit: number): string {
  if (!element) return '';
  const isPlain = firstChildOf(element) === null;
  return isPlain ? cleanText(textContentOf(element) ?? '', limit) : textIn(element, limit, notText);
}

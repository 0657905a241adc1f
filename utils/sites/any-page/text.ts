import { added } from '../added';
import { drawnFormulas, textOf as textIn } from '../text-of';

/** Also the notes and errors that LaTeXML puts into headings. */
const notText = `.ltx_note, .ltx_ERROR, script, style, template, noscript, svg, select, textarea, input, ${drawnFormulas}, ${added}`;

/** The text of an element or a text node, at most `limit` UTF-16 units; empty if there is none. */
export const textOf = (node: Node | null | undefined, limit: number): string =>
  textIn(node, limit, notText);

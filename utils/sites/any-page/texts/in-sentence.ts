/** Links that are words of a sentence. */
import { cleanText } from '../../../basics/text';
import { own } from '../../own';
import { textOf } from '../readable-text';
import { likeNames, wordsIn } from '../text-kinds';
import { isInline, parentOf } from '../tree';
import { isElement } from './lines';
import type { Piece } from './slots';

/** Whether a link's words are part of a sentence: "as we know from *this paper*". */
export function isInSentence({ element, link, signs }: Piece): boolean {
  if (!link || signs.heading) return false;
  const before = textBefore(element);
  const isEnd =
    /(?:^|\s)\p{Ll}[\p{L}’']*$/u.test(before.trimEnd()) && !/\bal$/.test(before.trimEnd());
  return isEnd && wordsIn(before) > 1 && likeNames(before) < 0.5;
}

/** So much of what stands before a link says whether it is in a sentence. */
const enough = 600;

/** What stands before an element in its line: up to the box that it is in, or one beside it. */
function textBefore(element: Element): string {
  let text = '';
  for (let at: Element | null = element; at; at = parentOf(at)) {
    for (let node = before(at); node; node = before(node)) {
      if (isElement(node) && !isInline(node)) return cleanText(text, enough);
      text = (isElement(node) ? textOf(node, enough) : node.nodeValue) + text;
      if (text.length > enough) return cleanText(text.slice(-enough), enough);
    }
    const around = parentOf(at);
    if (around && !isInline(around)) break;
  }
  return cleanText(text, enough);
}

const before = (node: Node): ChildNode | null => own(node, 'previousSibling');

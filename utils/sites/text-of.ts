/** Text of a page's elements without what isn't text: scripts, tools, and what MathJax and extensions add. */
import { cleanText } from '../basics/text';
import { own } from './own';

/** What MathJax and KaTeX draw of a formula, whose source stands beside it or in an attribute. */
export const drawnFormulas = '[class*="MathJax"], mjx-container, .katex-html';

/**
 * The text of an element, at most `limit` UTF-16 units; empty if there is none. Formulas are given as TeX between
 * dollar signs, wherever the page keeps their source. `notText`: selector of what isn't part of it.
 */
export function textOf(
  element: Element | null | undefined,
  limit: number,
  notText: string,
): string {
  let text = '';
  if (!element) return text;
  // Elements and text. The filter accepts text, and lets the walker enter only elements that may hold some.
  const document = own(element, 'ownerDocument');
  const walker = document.createTreeWalker(element, 1 | 4, (node) => {
    const matches = (selector: string) => own(node as Element, 'matches').call(node, selector);
    if (!isElement(node)) text += node.nodeValue;
    // LaTeXML keeps the source of a formula in an attribute, MathJax in a script beside it.
    else if (matches('[alttext]:not(form)')) text += `$${node.getAttribute('alttext')}$`;
    else if (matches('script[type^="math/tex"]')) text += `$${node.textContent}$`;
    else if (!matches(notText)) {
      if (matches('br')) text += ' ';
      return 1; // NodeFilter.FILTER_ACCEPT
    }
    return 2; // NodeFilter.FILTER_REJECT
  });
  while (walker.nextNode() && text.length < 4 * limit);
  return cleanText(text, limit);
}

const isElement = (node: Node): node is Element => own(node, 'nodeType') === 1;

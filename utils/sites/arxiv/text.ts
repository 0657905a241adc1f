/** Text of arXiv's pages without labels, and without what MathJax made of it after load. */
import { asDay } from '../../basics/as-day';
import { cleanText } from '../../basics/text';
import { added } from '../added';
import { own } from '../own';

/**
 * Labels ("Title:"), buttons, MathJax's own nodes, notes and errors in the headings of HTML papers, and what extensions
 * and screen readers' helpers add: translations beside the text, readings above it, tools.
 */
const notText =
  '.descriptor, #toggle, [class*="MathJax"], mjx-container, script, style, .ltx_note, .ltx_title_abstract, ' +
  `.ltx_ERROR, .katex-html, ${added}`;

/**
 * The text of an element, at most `limit` UTF-16 units; empty if there is none. Formulas are given as TeX between
 * dollar signs, wherever the page keeps their source.
 */
export function textOf(element: Element | null | undefined, limit: number): string {
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

/** The first day in a text, `YYYY-MM-DD`: of "Tuesday, 22 September 2026", "30 November, 2025", "Fri, 6 May 22". */
export function dayIn(text: string): string | undefined {
  const [, day, year] = /(\d\d? [A-Z][a-z]{2})[a-z]*,? (\d+)/.exec(text) ?? [];
  return asDay(`${day} ${year}`);
}

/** The headings over a part of a list, the nearest first. Until 2023 they came before a `dl`, now they begin it. */
export function headingsOver(part: Element | null | undefined): string {
  const headings: string[] = [];
  for (let at = part; at; at = own(at, 'previousElementSibling')) {
    for (const each of [own(at, 'firstElementChild'), at]) {
      if (each && /^H\d$/.test(each.tagName)) headings.push(textOf(each, 500));
    }
  }
  return headings.join(' ');
}

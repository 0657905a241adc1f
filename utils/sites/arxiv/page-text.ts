/** Text of arXiv's pages without labels, and without what MathJax made of it after load. */
import { asDay } from '../../basics/as-day';
import { added } from '../added';
import { own } from '../own';
import { drawnFormulas, textOf as textIn } from '../text-of';

/**
 * Labels ("Title:"), buttons, MathJax's own nodes, notes and errors in the headings of HTML papers, and what extensions
 * and screen readers' helpers add: translations beside the text, readings above it, tools.
 */
const notText =
  '.descriptor, #toggle, script, style, .ltx_note, .ltx_title_abstract, .ltx_ERROR, ' +
  `${drawnFormulas}, ${added}`;

/** The text of an element, at most `limit` UTF-16 units; empty if there is none. */
export const textOf = (element: Element | null | undefined, limit: number): string =>
  textIn(element, limit, notText);

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

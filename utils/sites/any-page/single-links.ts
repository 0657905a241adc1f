/** Links to papers that belong to no entry: in a discussion, an article, the references of a paper. */
import { cleanText } from '../../basics/text';
import { titleLimit } from '../../paper/details/title-limit';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Entry } from '../site';
import type { PaperLink } from './lists/links';
import { saysSomething } from './text-kinds';
import { around, isInline, parentOf, textContentOf } from './tree';

/** More of them get no mark. */
const most = 2_000;

const navigation = 'nav, [role=navigation], [role=menu], [role=menubar]';

/**
 * In the page's order. Of several links to one paper in one paragraph or item ("[arXiv] [PDF]") only the first is taken.
 * `own`: the ids of the paper that the page is about.
 */
export function singleLinks(
  links: readonly PaperLink[],
  entries: readonly Entry[],
  own: readonly PaperId[] = [],
): readonly PaperLink[] {
  const parts = new Set(entries.flatMap(({ element, also = [] }) => [element, ...also]));
  const inEntry = new Map<Element, boolean>();
  const met = new Map<Element, Set<PaperId>>();
  const found: PaperLink[] = [];
  for (const link of links) {
    const { element, id } = link;
    if (found.length === most) break;
    if (own.includes(id) || isWithin(element, parts, inEntry)) continue;
    if (around(element, navigation)) continue;
    const block = blockOf(element);
    const there = met.get(block) ?? new Set();
    if (there.has(id)) continue;
    met.set(block, there.add(id));
    found.push(link);
  }
  return found;
}

/** Whether an element is one of some others or in one. Each element of the page is looked at once. */
function isWithin(
  element: Element,
  parts: ReadonlySet<Element>,
  known: Map<Element, boolean>,
): boolean {
  const path: Element[] = [];
  let at: Element | null = element;
  for (; at && !known.has(at) && !parts.has(at); at = parentOf(at)) path.push(at);
  const isIn = at !== null && (known.get(at) ?? true);
  for (const each of path) known.set(each, isIn);
  return isIn;
}

/** The paragraph, item or cell in which a link stands. */
function blockOf(link: Element): Element {
  let at = link;
  for (let parent = parentOf(at); parent && isInline(at); parent = parentOf(at)) at = parent;
  return at;
}

/** A link's text, if it can be its paper's title: "[3]", "PDF" and addresses aren't. */
export function titleOfLink({ element }: PaperLink): string | undefined {
  const text = cleanText(textContentOf(element) ?? '', titleLimit);
  return text.length >= 15 && saysSomething(text) ? text : undefined;
}

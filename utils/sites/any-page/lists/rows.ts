/** Which elements of a page hold one paper each: the largest ones, as entries of lists do. */
import { cleanText } from '../../../basics/text';
import type { PaperId } from '../../../paper/ids/paper-id';
import { saysSomething } from '../text-kinds';
import { holds, isItem, kindOf, parentOf, tagOf, textContentOf } from '../tree';
import type { Bearing } from './bearing';
import type { PaperLink } from './links';

/** An element that may be an entry. */
export interface Row {
  readonly element: Element;
  /** Its parent: asked often. */
  readonly parent: Element | null;
  /** Its number among the page's rows. */
  readonly nth: number;
  /** The first of its links to papers. */
  readonly link: Element;
  /** The smallest element that holds all of them. */
  readonly core: Element;
  /** The largest one that holds no other paper. */
  readonly whole: Element;
}

/** In the page's order; none holds another. */
export function rowsOf(links: readonly PaperLink[], bearing: Bearing): Row[] {
  const wholes = new Map<Element, { core: Element } & Pick<Row, 'link' | 'nth'>>();
  links.forEach(({ element: link }, nth) => {
    // Most links stand in an element that another link of the paper has led to.
    const known = around(wholes, link, bearing);
    if (known) known.core = commonOf(known.core, link);
    else wholes.set(wholeAround(link, bearing), { link, core: link, nth });
  });
  const rows: Row[] = [];
  for (const [whole, { link, core, nth }] of wholes) {
    const parent = parentOf(whole);
    const isInner = parent && around(wholes, parent, bearing);
    if (!isInner) rows.push(rowAt(itemIn(core, whole), { nth, link, core, whole }));
  }
  return rows;
}

/** A row that is another element of the same paper. */
export const rowAt = (
  element: Element,
  { nth, link, core, whole }: Omit<Row, 'element' | 'parent'>,
): Row => ({ element, parent: parentOf(element), nth, link, core, whole });

/** What is known of an element, or of the nearest around it that holds one paper. */
function around<T>(
  known: ReadonlyMap<Element, T>,
  element: Element,
  bearing: Bearing,
): T | undefined {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    const found = known.get(at);
    if (found !== undefined || bearing.several.has(at)) return found;
  }
  return undefined;
}

/** The smallest element that holds both. */
const commonOf = (one: Element, other: Element): Element =>
  upwards(one).find((at) => holds(at, other)) ?? one;

/** An element and all that are around it, up to the document's. */
export function upwards(element: Element, end?: Element): Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    all.push(at);
    if (at === end) break;
  }
  return all;
}

function wholeAround(link: Element, bearing: Bearing): Element {
  const idsOf = (element: Element): readonly PaperId[] => bearing.get(element) ?? [];
  let whole = link;
  for (;;) {
    const parent = parentOf(whole);
    if (!parent || isPage(parent)) return whole;
    const grows = idsOf(parent).length > idsOf(whole).length;
    // What has no title yet may stand beside another id of its paper: "[arXiv] [DOI]".
    if (grows && (bearing.several.has(parent) || hasTitle(whole))) return whole;
    whole = parent;
  }
}

/** Whether an element is the page rather than something on it. */
export const isPage = (element: Element): boolean => pages.has(tagOf(element));
const pages = new Set(['body', 'main', 'html']);

/** An item of a list with a title is an entry, even if it is the only one of a larger item. */
function itemIn(core: Element, whole: Element): Element {
  for (let at: Element | null = core; at && at !== whole; at = parentOf(at)) {
    if (isItem(at) && hasTitle(at)) return at;
  }
  return whole;
}

/** The row as the next larger item, where it turned out to hold no title; nothing if there is none. */
export function grown(row: Row): Row | undefined {
  const [, ...larger] = upwards(row.element, row.whole);
  const next = larger.find(isItem) ?? larger.at(-1);
  return next && rowAt(next, row);
}

/** Whether an element's text has enough words for a title. */
export const hasTitle = (element: Element): boolean =>
  saysSomething(cleanText(textContentOf(element) ?? '', 600));

/** The context of a row: its kind and its parent's. Rows of one list that stand in different parents share it. */
export function contextOf(row: Element): string {
  const parent = parentOf(row);
  return `${kindOf(row)}<${parent ? kindOf(parent) : ''}`;
}

/** The contexts of rows, each once. */
export function contextsOf(rows: readonly Row[]): ReadonlySet<string> {
  const contexts = new Set<string>();
  for (const [parent, own] of Map.groupBy(rows, (row) => row.parent)) {
    const around = parent ? kindOf(parent) : '';
    const kinds = new Set(own.map(({ element }) => kindOf(element)));
    for (const kind of kinds) contexts.add(`${kind}<${around}`);
  }
  return contexts;
}

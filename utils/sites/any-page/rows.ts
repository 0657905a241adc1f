/** Which elements of a page hold one paper each: the largest ones, as entries of lists do. */
import type { PaperId } from '../../paper/paper-id';
import { type Bearing, canBeOne } from './bearing';
import type { PaperLink } from './links';
import { textOf } from './text';
import { holds, isItem, kindOf, parentOf, tagOf } from './tree';
import { saysSomething } from './words';

/** An element that may be an entry. */
export interface Row {
  readonly element: Element;
  /** The smallest element that holds all of its links to papers. */
  readonly core: Element;
  /** The largest one that holds no other paper. */
  readonly whole: Element;
}

/** In the page's order; none holds another. */
export function rowsOf(links: readonly PaperLink[], bearing: Bearing): Row[] {
  const wholes = new Map<Element, Element>();
  for (const { element: link } of links) {
    // Most links stand in an element that another link of the paper has led to.
    const known = upwards(link).find((at) => wholes.has(at));
    const core = known && wholes.get(known);
    if (known && core) wholes.set(known, commonOf(core, link));
    else wholes.set(wholeAround(link, bearing), link);
  }
  const outermost = [...wholes].filter(
    ([whole]) => !upwards(whole).some((at) => at !== whole && wholes.has(at)),
  );
  return outermost.map(([whole, core]) => ({ element: itemIn(core, whole), core, whole }));
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
    if (!parent || /^(?:body|main|html)$/.test(tagOf(parent))) return whole;
    const grows = idsOf(parent).length > idsOf(whole).length;
    // What has no title yet may stand beside another id of its paper: "[arXiv] [DOI]".
    if (grows && (!canBeOne(idsOf(parent)) || hasTitle(whole))) return whole;
    whole = parent;
  }
}

/** An item of a list with a title is an entry, even if it is the only one of a larger item. */
const itemIn = (core: Element, whole: Element): Element =>
  upwards(core, whole).find((at) => isItem(at) && hasTitle(at)) ?? whole;

/** The row as the next larger item, where it turned out to hold no title; nothing if there is none. */
export function grown({ element, core, whole }: Row): Row | undefined {
  const [, ...larger] = upwards(element, whole);
  const next = larger.find(isItem) ?? larger.at(-1);
  return next && { element: next, core, whole };
}

const hasTitle = (element: Element): boolean => saysSomething(textOf(element, 600));

/** What elements share that are alike in different places: their kind and their parents'. */
export function placeOf(row: Element): string {
  const parent = parentOf(row);
  return `${kindOf(row)}<${parent ? kindOf(parent) : ''}`;
}

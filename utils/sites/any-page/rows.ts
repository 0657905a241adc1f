/** Which elements of a page hold one paper each: the largest ones, as entries of lists do. */
import type { PaperId } from '../../paper/paper-id';
import { type Bearing, canBeOne } from './bearing';
import type { PaperLink } from './links';
import { textOf } from './text';
import { isItem, kindOf, parentOf, tagOf } from './tree';
import { saysSomething } from './words';

/** An element that may be an entry, and the first link in it that leads to its paper. */
export interface Row {
  readonly element: Element;
  readonly link: Element;
}

/** In the page's order; none holds another. */
export function rowsOf(links: readonly PaperLink[], bearing: Bearing): Row[] {
  const rows = new Map<Element, Row>();
  for (const { element: link } of links) {
    // Most links stand in an element that another link of the paper has led to.
    if (isIn(rows, link)) continue;
    const element = rowAround(link, bearing);
    rows.set(element, { element, link });
  }
  return [...rows.values()].filter(({ element }) => {
    const parent = parentOf(element);
    return !parent || !isIn(rows, parent);
  });
}

const isIn = (rows: ReadonlyMap<Element, Row>, element: Element): boolean =>
  upwards(element).some((at) => rows.has(at));

/** An element and all that are around it, up to the document's. */
export function upwards(element: Element, end?: Element): Element[] {
  const all: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    all.push(at);
    if (at === end) break;
  }
  return all;
}

function rowAround(link: Element, bearing: Bearing): Element {
  const idsOf = (element: Element): readonly PaperId[] => bearing.get(element) ?? [];
  const says = (element: Element) => saysSomething(textOf(element, 600));
  let row = link;
  for (;;) {
    const parent = parentOf(row);
    if (!parent || /^(?:body|main|html)$/.test(tagOf(parent))) return row;
    const grows = idsOf(parent).length > idsOf(row).length;
    // What has no title yet may stand beside another id of its paper: "[arXiv] [DOI]".
    if (grows && (!canBeOne(idsOf(parent)) || says(row))) return row;
    // An item with a title is an entry, even if it is the only one of a larger item.
    if (!grows && isItem(row) && says(row)) return row;
    row = parent;
  }
}

/** What elements share that are alike in different places: their kind and their parents'. */
export function placeOf(row: Element): string {
  const parent = parentOf(row);
  return `${kindOf(row)}<${parent ? kindOf(parent) : ''}`;
}

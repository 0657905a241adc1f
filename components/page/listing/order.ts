import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import type { Entry } from '../../../utils/sites/site';

/** What a listing can be sorted by. */
export const orderNames = ['listing', 'upvotes', 'comments', 'date'] as const;
export type Order = (typeof orderNames)[number];

type DetailsOf = (entry: Entry) => PaperDetails;

const date = ({ publishedOn, updatedOn, listedOn }: PaperDetails): number =>
  Date.parse(publishedOn ?? updatedOn ?? listedOn ?? '');

const values: Readonly<Record<Exclude<Order, 'listing'>, (details: PaperDetails) => number>> = {
  upvotes: ({ upvotes = Number.NaN }) => upvotes,
  comments: ({ comments = Number.NaN }) => comments,
  date,
};

/** The orders that the page's own numbers allow: at least two entries must differ. */
export function ordersOf(details: readonly PaperDetails[]): Order[] {
  return orderNames.filter((order) => {
    if (order === 'listing') return true;
    const known = new Set(details.map(values[order]));
    known.delete(Number.NaN);
    return known.size > 1;
  });
}

/** An order of entries. It is loaded with the panel in which it is chosen, because few visits need one. */
export interface Sort {
  sorted(entries: readonly Entry[], detailsOf: DetailsOf): readonly Entry[];
  /** Shows entries in the given order, if the page's layout can; or restores the page's own order. */
  place(entries: readonly Entry[], isSorted: boolean): void;
}

/**
 * Sorts entries, largest or latest first. Equal ones keep the page's order; those without a value come last. Nothing
 * for the listing's own order.
 */
export function sorter(order: Order): Sort | undefined {
  if (order === 'listing') return undefined;
  const value = values[order];
  const rank = (key: number) => (Number.isNaN(key) ? Number.NEGATIVE_INFINITY : key);
  return {
    sorted: (entries, detailsOf) =>
      entries
        .map((entry) => ({ entry, key: rank(value(detailsOf(entry))) }))
        .toSorted((a, b) => (a.key === b.key ? 0 : b.key - a.key))
        .map(({ entry }) => entry),
    place(entries, isSorted) {
      if (canReorder(entries)) reorder(entries, isSorted);
    },
  };
}

/**
 * Whether all entries are siblings in one grid or flex box, where the style `order` moves them without moving nodes.
 */
export function canReorder(entries: readonly Entry[]): boolean {
  const [first] = entries;
  const parent = first?.element.parentElement;
  if (!parent || entries.some(({ element, also }) => element.parentElement !== parent || also)) {
    return false;
  }
  const display = parent.ownerDocument.defaultView?.getComputedStyle(parent).display ?? '';
  return /^(?:inline-)?(?:grid|flex)$/.test(display);
}

/**
 * Gives elements their visual places, before all other children of their box, which keep their own order; or undoes
 * that.
 */
function reorder(entries: readonly Entry[], isSorted: boolean): void {
  entries.forEach(({ element }, index) => {
    if (!('style' in element)) return;
    const { style } = element as HTMLElement;
    if (!isSorted) style.removeProperty('order');
    else style.setProperty('order', String(index - entries.length));
  });
}

/** What the library page asks of its catalogue: a view, a query, an order. */
import type { Catalogue } from './catalogue';
import { findRows } from './find';
import type { Query } from './query';
import { fieldOf, type IndexRow } from './row';
import { isIn, isSwept, type LibraryView, leavesOut } from './views';

/** Best match (the most recently marked, without words), title, date of the paper, date marked, upvotes. */
export const orders = ['best', 'marked', 'title', 'date', 'upvotes'] as const;
export type Order = (typeof orders)[number];

export interface Ask {
  readonly view: LibraryView;
  readonly query: Query;
  readonly order: Order;
  /** Also what was only marked read in bulk or hidden. */
  readonly all: boolean;
}

export interface Found {
  readonly rows: readonly IndexRow[];
  /** How many more there are that were only marked read in bulk or hidden. */
  readonly leftOut: number;
}

/** Exactly the rows that a scan finds. */
export function search(catalogue: Catalogue, { view, query, order, all }: Ask): Found {
  const matching = findRows(
    catalogue.rows.filter((row) => isIn(view, row)),
    query,
  );
  const shown =
    all || !leavesOut(view) ? matching : matching.filter((row) => !isSwept(catalogue, row));
  return { rows: inOrder(shown, order), leftOut: matching.length - shown.length };
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Equal ones stay as they are. */
function inOrder(rows: readonly IndexRow[], order: Order): readonly IndexRow[] {
  switch (order) {
    case 'best':
      return rows;
    case 'marked':
      return rows.toSorted((a, b) => b.last - a.last);
    case 'date':
      return rows.toSorted((a, b) => b.day - a.day);
    case 'upvotes':
      return rows.toSorted((a, b) => b.upvotes - a.upvotes);
    case 'title': {
      // Papers without a title come last.
      const titled = rows.map((row) => [fieldOf(row, 'title').trim() || '\uffff', row] as const);
      return titled.sort((a, b) => collator.compare(a[0], b[0])).map(([, row]) => row);
    }
  }
}

/**
 * The page reader: reads the papers of a page that no site's folder knows, from its links to papers alone. An entry is the
 * largest element that links to one paper; entries beside each other make a list, and three of them a listing.
 */
import type { ListingKey } from '../../actions/actions-schema';
import type { PaperDetails } from '../../paper/details-schema';
import type { PaperId } from '../../paper/paper-id';
import type { Entry } from '../site';
import { bearingOf, bestOf } from './bearing';
import { detailsIn } from './details';
import { paperLinks } from './links';
import { least, type List, listsOf } from './lists';
import { ownPaper } from './own-paper';
import { partsOfRows } from './parts';
import { type Row, rowsOf } from './rows';
import { titlesOf } from './titles';
import { hasOwnText, isInline, parentOf, tagOf } from './tree';
import { idsReferredTo, whyApart } from './zones';

/** What a page holds that the reader took for no entry, and why. */
export interface Left {
  readonly id: PaperId | undefined;
  readonly element: Element;
  readonly why: string;
}

export interface PageReading {
  /** `paper`: the page is about one paper, and its heading is the entry. `nothing`: it lists fewer than three. */
  readonly view: 'list' | 'paper' | 'nothing';
  readonly listing: ListingKey;
  readonly entries: readonly Entry[];
  readonly left: readonly Left[];
  details(entry: Entry): PaperDetails;
}

/** A key names origin and path; a query or a fragment may hold what somebody searched for. */
const listingOf = ({ origin, pathname }: URL): ListingKey =>
  `any-page/${origin}${pathname}`.slice(0, 300);

/** Never throws, whatever a page holds. */
export function readAnyPage(document: Document, url: URL): PageReading {
  const listing = listingOf(url);
  const own = ownPaper(document, url);
  if (own) {
    const { id, element, details } = own;
    const entries = [{ id, title: details.title, element }];
    return { view: 'paper', listing, entries, left: [], details: () => details };
  }
  const links = paperLinks(document, url);
  const papers = new Map(links.map(({ element, id }) => [element, id]));
  const bearing = bearingOf(links);
  const { lists, single } = listsOf(rowsOf(links, bearing), bearing);
  const referredTo = idsReferredTo(document);
  const idOf = (element: Element) => bestOf(bearing.get(element) ?? []);
  const found = new Map<Entry, readonly Element[]>();
  const left: Left[] = single.map(({ element }) => leftOf(element, 'not beside others of its kind'));

  function leftOf(element: Element, why: string): Left {
    return { id: idOf(element), element, why };
  }

  function readList({ rows }: List): void {
    const whole = rows.filter((row) => !isInText(row));
    left.push(...rows.filter(isInText).map(({ element }) => leftOf(element, 'in running text')));
    const elements = whole.map(({ element }) => element);
    const leave = (why: string) => left.push(...elements.map((element) => leftOf(element, why)));
    const why = whyApart(elements, referredTo);
    if (why) return void leave(why);
    const parts = partsOfRows(whole, bearing);
    const partsOf = (element: Element) => parts.get(element) ?? [element];
    const titles = titlesOf(elements.map(partsOf), (link) => papers.get(link));
    if (typeof titles === 'string') return void leave(titles);
    const seen = new Map<Element | null, Set<PaperId>>();
    elements.forEach((element, n) => {
      const title = titles[n];
      const id = (title?.link && papers.get(title.link)) ?? idOf(element);
      const parent = parentOf(element);
      const before = seen.get(parent) ?? new Set();
      seen.set(parent, before);
      if (!id || !title) left.push(leftOf(element, 'without a title'));
      else if (before.has(id)) left.push(leftOf(element, 'listed before'));
      else {
        before.add(id);
        found.set(entryOf(id, title.text, element, partsOf(element)), partsOf(element));
      }
    });
  }

  for (const list of lists) readList(list);
  const entries = [...found.keys()].toSorted((one, other) => order(one.element, other.element));
  const isListing = new Set(entries.map(({ id }) => id)).size >= least;
  return {
    view: isListing ? 'list' : 'nothing',
    listing,
    entries: isListing ? entries : [],
    left: isListing
      ? left
      : [...left, ...entries.map(({ element }) => leftOf(element, 'fewer than three papers'))],
    details: (entry) => detailsIn(found.get(entry) ?? [entry.element], entry.title, undefined),
  };
}

const order = (one: Element, other: Element): number =>
  one.compareDocumentPosition(other) & 4 ? -1 : 1;

/** Whether a row is a word or a link within a text. */
function isInText({ element }: Row): boolean {
  const parent = parentOf(element);
  return (
    isInline(element) && parent !== null && (/^(?:p|h\d)$/.test(tagOf(parent)) || hasOwnText(parent))
  );
}

/** Of a `dt` with its `dd`, the second tells more, and the first has the room. */
function entryOf(id: PaperId, title: string, row: Element, parts: readonly Element[]): Entry {
  const element = (tagOf(row) === 'dt' && parts.find((part) => tagOf(part) === 'dd')) || row;
  const also = parts.filter((part) => part !== element);
  return { id, title, element, ...(also[0] && { also, anchor: row }) };
}

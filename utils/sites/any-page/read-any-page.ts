/**
 * The page reader: reads the papers of a page that no site's folder knows, from its links to papers alone. An entry is the
 * largest element that links to one paper; entries beside each other make a list, and three of them a listing.
 */
import type { ListingKey } from '../../actions/actions-schema';
import type { PaperDetails } from '../../paper/details/details-schema';
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import { hintsAt } from '../hinted-sites';
import type { Entry } from '../site';
import { bearingOf, bestOf, clearBestOf, isOwn } from './lists/bearing';
import { type PaperLink, paperLinks } from './lists/links';
import { type List, least, listsOf } from './lists/lists';
import { type Row, rowAt, rowsOf } from './lists/rows';
import { idsReferredTo, isChoice } from './lists/zones';
import { type OwnPaper, ownPaper } from './own-paper';
import { type Found, type ListRead, readList } from './read-list';
import { singleLinks } from './single-links';

/** What links to a paper and is no entry, and why. */
export interface Left {
  readonly id: PaperId | undefined;
  readonly element: Element;
  readonly why: string;
}

/** A site's own identifier of a paper, and a better one that the page states for the same paper. */
export interface OwnId {
  readonly own: PaperId;
  readonly better: PaperId;
}

export interface PageReading {
  /** `paper`: the page is about one paper, and its heading is the entry. `nothing`: it lists fewer than three. */
  readonly view: 'list' | 'paper' | 'nothing';
  readonly listing: ListingKey;
  readonly entries: readonly Entry[];
  readonly left: readonly Left[];
  readonly ownIds: readonly OwnId[];
  /** The links to papers that belong to no entry. */
  single(): readonly PaperLink[];
  details(entry: Entry): PaperDetails;
}

/** A key names origin and path: a query or a fragment may hold what the user searched for. */
const listingOf = ({ origin, pathname }: URL): ListingKey =>
  `any-page/${origin}${pathname}`.slice(0, 300);

/** Never throws, whatever a page holds. */
export function readAnyPage(document: Document, url: URL): PageReading {
  const listing = listingOf(url);
  const { scheme, rows: hints } = hintsAt(url) ?? {};
  const own = ownPaper(document, url);
  if (own) {
    const { id, same, element, details } = own;
    const entries = [{ id, title: details.title, element }];
    const single = () => singleLinks(paperLinks(document, url), [], same);
    const ownIds = ownIdsOf(own, scheme);
    return { view: 'paper', listing, entries, left: [], ownIds, single, details: () => details };
  }
  const links = paperLinks(document, url);
  const bearing = bearingOf(links);
  const page = {
    bearing,
    papers: new Map(links.map(({ element, id }) => [element, id])),
    referredTo: idsReferredTo(document),
    scheme,
  };
  const hinted = hints ? rowsAt(document, hints.each) : [];
  const { lists, single } = hinted[0]
    ? { lists: [{ rows: hinted }], single: [] }
    : listsOf(rowsOf(links, bearing), bearing);
  const read = withoutChoices(
    lists.map(({ rows }) => ({ rows, ...readList(rows, page, hinted[0] && hints) })),
  );
  const found = withoutParts(
    read.flatMap((list) => list.found).toSorted((one, other) => one.nth - other.nth),
  );
  const papers = new Set(found.map(({ entry }) => entry.id)).size;
  const isListing = papers >= (hints?.paperOf ? 1 : least);
  const entries = isListing ? found.map(({ entry }) => entry) : [];
  const details = new Map(found.map((each) => [each.entry, each.details]));
  const left = [
    ...single.map(({ element }) => ({ element, why: 'not beside others of its kind' })),
    ...read.flatMap((list) => list.left),
    ...(isListing
      ? []
      : found.map(({ entry: { element } }) => ({ element, why: 'fewer than three papers' }))),
  ];
  return {
    view: isListing ? 'list' : 'nothing',
    listing,
    entries,
    ownIds: isListing
      ? found.flatMap(({ entry, own }) => (own ? [{ own, better: entry.id }] : []))
      : [],
    left: left.map((each) => ({ ...each, id: bestOf(bearing.get(each.element) ?? []) })),
    single: () => singleLinks(links, entries),
    details: (entry) => details.get(entry)?.() ?? { title: entry.title },
  };
}

/** A paper's page at the site stands under the site's own identifier, and may state a better one. */
function ownIdsOf({ id, same }: OwnPaper, scheme: string | undefined): readonly OwnId[] {
  if (partsOf(id).scheme !== scheme) return [];
  const better = clearBestOf([...new Set(same)].filter((each) => !isOwn(each)));
  return better ? [{ own: id, better }] : [];
}

/** The rows that a selector names; a form's fields could hide what we ask of it. */
const rowsAt = (document: Document, selector: string): Row[] =>
  [...document.querySelectorAll(`:is(${selector}):not(form)`)].map((element, nth) =>
    rowAt(element, { nth, link: element, core: element, whole: element }),
  );

/** Without the lists of what most people read, beside one of all. */
function withoutChoices(read: readonly (ListRead & Pick<List, 'rows'>)[]): readonly ListRead[] {
  const isOther = read.map(({ rows, found }) => found.length > 0 && !isChoice(rows));
  return read.map((list, n) => {
    const isBeside = read.some(
      ({ found }, other) => isOther[other] && found.length >= list.found.length,
    );
    if (isOther[n] || !isBeside) return list;
    const why = 'a choice of the papers';
    return {
      found: [],
      left: [...list.left, ...list.found.map(({ entry: { element } }) => ({ element, why }))],
    };
  });
}

/** Without entries that are part of another: a `dd` may have links of its own beside those of its `dt`. */
function withoutParts(found: readonly Found[]): readonly Found[] {
  const owners = new Map<Element, Entry>();
  for (const { entry } of found) {
    for (const part of [entry.element, ...(entry.also ?? [])]) {
      if (!owners.has(part)) owners.set(part, entry);
    }
  }
  return found.filter(({ entry }) => owners.get(entry.element) === entry);
}

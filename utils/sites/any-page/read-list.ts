/** The entries of one list. */
import type { PaperDetails } from '../../paper/details/details-schema';
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import type { RowHints } from '../hints';
import type { Entry } from '../site';
import { type Bearing, bestOf, clearBestOf, isOwn } from './lists/bearing';
import { grown, type Row } from './lists/rows';
import { boxedApart, whyApart } from './lists/zones';
import { partsOfRows } from './parts';
import { authorsAt, authorsIn, authorsSlot } from './texts/authors';
import { dayIn } from './texts/day';
import { type Title, titlesAt, titlesOf } from './texts/titles';
import { hasOwnText, isInline, tagOf } from './tree';

/** What is known of the page that a list is on. */
export interface Page {
  readonly bearing: Bearing;
  /** The papers that links lead to. */
  readonly papers: ReadonlyMap<Element, PaperId>;
  readonly referredTo: ReadonlySet<string>;
  /** The scheme of the site's own identifiers, if it has some. */
  readonly scheme: string | undefined;
}

export interface Found {
  /** Its number among the page's rows. */
  readonly nth: number;
  readonly entry: Entry;
  /** The site's own identifier of the paper, where the entry has a better one. */
  readonly own: PaperId | undefined;
  readonly details: () => PaperDetails;
}

export interface ListRead {
  readonly found: readonly Found[];
  readonly left: readonly { readonly element: Element; readonly why: string }[];
}

/** `hints`: how the entries of the page's site stand, if it is known. */
export function readList(all: readonly Row[], page: Page, hints?: RowHints): ListRead {
  const rows: Row[] = [];
  const inText: { element: Element; why: string }[] = [];
  const boxed = boxedApart(all);
  for (const row of all) {
    const { element } = row;
    if (isInText(row)) inText.push({ element, why: 'in running text' });
    else if (boxed.has(row)) inText.push({ element, why: 'related to something else' });
    else rows.push(row);
  }
  const parts = partsOfRows(rows, page.bearing);
  const titles = hints
    ? titlesAt(parts, hints.title)
    : (whyApart(rows, page.referredTo) ?? titlesOf(parts, (link) => page.papers.get(link)));
  if (typeof titles === 'string') {
    // The item that rows stand in may hold their titles.
    const larger = rows.flatMap((row) => grown(row) ?? []);
    if (larger.length === rows.length && larger[0]) return readList(larger, page);
    return {
      found: [],
      left: [...inText, ...rows.map(({ element }) => ({ element, why: titles }))],
    };
  }
  const found: Found[] = [];
  const left = [...inText];
  const seen = new Map<Element | null, Set<PaperId>>();
  const slot = lazily(() => authorsSlot(parts));
  rows.forEach((row, n) => {
    const { element, parent } = row;
    const title = titles[n];
    const own = parts[n] ?? [element];
    const id = title && (idOf(row, title, own, page) ?? hints?.paperOf?.(element));
    const beside = seen.get(parent) ?? new Set();
    if (beside.size === 0) seen.set(parent, beside);
    if (!id) left.push({ element, why: title ? 'without a paper' : 'without a title' });
    else if (beside.has(id)) left.push({ element, why: 'listed before' });
    else {
      beside.add(id);
      const entry = entryOf(id, title, element, own);
      const line = hints?.authors ?? slot;
      const ownId = ownIdOf(id, hints?.paperOf?.(element), own, page);
      const details = () => detailsOf(id, own, title, line);
      found.push({ nth: row.nth, entry, own: ownId, details });
    }
  });
  return { found, left };
}

/**
 * The paper of a row: the one that its title leads to, or the one that it links to. A site's own identifier gives way to
 * a better one anywhere in the entry.
 */
function idOf(
  { core }: Row,
  { link }: Title,
  parts: readonly Element[],
  { bearing, papers }: Page,
): PaperId | undefined {
  const ids = (element: Element) => bearing.get(element) ?? [];
  const id = (link && papers.get(link)) ?? bestOf(ids(core));
  if (!id || !isOwn(id)) return id;
  const better = clearBestOf([...new Set(parts.flatMap(ids))]);
  return better && !isOwn(better) ? better : id;
}

/** The site's own identifier beside a better one: as its hints read it, or the only one that the entry links to. */
function ownIdOf(
  id: PaperId,
  hinted: PaperId | undefined,
  parts: readonly Element[],
  { bearing, scheme }: Page,
): PaperId | undefined {
  if (scheme === undefined || isOwn(id)) return undefined;
  const linked = new Set(parts.flatMap((part) => bearing.get(part) ?? []));
  const [only, another] = [...linked].filter((each) => partsOf(each).scheme === scheme);
  return hinted ?? (another === undefined ? only : undefined);
}

/** `line`: where the entries of the list have their authors; `false` if they have none. */
function detailsOf(
  id: PaperId,
  parts: readonly Element[],
  title: Title,
  line: string | false | (() => ReturnType<typeof authorsSlot>),
): PaperDetails {
  const authors = line === false ? [] : namesAt(parts, title, line);
  const publishedOn = dayIn(id, parts);
  return { title: title.text, ...(authors[0] && { authors }), ...(publishedOn && { publishedOn }) };
}

const namesAt = (
  parts: readonly Element[],
  title: Title,
  line: string | (() => ReturnType<typeof authorsSlot>),
): string[] =>
  typeof line === 'string' ? authorsAt(parts, line) : authorsIn(parts, title.element, line());

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether a row is a word or a link within a text. */
function isInText({ element, parent }: Row): boolean {
  return (
    isInline(element) &&
    parent !== null &&
    (/^(?:p|h\d)$/.test(tagOf(parent)) || hasOwnText(parent))
  );
}

/** Of a `dt` with its `dd`, the second tells more, and the first has the room. */
function entryOf(id: PaperId, title: Title, row: Element, parts: readonly Element[]): Entry {
  if (parts.length === 1) return { id, title: title.text, element: row };
  const term = parts.find((part) => tagOf(part) === 'dt');
  const element = (term && parts.find((part) => tagOf(part) === 'dd')) || row;
  const also = parts.filter((part) => part !== element);
  return { id, title: title.text, element, ...(also[0] && { also, anchor: term ?? row }) };
}

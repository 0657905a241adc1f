/** The entries of one list. */
import type { PaperDetails } from '../../paper/details-schema';
import type { PaperId } from '../../paper/paper-id';
import type { Entry } from '../site';
import { authorsIn, authorsSlot, dayIn } from './authors';
import { type Bearing, bestOf } from './bearing';
import { partsOfRows } from './parts';
import { grown, type Row } from './rows';
import { type Title, titlesOf } from './titles';
import { hasOwnText, isInline, parentOf, tagOf } from './tree';
import { whyApart } from './zones';

/** What is known of the page that a list is on. */
export interface Page {
  readonly bearing: Bearing;
  /** The papers that links lead to. */
  readonly papers: ReadonlyMap<Element, PaperId>;
  readonly referredTo: ReadonlySet<string>;
}

export interface Found {
  readonly entry: Entry;
  readonly details: () => PaperDetails;
}

export interface ListRead {
  readonly found: readonly Found[];
  readonly left: readonly { readonly element: Element; readonly why: string }[];
}

export function readList(all: readonly Row[], page: Page): ListRead {
  const rows = all.filter((row) => !isInText(row));
  const inText = all.filter(isInText).map(({ element }) => ({ element, why: 'in running text' }));
  const elements = rows.map(({ element }) => element);
  const parts = partsOfRows(rows, page.bearing);
  const partsOf = (element: Element) => parts.get(element) ?? [element];
  const titles =
    whyApart(elements, page.referredTo) ??
    titlesOf(elements.map(partsOf), (link) => page.papers.get(link));
  if (typeof titles === 'string') {
    // The item that rows stand in may hold their titles.
    const larger = rows.flatMap((row) => grown(row) ?? []);
    if (larger.length === rows.length && larger[0]) return readList(larger, page);
    return {
      found: [],
      left: [...inText, ...elements.map((element) => ({ element, why: titles }))],
    };
  }
  const found: Found[] = [];
  const left = [...inText];
  const seen = new Map<Element | null, Set<PaperId>>();
  const slot = lazily(() => authorsSlot(elements.map(partsOf)));
  rows.forEach(({ element, core }, n) => {
    const title = titles[n];
    const id = (title?.link && page.papers.get(title.link)) ?? bestOf(page.bearing.get(core) ?? []);
    const beside = seen.get(parentOf(element)) ?? new Set();
    seen.set(parentOf(element), beside);
    if (!id || !title) left.push({ element, why: 'without a title' });
    else if (beside.has(id)) left.push({ element, why: 'listed before' });
    else {
      beside.add(id);
      const entry = entryOf(id, title, element, partsOf(element));
      found.push({ entry, details: () => detailsOf(partsOf(element), title, slot) });
    }
  });
  return { found, left };
}

function detailsOf(
  parts: readonly Element[],
  title: Title,
  slot: () => ReturnType<typeof authorsSlot>,
): PaperDetails {
  const authors = authorsIn(parts, title.element, slot());
  const publishedOn = dayIn(parts);
  return { title: title.text, ...(authors[0] && { authors }), ...(publishedOn && { publishedOn }) };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether a row is a word or a link within a text. */
function isInText({ element }: Row): boolean {
  const parent = parentOf(element);
  return (
    isInline(element) &&
    parent !== null &&
    (/^(?:p|h\d)$/.test(tagOf(parent)) || hasOwnText(parent))
  );
}

/** Of a `dt` with its `dd`, the second tells more, and the first has the room. */
function entryOf(id: PaperId, title: Title, row: Element, parts: readonly Element[]): Entry {
  const term = parts.find((part) => tagOf(part) === 'dt');
  const element = (term && parts.find((part) => tagOf(part) === 'dd')) || row;
  const also = parts.filter((part) => part !== element);
  return { id, title: title.text, element, ...(also[0] && { also, anchor: term ?? row }) };
}

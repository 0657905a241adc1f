/** Hugging Face: Daily Papers by day, week and month, trending, search, and the other pages that show papers. */

import { cleanText } from '../../basics/text';
import type { PaperDetails } from '../../paper/details/details-schema';
import { titleLimit } from '../../paper/details/title-limit';
import { numberedArxivId, type PaperId } from '../../paper/ids/paper-id';
import { added } from '../added';
import type { Entry, Reading, Site } from '../site';
import { type Address, isGrid, readAddress } from './address';
import { readCard, readText } from './card';
import { embeddedDetails } from './embedded';
import { pageOf } from './paper-url';
import { periodShown } from './period';

/** The part of the page that lists papers; its `data-props` hold the same papers as JSON. */
const list = '[data-target="DailyPapers"]:not(form)';
/** The part of a paper's own page that is about it. */
const content = '[data-target="PaperContent"]:not(form)';

const headings = 'h1, h2, h3, h4';
const paperLinks = 'a[href*="/papers/"]';

/** The paper that a link of the page leads to. */
const linkedPaper = (link: Element): PaperId | undefined =>
  numberedArxivId(
    /^(https:\/\/huggingface\.co)?\/papers\/([^?#]+)/.exec(link.getAttribute('href') ?? '')?.[2] ??
      '',
  );

/** The heading that a link stands in, or that stands in it. */
const headingOf = (link: Element): Element | null =>
  link.closest(headings) ?? link.querySelector(headings);

/** What is embedded of a paper in the part of the page that holds an element. */
const embeddedAround = (element: Element, id: PaperId): PaperDetails | undefined =>
  embeddedDetails(element.closest('[data-props]:not(form)'), id);

function entryOf(element: Element, id: PaperId, heading: Element | null): Entry | undefined {
  const title = titleIn(element, id, heading);
  return title ? { id, title, element } : undefined;
}

/**
 * The title that a heading shows. If it holds more than a link with a text, or letters of other scripts, it may be
 * translated or have a translation beside it: then the embedded title wins, if the heading contains it.
 */
function titleIn(element: Element, id: PaperId, heading: Element | null): string | undefined {
  const shown = cleanText(heading?.textContent ?? '', titleLimit);
  const plain = !heading?.querySelector(':not(a)') && !/[^\0-\u03ff\u2010-\u23ff]/.test(shown);
  if (shown && plain) return shown;
  const embedded = embeddedAround(element, id)?.title;
  if (!heading || !shown) return embedded;
  return embedded && (shown.includes(embedded) || heading.querySelector('font,.katex'))
    ? embedded
    : cleanText(ownText(heading), titleLimit);
}

/** The text of a heading without what was added to it. */
function ownText(heading: Element): string {
  const others = [...heading.querySelectorAll(added)];
  const walker = heading.ownerDocument.createTreeWalker(heading, 4); // NodeFilter.SHOW_TEXT
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!others.some((other) => other.contains(node))) text += node.nodeValue;
  }
  return text;
}

/**
 * The papers of a page, as all views show them: an `article` with several links to its paper, one of them in the
 * heading, or two if it has layouts for wide and for narrow windows. A heading outside any article is an entry of its
 * own.
 */
function readEntries(document: Document): Entry[] {
  const cards = Map.groupBy(
    document.querySelectorAll(paperLinks),
    (link) => link.closest('article') ?? link.closest(headings),
  );
  return [...cards].flatMap(([card, links]) => {
    // Checks few links for their paper: a card has up to ten.
    const link =
      links.find((each) => headingOf(each) && linkedPaper(each)) ?? links.find(linkedPaper);
    const id = link && linkedPaper(link);
    return (card && id && entryOf(card, id, headingOf(link))) ?? [];
  });
}

const listingKey = ({ view, which }: Address): string =>
  `huggingface/${view}${which === undefined ? '' : `/${which}`}`;

/** One of the lists of Daily Papers. */
function readList(document: Document, address: Address): Reading {
  const entries = readEntries(document);
  const part = document.querySelector(list);
  const listing = listingKey(periodShown(part, address, entries[0]?.id));
  if (entries.length > 0) return { kind: 'entries', listing, entries };
  const cards = document.querySelectorAll('article').length;
  if (cards === 0) {
    if (part) return { kind: 'empty', listing };
    // Without a link to any paper it isn't a listing: "404", "429", a log-in.
    if (!document.querySelector(paperLinks)) return { kind: 'nothing' };
  }
  return { kind: 'not understood', why: `${cards} cards without papers` };
}

/** The page of one paper. For papers that it doesn't know, the site has pages without that part. */
function readPaper(document: Document, address: Address): Reading {
  const id = numberedArxivId(address.which ?? '');
  const part = document.querySelector(content);
  if (!id || !part) return { kind: 'nothing' };
  const heading = part.querySelector('h1');
  const entry = heading && entryOf(heading, id, heading);
  return entry
    ? { kind: 'paper', listing: listingKey(address), entries: [entry] }
    : { kind: 'not understood', why: 'no title' };
}

/** A page that may or may not show papers. */
function readSome(document: Document, address: Address): Reading {
  const entries = readEntries(document);
  return entries.length > 0
    ? { kind: 'entries', listing: listingKey(address), entries }
    : { kind: 'nothing' };
}

export const reader: Site = {
  name: 'huggingface',
  mounts: `${list}, ${content}, [data-target]:not(form):has(article)`,

  view: (url) => readAddress(url)?.view,

  paperUrl: pageOf,

  placement(view) {
    if (view === 'trending') return 'start';
    if (view === 'paper') return 'above';
    return isGrid(view) ? 'card' : 'line';
  },

  read(document, url) {
    const address = readAddress(url);
    if (!address) return { kind: 'nothing' };
    switch (address.view) {
      case 'paper':
        return readPaper(document, address);
      case 'of':
      case 'collection':
      case 'repository':
        return readSome(document, address);
      default:
        return readList(document, address);
    }
  },

  details({ id, title, element }): PaperDetails {
    const shown = readCard(element);
    const embedded = embeddedAround(element, id);
    return {
      ...readText(element),
      ...embedded,
      ...shown,
      ...(embedded && exactCounts(shown, embedded)),
      title,
    };
  },
};

/** The page rounds: the embedded 1917 is more exact than the page's "1.92k". */
function exactCounts(shown: Partial<PaperDetails>, embedded: PaperDetails): Partial<PaperDetails> {
  const counts = (['upvotes', 'comments', 'githubStars'] as const).flatMap((name) => {
    const exact = embedded[name] ?? 0;
    return isRoundedTo(exact, shown[name] ?? exact) ? [[name, exact]] : [];
  });
  return Object.fromEntries(counts);
}

/** Whether `shown`, with its three digits, is `exact` as a page rounds it. */
const isRoundedTo = (exact: number, shown: number): boolean =>
  exact >= 1_000 && Math.abs(exact - shown) <= Math.max(exact, shown) / 100;

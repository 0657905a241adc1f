/** What runs inside the browser: reads the page that is open there, as a page's script does. */
import type { PaperDetails } from '../../utils/paper/details/details-schema';
import { readAnyPage } from '../../utils/sites/any-page/read-any-page';
import type { Entry, Site } from '../../utils/sites/site';
import { siteNamed } from '../../utils/sites/sites';
import type { EntryRead, PageRead } from './page-read.ts';
import { readerOf, siteFor } from './readers';

/** `reader`: `any-page`, the name of a site, or nothing for the one that is used at that address. */
export function read(address: string, reader: string | undefined): PageRead {
  const url = new URL(address);
  if (reader === 'any-page') return readAsAny(url);
  const named = reader === undefined ? undefined : siteNamed(reader)?.name;
  if (reader !== undefined && !named) throw new Error(`There is no reader called ${reader}.`);
  const site = named ? readerOf(named) : siteFor(url);
  const view = site?.view(url);
  if (site && view) return readOfSite(site, view, url);
  if (named) throw new Error(`${named} shows no papers at such an address.`);
  return readAsAny(url);
}

function readOfSite(site: Site, view: string, url: URL): PageRead {
  const reading = site.read(document, url);
  const entries = 'entries' in reading ? reading.entries : [];
  return {
    reader: site.name,
    listing: 'listing' in reading ? reading.listing : null,
    view,
    entries: entries.map((entry) => entryRead(entry, site.details(entry, document))),
    controls: entries.map(placeOf),
    left: [],
    ...(reading.kind !== 'entries' && reading.kind !== 'paper' && { why: reading.kind }),
    ...('why' in reading && { why: reading.why }),
  };
}

function readAsAny(url: URL): PageRead {
  const { listing, view, entries, left, details } = readAnyPage(document, url);
  return {
    reader: 'any-page',
    listing,
    view,
    entries: entries.map((entry) => entryRead(entry, details(entry))),
    controls: entries.map(placeOf),
    left: left.map(({ element, id, why }) => ({
      where: whereIs(element),
      ...(id && { id }),
      why,
    })),
  };
}

function entryRead({ id, title }: Entry, { authors, publishedOn }: PaperDetails): EntryRead {
  return { id, title, ...(authors && { authors }), ...(publishedOn && { date: publishedOn }) };
}

const placeOf = ({ anchor, element }: Entry): string => whereIs(anchor ?? element);

/** `main > ul.papers > li:nth-child(3)` */
function whereIs(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at && at !== document.body && steps.length < 4; ) {
    const parent: Element | null = at.parentElement;
    const nth = parent ? `:nth-child(${[...parent.children].indexOf(at) + 1})` : '';
    steps.unshift(`${at.localName}${steps.length === 0 ? nth : ''}`);
    at = parent;
  }
  return steps.join(' > ');
}

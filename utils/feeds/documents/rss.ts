/**
 * RSS 2.0, RSS 1.0 (RDF) and Atom, as journals and preprint servers write them.
 *
 * https://www.rssboard.org/rss-specification, https://validator.w3.org/feed/docs/rss1.html, RFC 4287
 */

import { plainLine, plainText } from '../../basics/plain-text';
import type { PaperDetails } from '../../paper/details/details-schema';
import { withoutTex } from '../../paper/details/tex';
import { titleLimit } from '../../paper/details/title-limit';
import { withoutGaps } from '../../paper/details/without-gaps';
import { partsOf } from '../../paper/ids/paper-id';
import { eachOnce, type FeedPaper, type FeedPart, NoFeed } from '../feed';
import { authorsIn } from './authors';
import { dayIn } from './days';
import { paperIn } from './item-id';
import { type FeedElement, readXml } from './xml';

/** At most this many items are read: no real document has as many (arXiv's end at 2,000). */
const itemLimit = 5_000;

/** A document by its parts, whatever its format. */
export interface FeedDocument {
  /** The element with the metadata: RSS's `channel`, Atom's `feed`. */
  readonly head: FeedElement;
  readonly items: readonly FeedElement[];
}

/** Parses a document. Throws `NoFeed` if it is neither RSS nor Atom. */
export function readDocument(body: string): FeedDocument {
  const root = readXml(body);
  switch (root.name) {
    case 'rss':
    case 'rdf:RDF':
    case 'RDF': {
      // RSS 2.0 has its items in the channel, RSS 1.0 beside it; some publishers mix them up.
      const channels = root.all('channel');
      const items = [root, ...channels].flatMap((each) => each.all('item'));
      return { head: channels[0] ?? root, items: items.slice(0, itemLimit) };
    }
    case 'feed':
      return { head: root, items: root.all('entry').slice(0, itemLimit) };
    default:
      throw new NoFeed('not a feed', `XML, but neither RSS nor Atom: ${root.name.slice(0, 50)}`);
  }
}

/** The papers of an RSS or Atom document. Throws `NoFeed`. Items without a paper id or a title are left out. */
export function readFeed(body: string): FeedPart {
  const { head, items } = readDocument(body);
  const title = plainLine(head.first('title', 'dc:title')?.text ?? '', 200);
  return { papers: eachOnce(items.flatMap(readItem)), ...(title && { title }) };
}

function readItem(item: FeedElement): FeedPaper[] {
  const id = paperIn(item);
  // ACS marks papers without page numbers.
  const title = withoutTex(lineIn(item, titleLimit, 'title', 'dc:title') ?? '').replace(
    /^\[ASAP\] /,
    '',
  );
  if (!id || !title) return [];
  const { scheme, identifier } = partsOf(id);
  const details = withoutGaps({
    ...authorsIn(item),
    abstract: abstractIn(item),
    subjects: subjectsIn(item),
    journal: lineIn(item, 1_000, 'prism:publicationName'),
    doi: scheme === 'doi' ? identifier : undefined,
    publishedOn: dayOf(item, 'published', 'dc:date', 'prism:publicationDate', 'pubDate', 'updated'),
  });
  return [{ id, details: { ...details, title } }];
}

/** The text of the first of these elements that has any, on one line. */
function lineIn(item: FeedElement, limit: number, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = plainLine(item.first(name)?.text ?? '', limit);
    if (text) return text;
  }
  return undefined;
}

/** The day of the first of these elements that names one. */
function dayOf(item: FeedElement, ...names: string[]): string | undefined {
  for (const name of names) {
    const day = dayIn(item.first(name)?.text ?? '');
    if (day) return day;
  }
  return undefined;
}

/** The longest of the elements that may hold it: some only say where the paper appeared. */
function abstractIn(item: FeedElement): string | undefined {
  const names = ['content:encoded', 'description', 'summary', 'content', 'dc:description'];
  const texts = names.flatMap((name) => item.all(name).map(({ text }) => abstractOf(text)));
  return (
    texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '') ||
    undefined
  );
}

/** Without "Nature, Published online: …; doi:10.…", "Science, Volume 1, Page 1", and the word Abstract. */
const abstractOf = (html: string): string =>
  withoutTex(plainText(html, 20_000))
    .replace(/^[^;]{0,200}, published online: [^;]{0,50}; ?doi: ?10\.\S+ ?/i, '')
    .replace(/^[^.]{0,200}, (?:volume|ahead of print|vol\.)\b[^.]{0,200}\.(?: ?$| )/i, '')
    .replace(/^(?:abstract|summary)\b[:.]?\s*(?=\p{Lu})/iu, '');

function subjectsIn(item: FeedElement): PaperDetails['subjects'] | undefined {
  const subjects = item
    .all('category', 'dc:subject', 'prism:section')
    .map((each) => plainText(each.text || each.attribute('label') || each.attribute('term'), 200))
    .filter(Boolean);
  return subjects.length > 0 ? [...new Set(subjects)].slice(0, 20) : undefined;
}

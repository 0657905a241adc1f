/** What arXiv answers: an RSS document per category and day, and the API's Atom. */

import { cleanText } from '../../../basics/text';
import { authorsIn } from '../../../feeds/documents/authors';
import { dayIn } from '../../../feeds/documents/days';
import { type FeedDocument, readDocument } from '../../../feeds/documents/rss';
import type { FeedElement } from '../../../feeds/documents/xml';
import { eachOnce, type FeedPaper, type FeedPart, NoFeed } from '../../../feeds/feed';
import type { PaperDetails } from '../../../paper/details/details-schema';
import { withoutTex } from '../../../paper/details/tex';
import { titleLimit } from '../../../paper/details/title-limit';
import { withoutGaps } from '../../../paper/details/without-gaps';
import { doiPaperId } from '../../../paper/ids/doi';
import { arxivPaperId, type PaperId, partsOf } from '../../../paper/ids/paper-id';

/** Titles and abstracts are TeX, not HTML: `$a<b$` isn't a tag. Its accents are decoded, as on arXiv's pages. */
const texIn = (item: FeedElement, name: string, limit: number): string =>
  withoutTex(cleanText(item.first(name)?.text ?? '', limit));

/**
 * The announcement types of papers that are new on arXiv or in this category. New versions of known papers don't count.
 */
const announcements: ReadonlyMap<string, PaperDetails['announced']> = new Map([
  ['new', 'new'],
  ['cross', 'cross-list'],
  ['replace', 'replacement'],
  ['replace-cross', 'replacement'],
]);

/** A category's document. */
export interface AnnouncedPart extends FeedPart {
  /** The day that it states. */
  readonly day?: string;
  readonly items: number;
  /** How many of the items are understood, including new versions. */
  readonly known: number;
}

/** The papers of a category's RSS document that come for the first time, and what it says of itself. */
export function readAnnounced(body: string): AnnouncedPart {
  const { head, items } = readDocument(body);
  const day = dayIn(head.first('pubDate')?.text ?? '');
  const known = items.flatMap((item) => readAnnouncement(item, day));
  return {
    papers: eachOnce(known.filter(({ details }) => details.announced !== 'replacement')),
    items: items.length,
    known: known.length,
    ...titleOf(head),
    ...(day && { day }),
  };
}

/** `arXiv:2401.00001v1 Announce Type: new Abstract: …`, on two lines. */
const preamble = /^arXiv:\S+ Announce Type: ([a-z-]+) (?:Abstract: )?/;

function readAnnouncement(item: FeedElement, day: string | undefined): FeedPaper[] {
  const description = texIn(item, 'description', 20_000);
  const type = texIn(item, 'arxiv:announce_type', 20) || preamble.exec(description)?.[1];
  const announced = announcements.get(type ?? '');
  const id = idIn(item, 'guid') ?? idIn(item, 'link');
  const title = texIn(item, 'title', titleLimit);
  if (!announced || !id || !title) return [];
  const details = withoutGaps({
    ...authorsIn(item),
    abstract: description.replace(preamble, '') || undefined,
    announced,
    listedOn: dayIn(item.first('pubDate')?.text ?? '') ?? day,
    ...told(item),
  });
  return [{ id, details: { ...details, title } }];
}

/** `oai:arXiv.org:2401.00001v1`, `https://arxiv.org/abs/…`, `http://arxiv.org/abs/hep-th/9901001v3`. */
const idIn = (item: FeedElement, name: string): PaperId | undefined =>
  arxivPaperId(
    texIn(item, name, 200).replace(/^oai:arXiv\.org:|^https?:\/\/[a-z.]*arxiv\.org\/abs\//i, ''),
  );

/** The fields that both formats share. */
function told(item: FeedElement) {
  const subjects = item
    .all('category')
    .flatMap(
      (each) =>
        /^[a-z-]+(?:\.[A-Za-z-]+)?$/.exec(each.attribute('term') || each.text.trim())?.[0] ?? [],
    )
    .filter((subject) => subject.length <= 30);
  const doi = doiPaperId(texIn(item, 'arxiv:doi', 300) || texIn(item, 'arxiv:DOI', 300));
  return {
    subjects: subjects.length > 0 ? [...new Set(subjects)].slice(0, 20) : undefined,
    remarks: texIn(item, 'arxiv:comment', 2_000) || undefined,
    journal:
      texIn(item, 'arxiv:journal_ref', 1_000) ||
      texIn(item, 'arxiv:journal_reference', 1_000) ||
      undefined,
    doi: doi?.startsWith('doi:') ? partsOf(doi).identifier : undefined,
  };
}

function titleOf(head: FeedElement): { title?: string } {
  const title = texIn(head, 'title', 200);
  return title ? { title } : {};
}

/** A page of the API's results. */
export interface FoundPart {
  readonly papers: readonly FeedPaper[];
  /** How many entries it had, and how many there are in all, if it says so. */
  readonly entries: number;
  readonly total?: number;
  /** The index of its first result, if it states one. */
  readonly start?: number;
  /** The day of submission that it goes back to. */
  readonly back?: string;
}

/**
 * Reads a page that begins at result `start`. Throws `NoFeed`, also if the API reports a failure, or returns none of
 * the results that it counts.
 */
export function readFound(body: string, start: number): FoundPart {
  const document = readDocument(body);
  const { head, items } = document;
  const error = items.find((item) => /\/api\/errors/.test(item.first('id')?.text ?? ''));
  if (error) throw new NoFeed('refused', `arXiv: ${texIn(error, 'summary', 100)}`);
  const total = numberIn(document, 'opensearch:totalResults');
  if (items.length === 0 && start < (total ?? 0)) {
    throw new NoFeed('incomplete', `none of ${total} results from ${start} on`);
  }
  if (head.name !== 'feed') throw new NoFeed('not a feed', 'no answer of the API');
  const back = items.at(-1)?.first('published')?.text;
  const day = back && dayIn(back);
  const from = numberIn(document, 'opensearch:startIndex');
  return {
    papers: eachOnce(items.flatMap(readEntry)),
    entries: items.length,
    ...(total !== undefined && { total }),
    ...(from !== undefined && { start: from }),
    ...(day && { back: day }),
  };
}

function numberIn({ head }: FeedDocument, name: string): number | undefined {
  const digits = /^\s*(\d{1,9})\s*$/.exec(head.first(name)?.text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function readEntry(entry: FeedElement): FeedPaper[] {
  const id = idIn(entry, 'id');
  const title = texIn(entry, 'title', titleLimit);
  if (!id || !title) return [];
  const details = withoutGaps({
    ...authorsIn(entry),
    abstract: texIn(entry, 'summary', 20_000) || undefined,
    publishedOn: dayIn(entry.first('published')?.text ?? ''),
    updatedOn: dayIn(entry.first('updated')?.text ?? ''),
    ...told(entry),
  });
  return [{ id, details: { ...details, title } }];
}

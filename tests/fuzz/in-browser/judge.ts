/** Invariants of everything that is read, for any page. */

import { ListingKeySchema } from '../../../utils/actions/actions-schema';
import * as z from '../../../utils/basics/z';
import type { FeedPart } from '../../../utils/feeds/feed';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { PaperDetailsSchema } from '../../../utils/paper/details/details-schema';
import { isPaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry, Reading } from '../../../utils/sites/site';

/** Thrown when a value read breaks an invariant. */
export class Misread extends Error {}

function must(holds: boolean, what: string, shown?: unknown): void {
  if (!holds)
    throw new Misread(
      `${what}${shown === undefined ? '' : `: ${JSON.stringify(shown)?.slice(0, 200)}`}`,
    );
}

const prototypes = [
  Object,
  Array,
  String,
  Number,
  Boolean,
  Function,
  Map,
  Set,
  Promise,
  RegExp,
  Date,
].map(({ prototype }) => prototype as object);
const ownKeys = () => prototypes.map((each) => Reflect.ownKeys(each).length).join();
const asTheyWere = ownKeys();

/** No prototype has changed since this page began. */
export const judgePrototypes = (): void => must(ownKeys() === asTheyWere, 'a prototype changed');

/** Collapsed white space, trimmed, no lone surrogate. */
const isClean = (text: string): boolean => text.isWellFormed() && !/^\s|\s$|\s\s|[^\S ]/.test(text);

function judgeTexts(value: unknown): void {
  if (typeof value === 'string')
    must(isClean(value) && value !== '', 'text that is not clean', value);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(judgeTexts);
}

const knownFields = new Set(Object.keys(PaperDetailsSchema.shape));

/** Details are within their limits, without extra fields. */
export function judgeDetails(details: PaperDetails): void {
  const { error } = z.safeParse(PaperDetailsSchema, details);
  must(error === undefined, 'details beyond their limits', error?.issues[0]);
  for (const [name, value] of Object.entries(details)) {
    must(knownFields.has(name), 'an unknown field', name);
    must(value !== undefined, 'a gap', name);
    judgeTexts(value);
  }
  must(Object.getPrototypeOf(details) === Object.prototype, 'details of another kind');
  must(
    details.githubRepo === undefined || /^https:\/\/github\.com\//.test(details.githubRepo),
    'a repository elsewhere',
    details.githubRepo,
  );
  must(
    details.thumbnail === undefined ||
      /^https:\/\/[a-z-]+\.huggingface\.co\/|^https:\/\/huggingface\.co\//.test(details.thumbnail),
    'a picture from elsewhere',
    details.thumbnail,
  );
}

/** The result of a check: papers, each once, and at most one more request to the same host. */
export function judgeFeedPart({ papers, title, next }: FeedPart, asked: URL): void {
  must(papers.length <= 5_000, 'papers without end', papers.length);
  must(new Set(papers.map(({ id }) => id)).size === papers.length, 'a paper twice');
  for (const { id, details } of papers) {
    must(isPaperId(id), 'an id that is none', id);
    must(details.title !== undefined, 'a paper without a title', id);
    judgeDetails(details);
  }
  must(title === undefined || (title.length <= 200 && isClean(title)), 'a title', title);
  must(next === undefined || new URL(next.url).host === asked.host, 'a question elsewhere', next);
}

/** The listing's key is valid, and ids are ids. */
export function judgeReading(reading: Reading): void {
  if ('listing' in reading) {
    must(
      z.safeParse(ListingKeySchema, reading.listing).success,
      'no key of a listing',
      reading.listing,
    );
  }
  if ('same' in reading && reading.same) {
    must(
      reading.same.length > 0 && reading.same.length <= 5 && reading.same.every(isPaperId),
      'other ids',
      reading.same,
    );
  }
  if ('why' in reading) must(reading.why.length <= 200, 'a reason without end', reading.why);
  if ('entries' in reading) must(reading.entries.length > 0, 'entries without an entry');
}

/** An entry's id, title and elements. */
export function judgeEntry(entry: Entry, document: Document): void {
  const { id, title, element, anchor = element, also = [] } = entry;
  must(isPaperId(id), 'an id that is none', id);
  must(title !== '' && title.length <= 500 && isClean(title), 'a title that is not clean', title);
  for (const part of [element, anchor, ...also]) {
    must(part instanceof Element, 'an entry without an element', String(part));
    // Our nodes are inserted by these methods, which a form's fields may shadow.
    must(!(part instanceof HTMLFormElement), 'an entry that is a form', title);
    must(Node.prototype.contains.call(document, part), 'an entry outside the page', title);
  }
}

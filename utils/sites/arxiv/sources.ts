/**
 * arXiv's categories through their daily RSS documents, what was missed and searches through its API.
 *
 * https://info.arxiv.org/help/rss.html, https://info.arxiv.org/help/api/user-manual.html
 */

import type { FeedRequest, Source } from '../../feeds/feed';
import type { SiteSources } from '../about';
import { inCategory } from './feed/category';
import { readAnnounced, readFound } from './feed/documents';
import {
  type Announcement,
  currentAnnouncement,
  missedAnnouncements,
  nextAnnouncement,
} from './feed/schedule';

const hour = 3_600_000;
const day = 24 * hour;

/** Results at once, and at most so many times: what arXiv bears well, and more than a fortnight of most categories. */
const pageSize = 200;
const pageLimit = 12;
/** What a first search shows. */
const firstSize = 50;

/** At most so many announcements are caught up. */
const announcementLimit = 10;
/** Moderators hold some submissions back for days: these are announced later than the others of their day. */
const heldBack = 2 * day;
/** From the submission of most papers to their announcement: a weekend, and being held back. */
const untilAnnounced = 7 * day;

/** The category's document of a day, while it is there. Seen by its date, it may still be that of the day before. */
const documentOf = (code: string, { date, at }: Announcement, now: number): FeedRequest => ({
  url: `https://rss.arxiv.org/rss/${code}`,
  read(body) {
    const { day: written, ...part } = readAnnounced(body);
    // After the first hours it is not late: the date means something else.
    const early = written !== undefined && written < date && now < at + 6 * hour;
    return early ? { ...part, early } : part;
  },
});

interface Search {
  readonly query: string;
  readonly size: number;
  readonly pages: number;
  /** Nothing follows a page that goes back before this day. */
  readonly until?: string;
}

/** A page of a search, newest submissions first. */
function found(search: Search, page = 0): FeedRequest {
  const { query, size, pages, until = '' } = search;
  const start = page * size;
  const parameters = {
    search_query: query,
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    start: String(start),
    max_results: String(size),
  };
  return {
    url: `https://export.arxiv.org/api/query?${new URLSearchParams(parameters)}`,
    read(body) {
      const { papers, entries, back = until } = readFound(body, start);
      const more = entries >= size && back >= until && page + 1 < pages;
      return { papers, ...(more && { next: found(search, page + 1) }) };
    },
  };
}

/** `202609222000`, in GMT, as the API takes times. */
const asMinute = (time: number): string =>
  new Date(time).toISOString().slice(0, 16).replace(/\D/g, '');

/** What announcements held whose documents are gone, the newest first. */
function missed(category: string, announcements: readonly Announcement[]): FeedRequest[] {
  const [newest, oldest] = [announcements[0], announcements.at(-1)];
  if (!newest || !oldest) return [];
  const from = asMinute(oldest.submittedFrom - heldBack);
  const to = asMinute(newest.submittedTo);
  const query = `${inCategory(category)} AND submittedDate:[${from} TO ${to}]`;
  return [found({ query, size: pageSize, pages: pageLimit })];
}

/** What is announced in a category, or in a whole archive. */
export const category = (code: string): Source => ({
  requests(now, since) {
    const current = currentAnnouncement(now);
    return [
      ...(current ? [documentOf(code, current, now)] : []),
      ...missed(code, missedAnnouncements(now, since, announcementLimit)),
    ];
  },
  next: nextAnnouncement,
});

/** What a query of the API finds. It finds new papers when they are announced. */
export const search = (query: string): Source => ({
  requests: (_, since) => [
    since === undefined
      ? found({ query, size: firstSize, pages: 1 })
      : found({
          query,
          size: pageSize,
          pages: pageLimit,
          until: new Date(since - untilAnnounced).toISOString().slice(0, 10),
        }),
  ],
  next: nextAnnouncement,
});

export const sources: SiteSources = { category, search };

/**
 * arXiv's categories through their daily RSS documents, missed days and searches through its API.
 *
 * https://info.arxiv.org/help/rss.html, https://info.arxiv.org/help/api/user-manual.html
 */

import type { FeedRequest, Source } from '../../feeds/feed';
import { NoFeed } from '../../feeds/feed';
import { isPersistent, type Memory } from '../../feeds/memory';
import type { PaperId } from '../../paper/ids/paper-id';
import type { SiteSources } from '../about';
import { believedDocument, mayFindNothing, refuseOther, type SearchJudge } from './feed/believe';
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

/**
 * Results per request, and the most requests: a load that arXiv bears well, and more than a fortnight of most
 * categories.
 */
const pageSize = 200;
const pageLimit = 12;
/** How many results a first search takes, over several pages if needed. */
const firstSize = 50;
const shortPageLimit = 3;

/** The most announcements to catch up on. */
const announcementLimit = 10;
/** Moderators hold some submissions back for days: they are announced later than the others of their day. */
const heldBack = 2 * day;
/** From the submission of most papers to their announcement: a weekend, and being held back. */
const untilAnnounced = 7 * day;

/** The request for the category's document of a day, while it is available. */
const documentOf = (
  code: string,
  announcement: Announcement,
  now: number,
  memory: Memory,
): FeedRequest => ({
  url: `https://rss.arxiv.org/rss/${code}`,
  of: announcement.date,
  // Validators of another day's document don't apply.
  ...(memory[announcement.date]?.at === undefined && { whole: true }),
  read: (body) => believedDocument(code, announcement, readAnnounced(body), now, memory),
});

interface Search {
  readonly query: string;
  readonly size: number;
  readonly pages: number;
  /** What it is remembered by. */
  readonly of: string;
  /** No page follows one that goes back before this day. */
  readonly until?: string;
  readonly judge: SearchJudge;
}

/** How far the pages of a search have come. */
interface Progress {
  readonly page: number;
  readonly start: number;
  /** The most results that any page counted. */
  readonly total: number;
  readonly ids: readonly PaperId[];
}
const begin: Progress = { page: 0, start: 0, total: 0, ids: [] };

/** A page of a search, newest submissions first. */
function found(search: Search, progress: Progress = begin): FeedRequest {
  const { query, size, pages, of, until = '', judge } = search;
  const { page, start } = progress;
  const parameters = {
    search_query: query,
    sortBy: 'submittedDate',
    sortOrder: 'descending',
    start: String(start),
    max_results: String(size),
  };
  return {
    url: `https://export.arxiv.org/api/query?${new URLSearchParams(parameters)}`,
    of,
    // That a page hasn't changed says nothing of the pages that follow, nor of late submissions.
    whole: true,
    read(body) {
      const answer = readFound(body, start);
      refuseOther(answer, start, judge.code);
      const { papers, entries, back = until } = answer;
      const total = Math.max(answer.total ?? 0, progress.total);
      const reached = start + entries;
      const ids = [...new Set([...progress.ids, ...papers.map(({ id }) => id)])];
      const isAgain = page > 0 && entries > 0 && ids.length === progress.ids.length;
      if ((entries === 0 && start < total) || isAgain) {
        throw new NoFeed('incomplete', `none of ${total} results from ${start} on`);
      }
      // Pages are sometimes shorter than requested: the next one continues where they ended.
      const isMore = entries > 0 && (entries >= size || reached < total) && back >= until;
      const goesOn = isMore && reached < pages * size;
      if (goesOn && page + 1 < Math.max(pages, shortPageLimit)) {
        const next = { page: page + 1, start: reached, total, ids };
        return { papers, next: found(search, next) };
      }
      if (total === 0 && entries === 0 && !judge.maybeNone) return { papers, doubt: 'nothing' };
      if (goesOn) return { papers, doubt: 'short' };
      return { papers };
    },
  };
}

/** `202609222000`, in GMT, as the API takes times. */
const asMinute = (time: number): string =>
  new Date(time).toISOString().slice(0, 16).replace(/\D/g, '');

/** The requests for announcements whose documents are gone, the newest first. */
function missed(
  code: string,
  announcements: readonly Announcement[],
  now: number,
  memory: Memory,
): FeedRequest[] {
  const [newest, oldest] = [announcements[0], announcements.at(-1)];
  if (!newest || !oldest) return [];
  const from = asMinute(oldest.submittedFrom - heldBack);
  const to = asMinute(newest.submittedTo);
  const query = `${inCategory(code)} AND submittedDate:[${from} TO ${to}]`;
  const judge = { code, maybeNone: mayFindNothing(memory, announcements.length, now) };
  return [found({ query, size: pageSize, pages: pageLimit, of: 'missed', judge })];
}

/** If no check succeeded yet: a time before the first document that was requested and didn't come. */
function firstMissing(memory: Memory): number | undefined {
  const [first] = Object.entries(memory)
    .flatMap(([of, { at }]) => (/^\d{4}-/.test(of) && at === undefined ? of : []))
    .toSorted();
  return first === undefined ? undefined : Date.parse(first);
}

/** What is announced in a category, or in a whole archive. */
export const category = (code: string): Source => ({
  requests(now, since, memory = {}) {
    const current = currentAnnouncement(now);
    const from = since ?? firstMissing(memory);
    return [
      ...(current ? [documentOf(code, current, now, memory)] : []),
      ...missed(code, missedAnnouncements(now, from, announcementLimit), now, memory),
    ];
  },
  next: nextAnnouncement,
});

/** The results of an API query. New papers appear there when they are announced. */
export const search = (query: string): Source => ({
  requests(now, since, memory = {}) {
    const before = memory['found'];
    // Searches lose no results: what was found once must be found again.
    const maybeNone = !before?.count || isPersistent(before, now);
    const asked = { query, of: 'found', judge: { maybeNone } };
    // If nothing was found so far, this counts as the first check.
    return since === undefined || before?.count === 0
      ? [found({ ...asked, size: firstSize, pages: 1 })]
      : [
          found({
            ...asked,
            size: pageSize,
            pages: pageLimit,
            until: new Date(since - untilAnnounced).toISOString().slice(0, 10),
          }),
        ];
  },
  next: nextAnnouncement,
});

export const sources: SiteSources = { category, search };

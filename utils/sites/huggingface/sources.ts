/**
 * Hugging Face's Daily Papers through its API, which needs no account:
 * https://huggingface.co/docs/hub/api, limits: https://huggingface.co/docs/hub/rate-limits
 */

import * as z from '../../basics/z';
import { readJsonList } from '../../feeds/documents/json';
import {
  type Doubt,
  eachOnce,
  type FeedPaper,
  type FeedPart,
  type FeedRequest,
  NoFeed,
  type Source,
} from '../../feeds/feed';
import { isPersistent, type Memory } from '../../feeds/memory';
import { detailsWithoutTex } from '../../paper/details/tex';
import type { PaperId } from '../../paper/ids/paper-id';
import { arxivPaperId } from '../../paper/ids/paper-id';
import type { SiteSources } from '../about';
import { detailsOf } from './embedded';
import { dayAt, doubtOfDay, doubtOfList, finishedAfter } from './feed/believe';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The most that the API gives at once. It may give half of that: its default. */
const pageSize = 100;
const halfPage = 50;
const pageLimit = 10;

/** The most days to catch up on. */
const dayLimit = 14;
/** How many days the first check takes, so that a user who starts on a Sunday, when there is no list, gets Friday's. */
const firstDays = 3;

/**
 * The required part of a row. All other keys come and go (35 changes in two years), and `detailsOf` takes those that
 * make sense.
 */
const RowSchema = z.looseObject({
  title: z.optional(z.unknown()),
  paper: z.looseObject({ id: z.string().check(z.maxLength(50)) }),
});

/** The papers of an answer, and how many rows it had. */
function readRows(body: string, listed: string | undefined) {
  const rows = readJsonList(body);
  const papers = rows.flatMap((value): FeedPaper[] => {
    const row = z.safeParse(RowSchema, value).data;
    const id = row && arxivPaperId(row.paper.id);
    const details = row && detailsOf({ row, paper: row.paper, listed });
    return id && details ? [{ id, details: detailsWithoutTex(details) }] : [];
  });
  if (rows.length > 0 && papers.length === 0) {
    throw new NoFeed('not a feed', `${rows.length} rows, none with a paper id and a title`);
  }
  return {
    rows: rows.length,
    papers: eachOnce(papers),
    isMostlyOdd: papers.length * 2 < rows.length,
  };
}

interface Asked {
  readonly query: Readonly<Record<string, string>>;
  /** Its key in the feed's memory. */
  readonly of: string;
  /** Why the papers of all its pages can't be true or complete. */
  readonly doubtOf: (ids: readonly PaperId[]) => Doubt | undefined;
  /** The day whose list it is, if it is a day's. */
  readonly listed?: string;
  readonly keep?: (paper: FeedPaper) => boolean;
  /** How many pages may follow. */
  readonly pages: number;
  /** No page follows one that ends before this day. */
  readonly until?: string;
  /** It is requested in full, without validators. */
  readonly whole?: true;
}

function request(asked: Asked, page = 0, seen: ReadonlySet<PaperId> = new Set()): FeedRequest {
  const { query, of, listed, keep = () => true, pages, until = '', whole, doubtOf } = asked;
  const parameters = new URLSearchParams({ ...query, limit: String(pageSize), p: String(page) });
  return {
    url: `https://huggingface.co/api/daily_papers?${parameters}`,
    of,
    ...(whole && { whole }),
    read(body): FeedPart {
      const { rows, papers, isMostlyOdd } = readRows(body, listed);
      const full = rows >= pageSize || rows === halfPage;
      // For an unknown page number, the server repeats the same page.
      const fresh = papers.some(({ id }) => !seen.has(id));
      const goesOn = (papers.at(-1)?.details.listedOn ?? until) >= until;
      const more = full && fresh && goesOn && page + 1 < pages;
      const all = new Set([...seen, ...papers.map(({ id }) => id)]);
      const kept = papers.filter((paper) => !seen.has(paper.id) && keep(paper));
      const doubt = isMostlyOdd ? 'not understood' : more ? undefined : doubtOf([...all]);
      return {
        papers: kept,
        ...(more && { next: request(asked, page + 1, all) }),
        ...(doubt && { doubt }),
      };
    },
  };
}

/** The start of the days whose lists may have grown since they were read, the newest first. */
function daysToAsk(now: number, since: number | undefined, memory: Memory): number[] {
  const today = Math.floor(now / day) * day;
  const days = Array.from({ length: dayLimit }, (_, n) => today - n * day);
  const asked = since === undefined ? days.slice(0, firstDays) : days;
  return asked.filter((start) => {
    const read = Math.max(since ?? 0, memory[dayAt(start)]?.at ?? 0);
    // After a clock was set back, a reading time in the future doesn't count.
    return start === today || Math.min(read, now) < start + finishedAfter;
  });
}

const dailyRequests = (
  now: number,
  since: number | undefined,
  memory: Memory,
  keep?: (paper: FeedPaper) => boolean,
): FeedRequest[] =>
  daysToAsk(now, since, memory).map((start) => {
    const date = dayAt(start);
    return request({
      query: { date },
      of: date,
      listed: date,
      pages: pageLimit,
      doubtOf: doubtOfDay(start, now, memory),
      ...(keep && { keep }),
      // The last request for this day.
      ...(now >= start + finishedAfter && { whole: true }),
    });
  });

/** The lists of the days. */
export const daily: Source = {
  requests: (now, since, memory = {}) => dailyRequests(now, since, memory),
  next: (checked) => checked + 30 * minute,
};

/** The list of what is trending now: earlier lists aren't requested again. */
export const trending: Source = {
  requests: (now, _, memory = {}) => [
    request({
      query: { sort: 'trending' },
      of: 'trending',
      pages: 1,
      doubtOf: (ids) =>
        // The list is never empty.
        ids.length === 0 && !isPersistent(memory['trending'], now) ? 'nothing' : undefined,
    }),
  ],
  next: (checked) => checked + 3 * hour,
};

/** What one user submitted, newest first. */
export const submitter = (name: string): Source => ({
  requests: (now, since, memory = {}) => [
    request({
      query: { submitter: name },
      of: 'submitted',
      doubtOf: doubtOfList(memory['submitted'], now),
      ...(since === undefined ? { pages: 1 } : { pages: pageLimit, until: dayAt(since) }),
    }),
  ],
  next: (checked) => checked + 3 * hour,
});

/** Of the days' lists, what one organisation published: the API cannot be asked for it. */
export function organisation(slug: string): Source {
  const name = slug.toLowerCase();
  const isTheirs = ({ details }: FeedPaper) => details.organisation?.slug.toLowerCase() === name;
  return {
    requests: (now, since, memory = {}) => dailyRequests(now, since, memory, isTheirs),
    next: (checked) => checked + 3 * hour,
  };
}

export const sources: SiteSources = {
  daily: () => daily,
  trending: () => trending,
  submitter,
  organisation,
};

/**
 * Hugging Face's Daily Papers through its API, which needs no account:
 * https://huggingface.co/docs/hub/api, limits: https://huggingface.co/docs/hub/rate-limits
 */

import * as z from '../../basics/z';
import { readJsonList } from '../../feeds/documents/json';
import {
  eachOnce,
  type FeedPaper,
  type FeedPart,
  type FeedRequest,
  NoFeed,
  type Source,
} from '../../feeds/feed';
import { arxivPaperId } from '../../paper/paper-id';
import type { SiteSources } from '../about';
import { detailsOf } from './embedded';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The most that the API gives at once. It may give half of that: its default. */
const pageSize = 100;
const halfPage = 50;
const pageLimit = 10;

/** At most so many days are caught up. */
const dayLimit = 14;
/** How many days the first check takes, so that whoever starts on a Sunday, when there is no list, finds Friday's. */
const firstDays = 3;
/** A day's list grows until the morning after: in UTC, by which the site counts days, it is finished by then. */
const finishedAfter = day + 12 * hour;

/**
 * A row as far as it must be one. All other keys come and go (35 changes in two years), and `detailsOf` takes of
 * them what makes sense.
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
    return id && details ? [{ id, details }] : [];
  });
  if (rows.length > 0 && papers.length === 0) {
    throw new NoFeed('not a feed', `${rows.length} rows, none with a paper id and a title`);
  }
  return { rows: rows.length, papers: eachOnce(papers) };
}

interface Asked {
  readonly query: Readonly<Record<string, string>>;
  /** The day whose list it is, if it is a day's. */
  readonly listed?: string;
  readonly keep?: (paper: FeedPaper) => boolean;
  /** How many pages may follow. */
  readonly pages: number;
  /** Nothing follows a page that ends before this day. */
  readonly until?: string;
}

function request(asked: Asked, page = 0, seen: ReadonlySet<string> = new Set()): FeedRequest {
  const { query, listed, keep = () => true, pages, until = '' } = asked;
  const parameters = new URLSearchParams({ ...query, limit: String(pageSize), p: String(page) });
  return {
    url: `https://huggingface.co/api/daily_papers?${parameters}`,
    read(body): FeedPart {
      const { rows, papers } = readRows(body, listed);
      const full = rows >= pageSize || rows === halfPage;
      // Where the server does not know the page, it gives the same one again.
      const fresh = papers.some(({ id }) => !seen.has(id));
      const goesOn = (papers.at(-1)?.details.listedOn ?? until) >= until;
      const more = full && fresh && goesOn && page + 1 < pages;
      const all = new Set([...seen, ...papers.map(({ id }) => id)]);
      return {
        papers: papers.filter((paper) => !seen.has(paper.id) && keep(paper)),
        ...(more && { next: request(asked, page + 1, all) }),
      };
    },
  };
}

/** `YYYY-MM-DD` in UTC. */
const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The start of the days whose lists may have grown since a check, the newest first. */
function daysToAsk(now: number, since: number | undefined): number[] {
  const today = Math.floor(now / day) * day;
  const days = Array.from({ length: dayLimit }, (_, n) => today - n * day);
  return since === undefined
    ? days.slice(0, firstDays)
    : // A clock that was put back has not seen the future.
      days.filter((start) => start === today || Math.min(since, now) < start + finishedAfter);
}

const dailyRequests = (
  now: number,
  since: number | undefined,
  keep?: (paper: FeedPaper) => boolean,
): FeedRequest[] =>
  daysToAsk(now, since).map((start) => {
    const date = dayAt(start);
    return request({ query: { date }, listed: date, pages: pageLimit, ...(keep && { keep }) });
  });

/** The lists of the days. */
export const daily: Source = {
  requests: (now, since) => dailyRequests(now, since),
  next: (checked) => checked + 30 * minute,
};

/** The list of what is trending now: what was there before is not asked for again. */
export const trending: Source = {
  requests: () => [request({ query: { sort: 'trending' }, pages: 1 })],
  next: (checked) => checked + 3 * hour,
};

/** What one user submitted, newest first. */
export const submitter = (name: string): Source => ({
  requests: (_, since) => [
    request({
      query: { submitter: name },
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
    requests: (now, since) => dailyRequests(now, since, isTheirs),
    next: (checked) => checked + 3 * hour,
  };
}

export const sources: SiteSources = {
  daily: () => daily,
  trending: () => trending,
  submitter,
  organisation,
};

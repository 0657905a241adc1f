/**
 * Feeds: sources that the user follows, checked in the background. A feed is known by its id, which says all that is
 * needed to fetch it; see `sources.ts` for the kinds.
 *
 * - `huggingface:daily`, `huggingface:trending`, `huggingface:submitter/akhaliq`, `huggingface:organisation/google`
 * - `arxiv:category/cs.CL`, `arxiv:search/<query of the API, URI-encoded>`
 * - `rss:https://…`: an RSS or Atom document on one of the hosts of `hosts.ts`
 */
import type { PaperDetails } from '../paper';
import type { PaperId } from '../paper-id';

export type FeedId = `${'huggingface' | 'arxiv' | 'rss'}:${string}`;

/** A paper as a feed tells of it. */
export interface FeedPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/** One request that a check makes. */
export interface FeedRequest {
  readonly url: string;
  /**
   * Reads an answer's body. Throws `NoFeed` with the reason in words where it is none: what was there before stays.
   * `next`: the request for what did not fit, if there may be more.
   */
  read(body: string, contentType: string): FeedPart;
}

export interface FeedPart {
  readonly papers: readonly FeedPaper[];
  /** What the feed calls itself, where it does. */
  readonly title?: string;
  readonly next?: FeedRequest;
}

/** The answer was no feed, or not one that can be read. */
export class NoFeed extends Error {}

/** A kind of source: how its feeds are fetched, and how often. */
export interface Source {
  /**
   * The first requests of a check, newest day first. `since`: when the last check succeeded, ms since 1970, nothing
   * before the first; days missed since then are asked for, a bounded number of them.
   */
  requests(now: number, since: number | undefined): readonly FeedRequest[];
  /**
   * When there may be something new after a check at `checked` (ms since 1970): the earliest moment for the next one.
   */
  next(checked: number): number;
}

/**
 * Feeds: sources that the user follows, checked in the background. A feed is known by its id, which says all that is
 * needed to fetch it; `sites/feed-id.ts` reads and makes them.
 *
 * - `<site>:<kind>`, `<site>:<kind>/<what it is of, URI-encoded>`: `huggingface:daily`, `arxiv:category/cs.CL`. The kinds
 *   are in the site's folder
 * - `rss:https://…`: an RSS or Atom document on one of the hosts of `hosts.ts`
 */

import type { PaperDetails } from '../paper/details-schema';
import type { PaperId } from '../paper/paper-id';
import type { Memory } from './memory';

export type FeedId = `${string}:${string}`;

/** A paper as a feed tells of it. */
export interface FeedPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/** One request that a check makes. Two feeds may ask for the same address: one answer serves both. */
export interface FeedRequest {
  readonly url: string;
  /** What its answers are remembered by (`memory.ts`): a day, or the name of a list. */
  readonly of?: string;
  /** Whatever the server said before, it is to send all of it: an answer that nothing changed could not be true. */
  readonly whole?: true;
  /**
   * Reads an answer's body, as `bodyText` decodes it. Throws `NoFeed`, and nothing else, where it is none: what was
   * there before stays.
   */
  read(body: string): FeedPart;
}

export interface FeedPart {
  /**
   * In the feed's order, each once. Items without a paper id or a title are left out, so a feed of news has none;
   * that is no failure.
   */
  readonly papers: readonly FeedPaper[];
  /** What the feed calls itself, where it does. */
  readonly title?: string;
  /** The request for what did not fit, if there may be more. Chains end by themselves, whatever a server answers. */
  readonly next?: FeedRequest;
  /**
   * The document is still that of the day before: the check counts as not made (`since` stays), and may be
   * repeated in an hour.
   */
  readonly early?: true;
  /** Why it can't be true, or not be all: its papers are taken, the check has not succeeded, and it is asked again. */
  readonly doubt?: Doubt;
}

/** Why an answer is not believed, or not to be all; the interface has words for each. */
export const doubts = [
  /** It holds what came the last time, under a new date. */
  'stale',
  /** It is of another day than asked for. */
  'wrong day',
  /** Nothing, where there must be something. */
  'nothing',
  /** Much less than there was. */
  'shrunk',
  /** It counts more than came. */
  'short',
  /** Most of what is in it is not understood. */
  'not understood',
  /** It is what another feed has. */
  'another feed',
] as const;
export type Doubt = (typeof doubts)[number];

/** Why an answer is no feed; the interface has words for each. */
export const noFeedReasons = [
  'empty',
  'too large',
  'too deep',
  'too much work',
  /** It brings declarations of its own in its document type. */
  'own type',
  /** No paper in it is of the publisher whose feed it is. */
  'not its own',
  'web page',
  /** A web page that wants the user to sign in, or to show that they are a person. */
  'sign-in',
  'captcha',
  'not a feed',
  'broken',
  /** The server says that it does not take the request (arXiv's API does so with an entry called Error). */
  'refused',
  /** Papers are announced that are not there: a known fault of arXiv's API, gone when asked again. */
  'incomplete',
  /** It has items, and none of them is understood. */
  'not understood',
  'another feed',
] as const;
export type NoFeedReason = (typeof noFeedReasons)[number];

/** The answer was no feed, or not one that can be read. The message says it in English, for diagnostics. */
export class NoFeed extends Error {
  override readonly name = 'NoFeed';
  readonly reason: NoFeedReason;

  constructor(reason: NoFeedReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** How one feed is fetched, and how often. Pure: time is given, nothing is asked. */
export interface Source {
  /**
   * The first requests of a check, newest day first. `since`: when the last check succeeded, ms since 1970, nothing
   * before the first; days missed since then are asked for, a bounded number of them. None where there can be
   * nothing to fetch (arXiv on a Saturday): such a check has succeeded. `memory`: what came before, by which answers
   * are judged.
   */
  requests(now: number, since: number | undefined, memory?: Memory): readonly FeedRequest[];
  /**
   * When there may be something new after a check at `checked` (ms since 1970): the earliest moment for the next one.
   * Always later than `checked`, and never earlier for a later check.
   */
  next(checked: number): number;
}

/** The first of each paper: feeds list one twice, and pages of a growing list overlap. */
export function eachOnce(papers: readonly FeedPaper[]): FeedPaper[] {
  const seen = new Set<PaperId>();
  return papers.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/**
 * Feeds: sources that the user follows, checked in the background. A feed is identified by its id, which holds all that
 * is needed to fetch it; `sites/feed-id.ts` reads and makes them.
 *
 * - `<site>:<kind>`, `<site>:<kind>/<what it is of, URI-encoded>`: `huggingface:daily`, `arxiv:category/cs.CL`. The
 *   kinds are in the site's folder
 * - `rss:https://…`: an RSS or Atom document on one of the hosts of `hosts.ts`
 */

import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { Memory } from './memory';

export type FeedId = `${string}:${string}`;

/** A paper as a feed gives it. */
export interface FeedPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/** One request that a check makes. Two feeds may ask for the same address: one answer serves both. */
export interface FeedRequest {
  readonly url: string;
  /** The key under which its answers are remembered (`memory.ts`): a day, or the name of a list. */
  readonly of?: string;
  /** Sent without validators: an answer that nothing changed couldn't be true. */
  readonly whole?: true;
  /**
   * Reads an answer's body, as `bodyText` decodes it. Throws `NoFeed`, and nothing else, if it isn't a feed: earlier
   * papers stay.
   */
  read(body: string): FeedPart;
}

export interface FeedPart {
  /**
   * In the feed's order, each once. Items without a paper id or a title are left out, so a news feed may have none;
   * that isn't a failure.
   */
  readonly papers: readonly FeedPaper[];
  /** The feed's own title, if it has one. */
  readonly title?: string;
  /** The request for the next page, if there may be more. Chains end whatever a server answers. */
  readonly next?: FeedRequest;
  /**
   * The document is still that of the day before: the check counts as not made (`since` stays), and may be
   * repeated in an hour.
   */
  readonly early?: true;
  /** Why the answer can't be true or complete: its papers are taken, but the check hasn't succeeded and is repeated. */
  readonly doubt?: Doubt;
}

/** Why an answer isn't believed to be true or complete; the interface has words for each. */
export const doubts = [
  /** It holds the last answer's papers under a new date. */
  'stale',
  /** It is of another day than asked for. */
  'wrong day',
  /** It is empty, although there must be papers. */
  'nothing',
  /** It holds far fewer papers than before. */
  'shrunk',
  /** It states more papers than it holds. */
  'short',
  /** Most of its items aren't understood. */
  'not understood',
  /** It is another feed's content. */
  'another feed',
] as const;
export type Doubt = (typeof doubts)[number];

/** Why an answer isn't a feed; the interface has words for each. */
export const noFeedReasons = [
  'empty',
  'too large',
  'too deep',
  'too much work',
  /** Its document type has declarations of its own. */
  'own type',
  /** None of its papers is the publisher's own. */
  'not its own',
  'web page',
  /** A web page that asks the user to sign in, or to prove that they are a person. */
  'sign-in',
  'captcha',
  'not a feed',
  'broken',
  /** The server refuses the request (arXiv's API does so with an entry called Error). */
  'refused',
  /** Papers are announced that are not there: a known fault of arXiv's API, gone when asked again. */
  'incomplete',
  /** It has items, but none of them is understood. */
  'not understood',
  'another feed',
] as const;
export type NoFeedReason = (typeof noFeedReasons)[number];

/** The answer wasn't a feed, or can't be read. The message is English, for diagnostics. */
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
   * The first requests of a check, newest day first. `since`: when the last check succeeded, ms since 1970; nothing
   * before the first. A bounded number of days missed since then are requested. Empty if there can be nothing to fetch
   * (arXiv on a Saturday): such a check has succeeded. `memory`: what came before, by which answers are judged.
   */
  requests(now: number, since: number | undefined, memory?: Memory): readonly FeedRequest[];
  /**
   * When there may be something new after a check at `checked` (ms since 1970): the earliest moment for the next one.
   * Always later than `checked`, and never earlier for a later check.
   */
  next(checked: number): number;
}

/** The papers without duplicates: feeds may list one twice, and pages of a growing list overlap. */
export function eachOnce(papers: readonly FeedPaper[]): FeedPaper[] {
  const seen = new Set<PaperId>();
  return papers.filter(({ id }) => !seen.has(id) && seen.add(id));
}

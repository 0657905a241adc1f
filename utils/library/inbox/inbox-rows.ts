/** What feeds brought, and how their checks went, as the library keeps it. */
import type { FeedId } from '../../feeds/feed';
import type { Memory } from '../../feeds/memory';
import type { PaperDetails } from '../../paper/details/details-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Rank } from '../../rules/rules';

/** A row of `inbox`: a paper that feeds brought. Forgotten after 90 days. */
export interface InboxRow {
  readonly id: PaperId;
  /** The feeds that brought it, the first one first. */
  readonly feeds: readonly FeedId[];
  /** When it was first brought, ms since 1970. */
  readonly at: number;
  readonly details: PaperDetails;
  readonly rank: Rank;
  /** Equals `at` as long as the user has neither seen nor marked the paper. */
  readonly waiting?: number;
}

/** A row of `feeds`: how the checks of one feed went. */
export interface FeedRow {
  readonly id: FeedId;
  /** What the feed calls itself. */
  readonly title?: string;
  /** When it was last checked, and when a check last succeeded, ms since 1970. */
  readonly checked?: number;
  readonly good?: number;
  /** The earliest time of the next check, ms since 1970. */
  readonly next: number;
  /**
   * Failures since the last success, and why the last one; `says`: a detail (a status, a host, a `NoFeedReason` or a
   * `Doubt`).
   */
  readonly failures: number;
  readonly failure?: CheckFailure;
  readonly says?: string;
  /** The day whose list is missing, if the other lists came. */
  readonly missing?: string;
  /** What came before, by which the next answers are judged. */
  readonly memory?: Memory;
  /** By request: the validators (`ETag`, `Last-Modified`) with which a server can answer that nothing changed. */
  readonly validators?: Readonly<Record<string, Validator>>;
}

/** Why a check did not succeed. */
export const checkFailures = [
  'no answer',
  'refused',
  'busy',
  'no feed',
  'gone',
  'no access',
  /** The answer can't be true or complete. */
  'not believed',
] as const;

export type CheckFailure = (typeof checkFailures)[number];

export interface Validator {
  readonly etag?: string;
  readonly modified?: string;
  /** When all of it was last sent, ms since 1970. */
  readonly read?: number;
}

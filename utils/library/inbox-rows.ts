/** What feeds brought, and how their checks went, as the library keeps it. */
import type { FeedId } from '../feeds/feed';
import type { Memory } from '../feeds/memory';
import type { PaperDetails } from '../paper/details-schema';
import type { PaperId } from '../paper/paper-id';
import type { Rank } from '../rules/rules';

/** A row of `inbox`: a paper that feeds brought. Forgotten after 90 days. */
export interface InboxRow {
  readonly id: PaperId;
  /** The feeds that brought it, the first one first. */
  readonly feeds: readonly FeedId[];
  /** When it was first brought, ms since 1970. */
  readonly at: number;
  readonly details: PaperDetails;
  readonly rank: Rank;
  /** The same as `at`, as long as the user has not seen the paper nor marked it. */
  readonly waiting?: number;
}

/** A row of `feeds`: how the checks of one feed went. */
export interface FeedRow {
  readonly id: FeedId;
  /** What the feed calls itself. */
  readonly title?: string;
  /** When it was last asked, and when that last succeeded, ms since 1970. */
  readonly checked?: number;
  readonly good?: number;
  /** Not before this moment again, ms since 1970. */
  readonly next: number;
  /** How often it failed since it last succeeded, and why the last time; `says`: more of it, a status, a host, a `NoFeedReason` or a `Doubt`. */
  readonly failures: number;
  readonly failure?: CheckFailure;
  readonly says?: string;
  /** The day whose list is missing, where the others came. */
  readonly missing?: string;
  /** What came before, by which the next answers are judged. */
  readonly memory?: Memory;
  /** By request: what a server wants to hear, to answer that nothing changed. */
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
  /** What came can't be true, or not be all. */
  'not believed',
] as const;

export type CheckFailure = (typeof checkFailures)[number];

export interface Validator {
  readonly etag?: string;
  readonly modified?: string;
  /** When all of it was last sent, ms since 1970. */
  readonly read?: number;
}

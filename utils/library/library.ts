import type { Action, ListingKey, TabKey } from '../actions/actions-schema';
import type { FeedId } from '../feeds/feed';
import type { SavedRows } from '../formats/saved-file/rows';
import type { ActionId } from '../paper/action-id';
import type { PaperCounts, PaperDetails } from '../paper/details-schema';
import type { MarkName } from '../paper/marks';
import type { PaperId } from '../paper/paper-id';
import type { PaperState } from '../paper/paper-state-schema';
import type { Rank } from '../rules/rules';
import type { ActionRecord, Outcome } from './action-record';
import type { FeedRow, InboxRow } from './inbox-rows';
import type { Healed } from './shadow/healed-schema';

/**
 * The one module that knows the database. Verbs only; an answer means that the data is durably stored.
 * It knows no `browser` API. Every verb rejects with `StorageUnavailable` where the store cannot be used.
 */
export interface Library {
  /** Applies one action in one strict transaction. Idempotent by its id. */
  apply(action: Action): Promise<Outcome>;
  /** States of those papers of which anything is known, in no order. */
  lookUp(ids: readonly PaperId[]): Promise<PaperState[]>;
  /** All that a page asks for, as it stands at one moment. */
  readPage(question: PageQuestion): Promise<PageAnswer>;
  /**
   * Notes that the first id and all others are one paper, or (`value: false`) that the first is none of the others. What
   * a page states (`by`) joins only where it contradicts nothing known, and shows no mark on another id than the user's
   * own; else it stands in `claims`. Returns the papers that may be shown otherwise now.
   */
  alias(
    ids: readonly PaperId[],
    value: boolean,
    now: number,
    by?: 'hand' | 'page',
  ): Promise<readonly PaperId[]>;
  /** What becomes of the ids that a page states for its paper, where they are not joined nor taken apart by the user. */
  claims(id: PaperId, stated: readonly PaperId[]): Promise<Claim[]>;
  aliases(id: PaperId): Promise<Aliases>;
  /** The ids, and all others of the same papers. */
  withAliases(ids: readonly PaperId[]): Promise<PaperId[]>;
  /** What is kept of one paper; nothing where it was never marked, or only without a title. */
  paper(id: PaperId): Promise<KnownPaper | undefined>;
  /** The visit that a tab showing a listing at `now` is in: the running one, or a new one. */
  visit(tab: TabKey, listing: ListingKey, now: number): Promise<Visit>;
  /** The first `limit` papers of the queue after a position, in the user's order. */
  queue(limit: number, after?: { position: string; id: PaperId }): Promise<QueueItem[]>;
  queueLength(): Promise<number>;
  /** Marks set since `from` (ms since 1970) and still standing. */
  tally(from: number): Promise<Tally>;
  /** The last action that can be undone: of one tab, or, without a tab, anywhere. */
  lastUndoable(tab?: TabKey): Promise<ActionRecord | undefined>;
  /** The last `limit` actions of the last 30 days, newest first. */
  history(limit: number): Promise<ActionRecord[]>;
  /** Resolves when the shadow holds all that the library did when this was called. */
  writeShadow(): Promise<void>;
  /** Does for the shadow what can wait. For whoever runs longest; may be killed at any point. */
  tend(): Promise<void>;
  /** What was healed and the user was not told of yet. */
  healed(): Promise<Healed | undefined>;
  /** The user was told. */
  forgetHealed(): Promise<void>;
  /** When anything was last done, ms since 1970; 0 where nothing ever was. Merely seen papers do not count. */
  lastChange(): Promise<number>;
  /** How many rows there are. Takes a while where there are many: the browser counts one by one. */
  size(): Promise<Size>;
  /** Hands over everything that a saved file holds, as it is at one moment, some rows at a time, in order. */
  readAll(take: (rows: SavedRows) => void): Promise<void>;
  /**
   * Carries on what was decided and cut short (a restored file, the undo of one). Gives what came of it, nothing
   * where there was nothing.
   */
  resume(progress?: (part: number) => void): Promise<Outcome | undefined>;
  /** What a check of a feed brought, with how it went: all of it or nothing. Gives how many papers are news. */
  bringIn(feed: FeedRow, papers: readonly Brought[], now: number): Promise<number>;
  feeds(): Promise<FeedRow[]>;
  /** Forgets all feeds but these, and what only they brought. */
  keepFeeds(ids: readonly FeedId[]): Promise<void>;
  /** The next papers that wait in the inbox, newest first, after a row. */
  inbox(limit: number, after?: Pick<InboxRow, 'at' | 'id'>): Promise<InboxRow[]>;
  /** All that feeds brought since a moment and before another, seen or not, oldest first. */
  brought(since: number, until?: number): Promise<InboxRow[]>;
  inboxCounts(): Promise<InboxCounts>;
  /** Ranks all papers of the inbox anew, and corrects which of them wait. */
  tendInbox(rank: (details: PaperDetails) => Rank, now: number): Promise<void>;
  /**
   * How often it opened its database. Where that grew meanwhile, what was done before may be gone: the database may have
   * been lost, and healed from a shadow that had not heard of it.
   */
  openings(): number;
  close(): void;
}

/** What a page asks. */
export interface PageQuestion {
  readonly tab: TabKey;
  readonly papers: readonly PaperId[];
  /** Only the states of these among the papers are wanted, or of other ids of theirs. */
  readonly changed?: readonly PaperId[];
  /** When the page's visit began, ms since 1970; where counts are wanted. */
  readonly begun?: number;
}

export interface PageAnswer {
  /** States of those papers of which anything is known, in no order. */
  readonly papers: PaperState[];
  /** What those papers that are kept counted when they were last seen before the visit. */
  readonly counts: PaperCounts[];
  /** The tab's last action that can be undone. */
  readonly undoable?: ActionId;
}

export interface QueueItem {
  readonly id: PaperId;
  readonly position: string;
  /** When it was queued, ms since 1970. */
  readonly queuedAt: number;
  readonly starred: boolean;
  /** Absent for a paper whose title is not known: its id stands for it. */
  readonly details?: PaperDetails;
  /** The listing where it was queued. */
  readonly listing?: ListingKey;
}

/** What the library keeps of one paper so that a reader recognises it. */
export interface KnownPaper {
  /** Only the title is kept of papers that were marked in bulk or hidden. */
  readonly details: PaperDetails;
  /** The listing where it was last marked. */
  readonly listing?: ListingKey;
}

/** Marks set (and not taken back) since a moment. */
export type Tally = Readonly<Record<MarkName, number>>;

export interface Size {
  /** Papers that carry, or carried, a mark, or were opened. */
  readonly papers: number;
  readonly seen: number;
  readonly aliases: number;
}

export interface Visit {
  /** ms since 1970 */
  readonly begun: number;
  /** Whether it is the first visit that this library ever saw. */
  readonly first: boolean;
}

export interface Aliases {
  /** Other ids of the same paper, nearest first. */
  readonly same: readonly PaperId[];
  /** Ids that a page stated and the user took apart. */
  readonly apart: readonly PaperId[];
}

/** Another id that a page states for its paper, and that was not joined with it. */
export type Claim = { readonly id: PaperId } & (
  | {
      /** Joining them is for the user to decide. */
      readonly verdict: 'asks';
      /** The marks that it carries, and the paper would then. */
      readonly marks: readonly MarkName[];
      /** It waits in the inbox, and would not then. */
      readonly waits: boolean;
    }
  /** It is known as another paper's, which has the id `as`. */
  | { readonly verdict: 'taken'; readonly as: PaperId }
);

/** A paper that a feed brings. */
export interface Brought {
  readonly id: PaperId;
  readonly details: PaperDetails;
  readonly rank: Rank;
}

/** How many papers wait in the inbox. */
export interface InboxCounts {
  /** All but muted ones, the raised ones among them. */
  readonly waiting: number;
  readonly raised: number;
  readonly muted: number;
}

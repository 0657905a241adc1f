import type { Action, ListingKey, TabKey } from '../actions/actions-schema';
import type { CitedPaper } from '../citations/cited-paper';
import type { FeedId } from '../feeds/feed';
import type { SavedRows } from '../formats/saved-file/file-rows';
import type { PaperCounts, PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { ActionId } from '../paper/state/action-id';
import type { MarkName } from '../paper/state/marks';
import type { Note } from '../paper/state/own-words-schema';
import type { PaperState } from '../paper/state/paper-state-schema';
import type { Rank } from '../rules/rules';
import type { ActionRecord, Outcome } from './action-record';
import type { FeedRow, InboxRow } from './inbox-rows';
import type { IndexNews, IndexPosition, IndexSink } from './search/index-parts';
import type { Healed } from './shadow/healed-schema';

/**
 * The one module that knows the database. Verbs only; an answer means that the data is durably stored. It uses no
 * `browser` API. Every verb rejects with `StorageUnavailable` if the store can't be used.
 */
export interface Library {
  /**
   * Applies one action in one strict transaction. Idempotent by its id. `progress`: 0 to 1, of an undo that is too much for
   * one transaction; it is decided in one, and done in several.
   */
  apply(action: Action, progress?: (part: number) => void): Promise<Outcome>;
  /** The states of those papers that anything is known of, in no order. */
  lookUp(ids: readonly PaperId[]): Promise<PaperState[]>;
  /** All that a page asks for, from one transaction. */
  readPage(question: PageQuestion): Promise<PageAnswer>;
  /**
   * Notes that the first id and all others are one paper, or (`value: false`) that the first is none of the others.
   * What a page states (`by`) joins only if it contradicts nothing known and shows the user's marks on no other id;
   * otherwise it is listed in `claims`. Returns the papers whose state may have changed.
   */
  alias(
    ids: readonly PaperId[],
    value: boolean,
    now: number,
    by?: 'hand' | 'page',
  ): Promise<readonly PaperId[]>;
  /**
   * The verdicts on the ids that a page states for its paper, without those that are joined or that the user took
   * apart.
   */
  claims(id: PaperId, stated: readonly PaperId[]): Promise<Claim[]>;
  aliases(id: PaperId): Promise<Aliases>;
  /** The ids, and all others of the same papers. */
  withAliases(ids: readonly PaperId[]): Promise<PaperId[]>;
  /** What is kept of one paper; nothing if it was never marked, or its title isn't known. */
  paper(id: PaperId): Promise<KnownPaper | undefined>;
  /** The user's own words about one paper. */
  ownWords(id: PaperId): Promise<OwnWords>;
  /** All tags that papers carry. */
  tags(): Promise<TagCount[]>;
  /** Every paper that carries a mark, a tag or a note, each once, in the order of their ids. */
  allPapers(): Promise<PaperId[]>;
  /** What is kept of papers under any of their ids, as citations tell it, in the order of the ids. */
  cited(ids: readonly PaperId[]): Promise<CitedPaper[]>;
  /**
   * A page or a feed tells again of papers: what is missing of those that are kept is filled in. `onlyGaps`: nothing
   * that is known changes, whatever is told. Returns the papers that this changed.
   */
  meet(
    papers: readonly { readonly id: PaperId; readonly details: PaperDetails }[],
    onlyGaps?: boolean,
  ): Promise<PaperId[]>;
  /** Those papers that are kept and lack something that a page may tell. */
  lacking(ids: readonly PaperId[]): Promise<PaperId[]>;
  /** The visit that a tab showing a listing at `now` is in: the running one, or a new one. */
  visit(tab: TabKey, listing: ListingKey, now: number): Promise<Visit>;
  /** The first `limit` papers of the queue after a position, in the user's order. */
  queue(limit: number, after?: { position: string; id: PaperId }): Promise<QueueItem[]>;
  queueLength(): Promise<number>;
  /** Marks that were set since `from` (ms since 1970) and are still set. */
  tally(from: number): Promise<Tally>;
  /** The last action that can be undone: of one tab, or, without a tab, anywhere. */
  lastUndoable(tab?: TabKey): Promise<ActionRecord | undefined>;
  /** The last `limit` actions of the last 30 days, newest first. */
  history(limit: number): Promise<ActionRecord[]>;
  /** Resolves when the shadow holds all that the library did when this was called. */
  writeShadow(): Promise<void>;
  /** Does the shadow's deferred work. To be called by a context that runs long; it may be killed at any point. */
  tend(): Promise<void>;
  /** What was healed and the user hasn't been told yet. */
  healed(): Promise<Healed | undefined>;
  /** The user was told. */
  forgetHealed(): Promise<void>;
  /** Time of the last action, ms since 1970; 0 if there was none. Seeing papers doesn't count. */
  lastChange(): Promise<number>;
  /**
   * Reads the search index, the most recently marked papers first. Builds it anew, with progress, if it is missing or
   * damaged. Returns where it stands, for `indexSince`.
   */
  index(sink: IndexSink): Promise<IndexPosition>;
  /** What changed in the index since; nothing if all of it has to be read again. */
  indexSince(position: IndexPosition): Promise<IndexNews | undefined>;
  /** How many rows there are. Slow for many rows, as the browser counts them one by one. */
  size(): Promise<Size>;
  /** Hands over everything that a saved file holds, from one transaction, some rows at a time, in order. */
  readAll(take: (rows: SavedRows) => void): Promise<void>;
  /**
   * Resumes work that was decided and interrupted (restoring a file, or undoing that). Returns its outcome; nothing if
   * there was none.
   */
  resume(progress?: (part: number) => void): Promise<Outcome | undefined>;
  /**
   * Stores the papers that a check of a feed brought, and how it went, in one transaction. Returns how many papers are
   * new.
   */
  bringIn(feed: FeedRow, papers: readonly Brought[], now: number): Promise<number>;
  feeds(): Promise<FeedRow[]>;
  /** Forgets all feeds but these, and what only they brought. */
  keepFeeds(ids: readonly FeedId[]): Promise<void>;
  /** The next papers that wait in the inbox, newest first, starting after a row. */
  inbox(limit: number, after?: Pick<InboxRow, 'at' | 'id'>): Promise<InboxRow[]>;
  /** All that feeds brought since a moment and before another, seen or not, oldest first. */
  brought(since: number, until?: number): Promise<InboxRow[]>;
  inboxCounts(): Promise<InboxCounts>;
  /** Ranks all papers of the inbox again, and corrects which of them wait. */
  tendInbox(rank: (details: PaperDetails) => Rank, now: number): Promise<void>;
  /**
   * How often it opened its database. If that grew, earlier actions may be gone: the database may have been lost, and
   * healed from a shadow that didn't hold them yet.
   */
  openings(): number;
  close(): void;
}

/** What a page asks. */
export interface PageQuestion {
  readonly tab: TabKey;
  readonly papers: readonly PaperId[];
  /** If given, only the states of these papers are wanted, under any of their ids. */
  readonly changed?: readonly PaperId[];
  /** When the page's visit began, ms since 1970; only if counts are wanted. */
  readonly begun?: number;
}

export interface PageAnswer {
  /** The states of those papers that anything is known of, in no order. */
  readonly papers: PaperState[];
  /** The counts (upvotes and so on) of kept papers when they were last seen before the visit. */
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
  /** Its tags, if it has any. */
  readonly tags?: readonly string[];
  /** Absent if the paper's title isn't known; its id is shown instead. */
  readonly details?: PaperDetails;
  /** The listing where it was queued. */
  readonly listing?: ListingKey;
}

/** What the library keeps of one paper, for a reader to recognise it. */
export interface KnownPaper {
  /** Only the title is kept of papers that were marked in bulk or hidden. */
  readonly details: PaperDetails;
  /** The listing where it was last marked. */
  readonly listing?: ListingKey;
}

/** Tags and note of a paper, under any of its ids. */
export interface OwnWords {
  /** Its tags as they are spelled. */
  readonly tags: readonly string[];
  /** Nothing if there is none. */
  readonly note?: Note;
}

export interface TagCount {
  readonly tag: string;
  /** How many papers carry it. */
  readonly papers: number;
}

/** Marks set (and not taken back) since a moment. */
export type Tally = Readonly<Record<MarkName, number>>;

export interface Size {
  /** Papers that carry, or carried, a mark, a tag or a note, or were opened. */
  readonly papers: number;
  /** Tags that papers carry. */
  readonly tagged: number;
  /** Papers with a note. */
  readonly noted: number;
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

/** Another id that a page states for its paper and that wasn't joined with it. */
export type Claim = { readonly id: PaperId } & (
  | {
      /** Joining them is for the user to decide. */
      readonly verdict: 'asks';
      /** The marks of that id, which the paper would get. */
      readonly marks: readonly MarkName[];
      /** It carries tags or a note, which the paper would get. */
      readonly written?: true;
      /** It waits in the inbox, and would leave it. */
      readonly waits: boolean;
    }
  /** It belongs to another paper, which has the id `as`. */
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
  /** All but the muted ones; includes the raised ones. */
  readonly waiting: number;
  readonly raised: number;
  readonly muted: number;
}

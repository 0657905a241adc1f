import type { Action, ListingKey, TabKey } from '../actions/actions-schema';
import type { CitedPaper } from '../citations/cited-paper';
import type { FeedId } from '../feeds/feed';
import type { SavedRows } from '../formats/saved-file/file-rows';
import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { PaperState } from '../paper/state/paper-state-schema';
import type { Rank } from '../rules/rules';
import type { ActionRecord, Outcome } from './action-record';
import type {
  Aliases,
  Brought,
  Claim,
  InboxCounts,
  KnownPaper,
  OwnWords,
  PageAnswer,
  PageQuestion,
  QueueItem,
  Size,
  TagCount,
  Tally,
  Visit,
} from './answers';
import type { FeedRow, InboxRow } from './inbox/inbox-rows';
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

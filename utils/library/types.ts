import type { DBSchema } from 'idb';
import type { Action, ListingKey, TabKey } from '../actions/actions-schema';
import type { FeedId } from '../feeds/feed';
import type { Rows } from '../formats/saved-file/format';
import type { ActionId } from '../paper/action-id';
import type { PaperCounts, PaperDetails } from '../paper/details-schema';
import type { MarkName } from '../paper/marks';
import type { Mark, Marks } from '../paper/marks-schema';
import type { PaperId } from '../paper/paper-id';
import type { Rank } from '../rules/rules';
import type { Healed } from './shadow/healed';

/**
 * When a paper was first seen, ms since 1970. Negative: the user took it back then ("show as new again").
 */
export type Seen = number;

/** What the library knows of one paper, without its details. */
export interface PaperState {
  readonly id: PaperId;
  readonly marks: Marks;
  readonly seen?: Seen;
  /** When it was last opened, ms since 1970. */
  readonly opened?: number;
}

/** What an action did to one mark, as undo needs it. */
export type Change =
  | {
      readonly paper: PaperId;
      readonly mark: MarkName;
      readonly before?: Mark;
      readonly after: Mark;
    }
  | {
      readonly paper: PaperId;
      readonly mark: 'seen';
      readonly before?: Seen;
      readonly after: Seen;
    };

/** An action as the library remembers it, for idempotence and undo. */
export interface ActionRecord {
  readonly id: ActionId;
  readonly time: number;
  /** Done by an option, not by hand: known for idempotence, but not on the undo stack. */
  readonly auto?: true;
  readonly tab?: TabKey;
  readonly summary: ActionSummary;
  readonly changes: readonly Change[];
  /** Present where there are too many changes for one row: how many chunks of the store `chunks` hold them. */
  readonly chunks?: number;
  /** Settings that were taken over with it. */
  readonly settings?: SettingsChange;
  /** The undo action that took this one back. */
  readonly undoneBy?: ActionId;
}

/** To be made where settings still are `from`. The library does not know what settings are. */
export interface SettingsChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** In a few words what an action did; the interface makes a sentence of it. */
export type ActionSummary =
  | {
      readonly kind: 'mark';
      readonly mark: MarkName;
      readonly value: boolean;
      readonly count: number;
      readonly title?: string;
    }
  | { readonly kind: 'see'; readonly value: boolean; readonly count: number }
  | { readonly kind: 'move'; readonly title?: string }
  /** A file was restored. `count`: how many papers it changed. */
  | { readonly kind: 'import'; readonly mode: RestoreMode; readonly count: number }
  | {
      readonly kind: 'undo';
      readonly of: ActionSummary;
      readonly count: number;
      readonly kept: number;
    }
  /** It did nothing and never will: remembered, so that it does not happen later either. */
  | { readonly kind: 'refused'; readonly reason: Refusal };

/** Restoring a file adds what it knows, or makes the library what the file is. */
export type RestoreMode = 'merge' | 'replace';

/** Why an action can never be applied. */
export type Refusal = 'unknown target' | 'already undone' | 'not queued' | 'not yours';

/** What became of an action. `kept` counts the marks an undo left alone because they changed since. */
export type Outcome =
  | {
      readonly id: ActionId;
      readonly status: 'applied';
      readonly papers: readonly PaperId[];
      readonly changed: number;
      readonly kept: number;
      /** More papers changed than are worth naming: whoever shows any has to ask again. */
      readonly everywhere?: true;
      /** Settings that go with it, for whoever keeps them. */
      readonly settings?: SettingsChange;
    }
  /** It had been applied before; nothing changed now. */
  | { readonly id: ActionId; readonly status: 'known'; readonly papers: readonly PaperId[] }
  /** It can never be applied (undo of an unknown action), and why. */
  | {
      readonly id: ActionId;
      readonly status: 'refused';
      readonly reason: Refusal;
    };

export interface Visit {
  /** ms since 1970 */
  readonly begun: number;
  /** Whether it is the first visit that this library ever saw. */
  readonly first: boolean;
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
  readAll(take: (rows: Rows) => void): Promise<void>;
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

/** A paper that a feed brings. */
export interface Brought {
  readonly id: PaperId;
  readonly details: PaperDetails;
  readonly rank: Rank;
}

export interface Size {
  /** Papers that carry, or carried, a mark, or were opened. */
  readonly papers: number;
  readonly seen: number;
  readonly aliases: number;
}

/** A row of `marks`: everything known of one paper that is small and looked up often. */
export interface MarksRow {
  readonly id: PaperId;
  readonly marks: Marks;
  readonly opened?: number;
}

/** What a page counted of a paper when the user last saw it there, at `time` (ms since 1970). */
export interface Counted extends Readonly<Omit<PaperCounts, 'id'>> {
  readonly time: number;
}

/** A row of `papers`: what a reader needs to recognise it. */
export interface PaperRow extends KnownPaper {
  readonly id: PaperId;
  /** The latest, and the one of the visit before. */
  readonly counted?: readonly [latest: Counted, before?: Counted];
}

/** What was said of two ids: that they are one paper, or (`value: false`, the user alone) that they are not. */
export interface AliasLink {
  readonly value: boolean;
  readonly time: number;
  /** The user said that they are one; else a page did. */
  readonly by?: 'hand';
}

/** What was said of an id and others, in the rows of both. Which of it holds, `alias-rules.ts` decides. */
export interface AliasRow {
  readonly id: PaperId;
  readonly same: Readonly<Record<string, AliasLink>>;
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

/** Why a check did not succeed. */
export const checkFailures = [
  'no answer',
  'refused',
  'busy',
  'no feed',
  'gone',
  'no access',
] as const;
export type CheckFailure = (typeof checkFailures)[number];

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
  /** How often it failed since it last succeeded, and why the last time; `says`: more of it, a status, a host or a `NoFeedReason`. */
  readonly failures: number;
  readonly failure?: CheckFailure;
  readonly says?: string;
  /** By request: what a server wants to hear, to answer that nothing changed. */
  readonly validators?: Readonly<Record<string, Validator>>;
}
export interface Validator {
  readonly etag?: string;
  readonly modified?: string;
}

/** How many papers wait in the inbox. */
export interface InboxCounts {
  /** All but muted ones, the raised ones among them. */
  readonly waiting: number;
  readonly raised: number;
  readonly muted: number;
}

export interface Aliases {
  /** Other ids of the same paper, nearest first. */
  readonly same: readonly PaperId[];
  /** Ids that a page stated and the user took apart. */
  readonly apart: readonly PaperId[];
}

export interface VisitRow {
  readonly tab: TabKey;
  readonly listing: ListingKey;
  readonly begun: number;
  /** When the tab last showed the listing. */
  readonly last: number;
}

export type ChunkKey = [action: ActionId, what: 'rows' | 'changes', number: number];

/** What restoring some rows changed, as undo needs it. Absent before: there was none. */
export interface ChunkChanges {
  /** Marks and seen. */
  readonly changes: readonly Change[];
  readonly opened: readonly Step<number>[];
  readonly papers: readonly Step<PaperRow>[];
  readonly aliases: readonly Step<AliasRow>[];
}
export interface Step<Value> {
  readonly id: PaperId;
  readonly before?: Value;
  readonly after?: Value;
}

/** Every store, key and index. Upgrade steps are in `schema.ts`. */
export interface LibrarySchema extends DBSchema {
  marks: {
    key: string;
    value: MarksRow;
    indexes: { queue: string; read: number; queued: number; starred: number; hidden: number };
  };
  papers: { key: string; value: PaperRow };
  /** Out-of-line keys: paper id → when first seen. A few bytes each. */
  seen: { key: string; value: Seen };
  actions: { key: string; value: ActionRecord; indexes: { tab: TabKey } };
  visits: { key: [TabKey, ListingKey]; value: VisitRow; indexes: { last: number } };
  aliases: { key: string; value: AliasRow };
  /** What is too much for one transaction: rows to be restored, and the changes that restoring them made. */
  chunks: { key: ChunkKey; value: Rows | ChunkChanges };
  inbox: {
    key: string;
    value: InboxRow;
    indexes: { waiting: number; rank: [rank: Rank, waiting: number]; at: number };
  };
  feeds: { key: string; value: FeedRow };
  /**
   * Single facts about the library: `firstVisit`, `shadow` (see `shadow/state.ts`), `healed`, `work` (`restore.ts`),
   * `seeing` (`seen-limit.ts`).
   */
  facts: { key: string; value: unknown };
  /** Rows that could not be used, as they were. Nothing reads them; nothing deletes them, either. */
  aside: { key: number; value: { store: string; key: string; row: unknown } };
}

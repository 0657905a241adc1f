/** Every store of the database, with its rows, keys and indexes. */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { ListingKey, TabKey } from '../../actions/actions-schema';
import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { SavedAlias, SavedPaper } from '../../formats/saved-file/saved-file-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionId } from '../../paper/state/action-id';
import type { Marks } from '../../paper/state/marks-schema';
import type { Note, Tag } from '../../paper/state/own-words-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { Rank } from '../../rules/rules';
import type { ActionRecord, Change } from '../action-record';
import type { KnownPaper } from '../answers';
import type { FeedRow, InboxRow } from '../inbox/inbox-rows';

/** Every store, key and index. Upgrade steps are in `upgrades.ts`. */
export interface LibrarySchema extends DBSchema {
  marks: {
    key: string;
    value: MarksRow;
    indexes: {
      queue: string;
      read: number;
      queued: number;
      starred: number;
      hidden: number;
      tagged: string;
      noted: number;
    };
  };
  papers: { key: string; value: PaperRow };
  /** Out-of-line keys: paper id → when first seen. A few bytes each. */
  seen: { key: string; value: Seen };
  actions: { key: string; value: ActionRecord; indexes: { tab: TabKey } };
  visits: { key: [TabKey, ListingKey]; value: VisitRow; indexes: { last: number } };
  aliases: { key: string; value: AliasRow };
  /** Work too large for one transaction: rows to restore, and the changes that restoring them made. */
  chunks: { key: ChunkKey; value: SavedRows | ChunkChanges };
  inbox: {
    key: string;
    value: InboxRow;
    indexes: { waiting: number; rank: [rank: Rank, waiting: number]; at: number };
  };
  feeds: { key: string; value: FeedRow };
  /** The search index (`search/search-index.ts`). */
  segments: { key: number; value: unknown };
  /** Papers whose rows of the search index are out of date, as each action noted them. */
  unindexed: { key: number; value: readonly PaperId[] };
  /**
   * Single facts about the library: `firstVisit`, `shadow` (see `shadow/generations.ts`), `healed`, `work` (`restore/decide.ts`),
   * `seeing` (`seen-limit.ts`).
   */
  facts: { key: string; value: unknown };
  /** Damaged rows, set aside unchanged. No code reads or deletes them. */
  aside: { key: number; value: { store: string; key: string; row: unknown } };
}

/** A row of `marks`: what the user did to one paper and said of it. Looked up often. */
export interface MarksRow {
  readonly id: PaperId;
  readonly marks: Marks;
  readonly opened?: number;
  /** Sorted by `tagKey`, those that were taken off included. */
  readonly tags?: readonly Tag[];
  readonly note?: Note;
  /** For the index of the same name: the keys of the tags that the paper carries. `withOwnWords` derives it. */
  readonly tagged?: readonly string[];
  /** For the index of the same name: when the note was written, only while there is one. Derived likewise. */
  readonly noted?: number;
}

/** What a page counted of a paper when the user last saw it there, at `time` (ms since 1970). */
export type Counted = NonNullable<SavedPaper['counted']>[0];

/** A row of `papers`: what a reader needs to recognise it. */
export interface PaperRow extends KnownPaper {
  readonly id: PaperId;
  /** The latest, and the one of the visit before. */
  readonly counted?: NonNullable<SavedPaper['counted']>;
}

/**
 * A statement about two ids: they are one paper, or (`value: false`, only from the user) they aren't. `by: 'hand'`: the
 * user said that they are one; otherwise a page did.
 */
export type AliasLink = SavedAlias['same'][PaperId];

/** The links of an id, in the rows of both ids. `alias-rules.ts` decides which of them hold. */
export interface AliasRow {
  readonly id: PaperId;
  readonly same: Readonly<Record<string, AliasLink>>;
}

export interface VisitRow {
  readonly tab: TabKey;
  readonly listing: ListingKey;
  readonly begun: number;
  /** When the tab last showed the listing. */
  readonly last: number;
}

export type ChunkKey = [action: ActionId, what: 'rows' | 'changes', number: number];

/** What restoring some rows changed, as undo needs it. No `before`: there was no row. */
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

export type Database = IDBPDatabase<LibrarySchema>;

/** What the verbs of the library are asked and answer. */
import type { ListingKey, TabKey } from '../actions/actions-schema';
import type { PaperCounts, PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { ActionId } from '../paper/state/action-id';
import type { MarkName } from '../paper/state/marks';
import type { Note } from '../paper/state/own-words-schema';
import type { PaperState } from '../paper/state/paper-state-schema';
import type { Rank } from '../rules/rules';

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

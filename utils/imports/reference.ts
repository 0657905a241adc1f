import type { PaperDetails } from '../paper/details/details-schema';

/** What a file says of one paper, before it is known whether we can tell which paper that is. */
export interface Reference {
  /** Identifiers and addresses, the surest first: `arXiv:2603.03283`, `10.1145/…`, `https://…`. */
  readonly ids: readonly string[];
  readonly details: Partial<PaperDetails>;
  readonly tags: readonly string[];
  readonly note?: string;
  /** What the file says the user did with it, where it does. */
  readonly marks?: readonly ('read' | 'starred')[];
  /** Where it begins, counted from 1: a line, or for JSON an entry. */
  readonly at: number;
  /** The beginning of what stands there, to show and to copy. */
  readonly text: string;
}

/** A part of a file that could not be read. */
export interface Unread {
  readonly at: number;
  readonly text: string;
  /** A message's name. */
  readonly reason: 'importBroken' | 'importNoEntry';
}

export type Part = Reference | Unread;

export const isUnread = (part: Part): part is Unread => 'reason' in part;

/** What is shown of an entry's text. */
export const excerpt = (text: string): string => text.trim().slice(0, 500);

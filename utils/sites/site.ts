import type { ListingKey } from '../actions';
import type { PaperDetails } from '../paper';
import type { PaperId } from '../paper-id';

/** The element of one paper on a listing. Never kept: a page may throw its elements away at any time. */
export interface Entry {
  readonly id: PaperId;
  readonly title: string;
  readonly element: Element;
}

/** What a page turned out to hold. "Container there, no rows" and "container gone" are different things. */
export type Reading =
  | { readonly kind: 'entries'; readonly listing: ListingKey; readonly entries: readonly Entry[] }
  | { readonly kind: 'empty'; readonly listing: ListingKey }
  | { readonly kind: 'not understood'; readonly why: string };

/**
 * A site adapter: how one site's listings are read. Pure functions of document and address,
 * without globals, storage or messages. A new site is one new file, listed in `sites/index.ts`.
 */
export interface Site {
  /** Also the first part of its listing keys. */
  readonly name: string;
  /** Host names of its pages. */
  readonly hosts: readonly string[];
  /** Cheap and synchronous: whether a page at this address is a listing. */
  isListing(url: URL): boolean;
  /** Reads the entries in the page's order. Never throws over what a page holds. */
  read(document: Document, url: URL): Reading;
  /** All that the page tells of one entry: from its element, enriched by embedded data. Called only when needed. */
  details(entry: Entry, document: Document): PaperDetails;
  /**
   * Selector of the part that the site's own framework mounts after load. Nothing is inserted there
   * before it has. Absent on sites that serve finished pages.
   */
  readonly mounts?: string;
}

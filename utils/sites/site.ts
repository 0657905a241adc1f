import type { ListingKey } from '../actions/actions-schema';
import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';
import type { PageSite } from './sites';

/** One paper on a page. Never store its elements: a page may discard them at any time. */
export interface Entry {
  readonly id: PaperId;
  readonly title: string;
  /** The element of the entry, or the one that holds most of it: what is watched for being on screen. */
  readonly element: Element;
  /** Further elements of the same entry (arXiv's `dt` before its `dd`): they dim, hide and sort with it. */
  readonly also?: readonly Element[];
  /** Where the controls go: `element` itself, one of `also`, or something inside. Absent: `element`. */
  readonly anchor?: Element;
}

/** What a page turned out to hold. "Container there, no rows" and "container gone" are different things. */
export type Reading =
  | { readonly kind: 'entries'; readonly listing: ListingKey; readonly entries: readonly Entry[] }
  /** The page of one paper: its heading is the entry. `same`: other ids that the page states for it (its DOI). */
  | {
      readonly kind: 'paper';
      readonly listing: ListingKey;
      readonly entries: readonly [Entry];
      readonly same?: readonly PaperId[];
    }
  | { readonly kind: 'empty'; readonly listing: ListingKey }
  /** A page that may show papers, but shows none: nothing is wrong with it. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'not understood'; readonly why: string };

/**
 * How the controls stand on entries: along the top of a card, over its picture at the start (at most 208 px wide),
 * at the end of an entry's first line, or above the end of a heading that fills its lines.
 */
export type Placement = 'card' | 'start' | 'line' | 'above';

/**
 * A site's reader: how its pages are read. Pure functions of document and address, without globals, storage or
 * messages. Its folder exports one as `reader`; what else is true of the site is in its `about.ts`.
 */
export interface Site {
  /** Also the first part of its listing keys. */
  readonly name: PageSite;
  /**
   * The view that an address names (`day`, `search`, `paper` …), one of `SiteAbout.views`: cheap and synchronous.
   * Nothing if no page at such an address shows papers.
   */
  view(url: URL): string | undefined;
  /** Reads the entries in the page's order. Never throws, whatever a page holds. */
  read(document: Document, url: URL): Reading;
  /** All that the page tells of one entry: from its element, enriched by embedded data. Called only when needed. */
  details(entry: Entry, document: Document): PaperDetails;
  placement(view: string): Placement;
  /** The address at which an entry's paper opens: its page on the site. */
  paperUrl(id: PaperId): string;
  /**
   * Selector of the part that the site's own framework mounts after load. We insert nothing there before that. Absent
   * on sites that serve finished pages.
   */
  readonly mounts?: string;
  /** Keys (`KeyboardEvent.key`) that the site's own pages use: ours leave them alone. */
  readonly keys?: readonly string[];
}

/**
 * What we know of a site apart from how its pages are read. The worker and our own pages use it; no page's script
 * carries it.
 */
import type { ListingKey } from '../actions/actions-schema';
import type { FeedId, Source } from '../feeds/feed';
import type { PaperDetails } from '../paper/details/details-schema';
import type { PaperId } from '../paper/ids/paper-id';

/** A site's folder exports one as `about`; `registry.ts` lists them. Strings for people are names of messages in `_locales`. */
export interface SiteAbout<Name extends string = string> {
  /** The name of its folder. Listing keys (`arxiv/new/…`) and ids of its feeds (`arxiv:category/…`) begin with it. */
  readonly name: Name;
  readonly title: string;
  /** Where its pages are. Each is `https://<host>/*`; the host may begin with `*.`, which also stands for the host itself. */
  readonly matches: readonly string[];
  readonly defaults: SiteSettings;
  /**
   * Every view that its reader can name, each with a page under `tests/pages/sites/<name>`, and the name of its
   * listings: nothing if the key doesn't say enough. `paper` is the view of a paper's own page, on every site.
   */
  readonly views: Readonly<Record<string, ViewInWords>>;
  /** The name of a listing that no view has words for. */
  readonly listings: string;
  /** Its own page of a paper, where it has one. */
  paperUrl(id: PaperId): string | undefined;
  readonly feeds?: SiteFeeds;
  /** What a new user is offered. The registry's first site has one. */
  readonly start?: Start;
}

/** What the README's table says of a view. A site's folder exports one for each as `inReadme`. */
export interface InReadme {
  readonly addresses: string;
  readonly shown: string;
}

/** What the user chooses for each site. */
export interface SiteSettings {
  /** Off: pages there are left as they are. */
  readonly on: boolean;
  readonly keys: boolean;
}

/** `rest`: the parts of the listing's key after site and view. */
export type ViewInWords = (rest: readonly string[], words: ListingWords) => string | undefined;

/** The functions with which a view names a listing. */
export interface ListingWords {
  say(name: string, ...values: string[]): string;
  /** A day, month or year (`2026-06-03`, `2026-06`) in the reader's language; other text unchanged. */
  day(text: string): string;
  /** The query that a key holds, URI-encoded and cut. */
  query(encoded: string): string;
}

export interface Start {
  /** A listing to begin with, and what a link to it says. */
  readonly address: string;
  readonly open: string;
  /** The feed to follow unless the user switches it off, and the label of the switch. */
  readonly feed: FeedId;
  readonly follow: string;
}

/** One feed of a site: `category`, of `cs.CL`. */
export interface SiteFeed {
  readonly kind: string;
  readonly of?: string;
}

export interface SiteFeeds {
  readonly kinds: Readonly<Record<string, FeedKind>>;
  /** The feed of the listing at an address, on whatever site that is. */
  ofPage(url: URL): SiteFeed | undefined;
  /** The feed that the site itself serves at an address. */
  ofDocument?(url: URL): SiteFeed | undefined;
  /** The feed that a text other than an address names. */
  ofText?(text: string): SiteFeed | undefined;
  /** Whether a text, or an address of the site, names several feeds at once, which can't be followed as one. */
  areSeveral?(given: string | URL): boolean;
  /** The listing that shows a feed's paper; absent if only the paper's own page does. */
  listing?(feed: FeedId, details: PaperDetails): ListingKey | undefined;
}

/** A kind of feeds: `arxiv:category/…`. How they are fetched is in the site's `sources.ts`. */
export interface FeedKind {
  /** The name of such a feed; `$1` is what it is of. */
  readonly title: string;
  /** The hosts that it is fetched from, the most important first. All are in `feeds/hosts.ts`. */
  readonly hosts: readonly string[];
  /** The canonical form of what a feed is of; nothing if the text is invalid. Absent if there is only one such feed. */
  tidy?(text: string): string | undefined;
}

/** How each kind of a site's feeds is fetched: its folder exports one as `sources`, for the worker alone. */
export type SiteSources = Readonly<Record<string, (of: string) => Source>>;

/** The sites of the registry, found by what names them. */
import type { ListingKey } from '../actions/actions-schema';
import type { FeedId } from '../feeds/feed';
import { addressesOf } from '../paper/addresses/addresses';
import type { PaperDetails } from '../paper/details/details-schema';
import { type PaperId, partsOf } from '../paper/ids/paper-id';
import type { SiteAbout, Start } from './about';
import { sites } from './registry';

export type SiteName = (typeof sites)[number]['name'];
/** What pages may belong to: a site of the registry, or any page, where the user asks for it. */
export type PageSite = SiteName | 'any-page';
/** A site of the registry, whose name the settings know. */
export type KnownSite = SiteAbout<SiteName>;

/** The registry's, in its order. */
export const allSites: readonly KnownSite[] = sites;

/** What a new user is offered. */
export const start: Start = sites[0].start;

export const siteNames: readonly SiteName[] = /* @__PURE__ */ sites.map(({ name }) => name);

export const pageSites: readonly PageSite[] = /* @__PURE__ */ [...siteNames, 'any-page'];

/** The match patterns of all pages where listings are read. */
export const allMatches: readonly string[] = /* @__PURE__ */ sites.flatMap(
  ({ matches }) => matches,
);

export const siteNamed = (name: string): KnownSite | undefined =>
  allSites.find((site) => site.name === name);

/** The site that an address belongs to, by the host names of its patterns. */
export const siteAt = ({ hostname }: URL): KnownSite | undefined =>
  allSites.find(({ matches }) =>
    matches.some((match) => {
      const host = hostOf(match);
      return host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host;
    }),
  );

/** The site whose host, or a part of it, an address names: `rss.arxiv.org` is arXiv's, and no page of it. */
export const siteUnder = ({ hostname }: URL): KnownSite | undefined =>
  allSites.find(({ matches }) =>
    matches.some((match) => `.${hostname}`.endsWith(`.${hostOf(match).replace(/^\*\./, '')}`)),
  );

const hostOf = (match: string): string => match.slice('https://'.length, -'/*'.length);

/** The site that a listing's key or a feed's id begins with. */
export const siteOf = (key: ListingKey | FeedId): KnownSite | undefined =>
  siteNamed(/^[^/:]*/.exec(key)?.[0] ?? '');

/**
 * The address at which a reader opens a paper: on the site that showed it, if that has a page of it, otherwise at its
 * publisher or archive. `met`: the listing or the feed that showed it.
 */
export const paperUrl = (id: PaperId, met: ListingKey | FeedId | undefined): string =>
  (met === undefined ? undefined : siteOf(met)?.paperUrl(id)) ?? addressesOf(id).abstract;

/** A paper's own page as a listing of one; nothing if the site has none. */
export const paperListing = (site: KnownSite, id: PaperId): ListingKey | undefined =>
  site.paperUrl(id) === undefined ? undefined : `${site.name}/paper/${partsOf(id).identifier}`;

/** The site that is a paper's archive. */
export const homeOf = (id: PaperId): KnownSite | undefined =>
  allSites.find((site) => site.paperUrl(id) === addressesOf(id).abstract);

/**
 * The listing recorded with a mark of a paper that a feed brought: the one that the feed's site names, or the paper's own
 * page there, or at its archive. Otherwise nothing.
 */
export function feedListing(
  id: PaperId,
  feed: FeedId,
  details: PaperDetails,
): ListingKey | undefined {
  const site = siteOf(feed) ?? homeOf(id);
  return site?.feeds?.listing?.(feed, details) ?? (site && paperListing(site, id));
}

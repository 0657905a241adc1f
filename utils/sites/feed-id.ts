/** The ids of feeds: made and read here only. A site's feeds are written `<site>:<kind>` or `<site>:<kind>/<what it is of>`. */
import { decodedPart } from '../basics/text';
import type { FeedId } from '../feeds/feed';
import { isFeedHost } from '../feeds/hosts';
import type { FeedKind, SiteAbout, SiteFeed } from './about';
import { siteNamed } from './sites';

/** The parts of an id: a feed of a site, or the address of an RSS or Atom document. */
export type FeedParts =
  | {
      readonly site: SiteAbout;
      readonly name: string;
      readonly kind: FeedKind;
      readonly of?: string;
    }
  | { readonly url: URL };

/** UTF-16 units. */
const idLimit = 3_050;
const addressLimit = 1_000;

/** The id of a site's feed; nothing if the kind is unknown, or the name, category or query is invalid. */
export function siteFeedId(site: SiteAbout, { kind, of }: SiteFeed): FeedId | undefined {
  const known = kindOf(site, kind);
  if (!known) return undefined;
  if (!known.tidy) return of === undefined ? `${site.name}:${kind}` : undefined;
  const tidy = known.tidy((of ?? '').toWellFormed());
  return tidy ? `${site.name}:${kind}/${encodeURIComponent(tidy)}` : undefined;
}

/** The id of an RSS or Atom document; nothing if its host isn't on the list. */
export function documentFeedId(given: URL): FeedId | undefined {
  const url = new URL(given);
  url.hash = '';
  return isFeedHost(url) && url.href.length <= addressLimit ? `rss:${url.href}` : undefined;
}

/** Reads an id; nothing if it isn't one, or isn't canonical. */
export function readFeedId(id: string): FeedParts | undefined {
  const [, scheme = '', rest = ''] = /^([^:]+):(.+)$/.exec(id) ?? [];
  if (id.length > idLimit) return undefined;
  if (scheme === 'rss') {
    const url = URL.parse(rest);
    return url && documentFeedId(url) === id ? { url } : undefined;
  }
  const site = siteNamed(scheme);
  const [, name = '', encoded] = /^([^/]+)(?:\/(.*))?$/.exec(rest) ?? [];
  const kind = site && kindOf(site, name);
  if (!kind) return undefined;
  const of = encoded === undefined ? undefined : decodedPart(encoded);
  const what = of !== undefined && { of };
  return siteFeedId(site, { kind: name, ...what }) === id
    ? { site, name, kind, ...what }
    : undefined;
}

const kindOf = ({ feeds }: SiteAbout, kind: string): FeedKind | undefined =>
  feeds && Object.hasOwn(feeds.kinds, kind) ? feeds.kinds[kind] : undefined;

export const isFeedId = (value: unknown): value is FeedId =>
  typeof value === 'string' && readFeedId(value) !== undefined;

/** How each feed is fetched and named, and how users find one. */

import type { FeedId, Source } from '../feeds/feed';
import { feedHostOf } from '../feeds/hosts';
import { journalPart } from '../feeds/journal-feed';
import type { SiteFeed, SiteFeeds, SiteSources } from '../sites/about';
import { documentFeedId, type FeedParts, readFeedId, siteFeedId } from '../sites/feed-id';
import { allSites, siteUnder } from '../sites/sites';

const hour = 3_600_000;

/**
 * Journals' documents change once a day or less. They cover some weeks, so a computer that sleeps for days misses
 * nothing.
 */
const rss = (url: URL): Source => ({
  requests: (now, _, memory = {}) => [
    { url: url.href, of: 'rss', read: (body) => journalPart(body, url, now, memory) },
  ],
  next: (checked) => checked + 3 * hour,
});

/**
 * The sources of every site with feeds: found by file name, so that our pages, which fetch nothing, carry none of them.
 */
const siteSources = import.meta.glob<SiteSources>('../sites/*/sources.ts', {
  eager: true,
  import: 'sources',
});

function partsOfFeed(id: FeedId): FeedParts {
  const parts = readFeedId(id);
  if (!parts) throw new Error(`no id of a feed: ${id.slice(0, 100)}`);
  return parts;
}

/** How a feed is fetched. Throws if `id` isn't a feed's id. */
export function sourceOf(id: FeedId): Source {
  const parts = partsOfFeed(id);
  if ('url' in parts) return rss(parts.url);
  const source = siteSources[`../sites/${parts.site.name}/sources.ts`]?.[parts.name];
  if (!source) throw new Error(`no source for ${id.slice(0, 100)}`);
  return source(parts.of ?? '');
}

/** The hosts that a feed is fetched from, whose permissions are needed before it is followed. */
export function hostsOf(id: FeedId): readonly string[] {
  const parts = partsOfFeed(id);
  if (!('url' in parts)) return parts.kind.hosts;
  const other = feedHostOf(parts.url)?.leadsTo;
  return [parts.url.hostname, ...(other ? [other] : [])];
}

/** A name for the interface: the message, and what fills its `$1`. */
export interface FeedName {
  readonly name: string;
  readonly of?: string;
}

/** The name of a feed. The document's own title (`FeedPart.title`), if there is one, is better than an address. */
export function feedName(id: FeedId): FeedName {
  const parts = partsOfFeed(id);
  if ('kind' in parts) {
    const { kind, of } = parts;
    return { name: kind.title, ...(of !== undefined && { of }) };
  }
  const { pathname, search: query } = parts.url;
  const address = `${pathname}${query}`.slice(0, 80);
  return { name: 'feedRss', of: `${feedHostOf(parts.url)?.name} ${address}` };
}

/** The first feed that any site finds. */
function ofSites(find: (feeds: SiteFeeds) => SiteFeed | undefined): FeedId | undefined {
  for (const site of allSites) {
    const feed = site.feeds && find(site.feeds);
    const id = feed && siteFeedId(site, feed);
    if (id) return id;
  }
  return undefined;
}

/** The feed of the listing at an address: what "Follow this list" follows there. Nothing where there is none. */
export function feedFromPage(url: URL): FeedId | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return ofSites((feeds) => feeds.ofPage(url));
}

export type FeedRefusal =
  /** Neither an address nor a site's name for a feed. */
  | 'no address'
  /** With a port, a password, or not on the web. */
  | 'not plain HTTPS'
  | 'host not on the list'
  /** arXiv's `cs.AI+cs.CL`: each category is a feed of its own. */
  | 'several categories'
  /** A page of a known site that has no list to follow. */
  | 'no list there'
  | 'too long';

/**
 * The feed that a text names: the address of an RSS or Atom document or of a site's listing, or what the site calls it
 * (an arXiv category). `host`: where it is fetched; `others`: where that host leads. Or why it is refused, and which host,
 * if one is named.
 */
export function feedFromText(
  text: string,
):
  | { readonly id: FeedId; readonly host: string; readonly others?: readonly string[] }
  | { readonly refused: FeedRefusal; readonly host?: string } {
  const given = text.trim();
  if (given.length > 2_000) return { refused: 'too long' };
  const id = ofSites((feeds) => feeds.ofText?.(given));
  if (id) return found(id);
  if (namesSeveral(given)) return { refused: 'several categories' };
  const url = addressIn(given);
  return url ? fromAddress(url) : { refused: 'no address' };
}

function found(id: FeedId) {
  const [host = '', ...others] = hostsOf(id);
  // The sites' own hosts were granted when the extension was installed.
  return { id, host, ...(id.startsWith('rss:') && others.length > 0 && { others }) };
}

/** Whether a text or an address names several feeds of a site at once. */
const namesSeveral = (given: string | URL): boolean =>
  allSites.some(({ feeds }) => feeds?.areSeveral?.(given));

/** An address, with or without its scheme. Some feed readers register `feed:`. */
function addressIn(text: string): URL | undefined {
  const bare = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://');
  const whole = /^[a-z][a-z\d+.-]*:/i.test(bare) ? bare : `https://${bare}`;
  const url = URL.parse(whole);
  return url && /^[^.\s]+(?:\.[^.\s]+)+$/.test(url.hostname) && !/\s/.test(bare) ? url : undefined;
}

function fromAddress(url: URL): ReturnType<typeof feedFromText> {
  const host = url.hostname;
  if (url.protocol === 'http:') url.protocol = 'https:';
  if (url.protocol !== 'https:' || url.port || url.username || url.password) {
    return { refused: 'not plain HTTPS', host };
  }
  const id =
    ofSites((feeds) => feeds.ofDocument?.(url)) ?? feedFromPage(url) ?? documentFeedId(url);
  if (id) return found(id);
  if (feedHostOf(url)) return { refused: 'too long', host };
  if (namesSeveral(url)) return { refused: 'several categories', host };
  return { refused: siteUnder(url) ? 'no list there' : 'host not on the list', host };
}

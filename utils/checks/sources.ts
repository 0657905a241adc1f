/** The kinds of feeds: how each is fetched, what it is called, and how users come to one. */

import { readFeed } from '../feeds/documents/rss';
import type { FeedId, Source } from '../feeds/feed';
import { feedHostOf } from '../feeds/hosts';
import { ownPapers } from '../feeds/own-papers';
import { category, search } from '../sites/arxiv/feed';
import { categoryCode } from '../sites/arxiv/feed/category';
import { queryOfSearch } from '../sites/arxiv/feed/site-search';
import { type FeedParts, feedId, readFeedId } from '../sites/feed-id';
import { readAddress } from '../sites/huggingface/addresses';
import { daily, organisation, submitter, trending } from '../sites/huggingface/feed';

const hour = 3_600_000;

/** Journals' documents change once a day or less. They hold some weeks, so nothing is missed by sleeping for days. */
const rss = (url: URL): Source => ({
  requests: () => [{ url: url.href, read: (body) => ownPapers(readFeed(body), url) }],
  next: (checked) => checked + 3 * hour,
});

function partsOfFeed(id: FeedId): FeedParts {
  const parts = readFeedId(id);
  if (!parts) throw new Error(`no id of a feed: ${id.slice(0, 100)}`);
  return parts;
}

/** How a feed is fetched. Throws for what is no feed's id. */
export function sourceOf(id: FeedId): Source {
  const parts = partsOfFeed(id);
  switch (parts.kind) {
    case 'huggingface daily':
      return daily;
    case 'huggingface trending':
      return trending;
    case 'huggingface submitter':
      return submitter(parts.name);
    case 'huggingface organisation':
      return organisation(parts.name);
    case 'arxiv category':
      return category(parts.code);
    case 'arxiv search':
      return search(parts.query);
    default:
      return rss(parts.url);
  }
}

/** The hosts that a feed is fetched from: what has to be granted before it is followed. */
export function hostsOf(id: FeedId): readonly string[] {
  const parts = partsOfFeed(id);
  switch (parts.kind) {
    case 'arxiv category':
      return ['rss.arxiv.org', 'export.arxiv.org'];
    case 'arxiv search':
      return ['export.arxiv.org'];
    case 'rss':
      return [parts.url.hostname];
    default:
      return ['huggingface.co'];
  }
}

/** A name for the interface: the message, and what fills its `$1`. */
export interface FeedName {
  readonly name: string;
  readonly of?: string;
}

/** What a feed is called. Where a document names itself (`FeedPart.title`), that says more than an address. */
export function feedName(id: FeedId): FeedName {
  const parts = partsOfFeed(id);
  switch (parts.kind) {
    case 'huggingface daily':
      return { name: 'feedHuggingfaceDaily' };
    case 'huggingface trending':
      return { name: 'feedHuggingfaceTrending' };
    case 'huggingface submitter':
      return { name: 'feedHuggingfaceSubmitter', of: parts.name };
    case 'huggingface organisation':
      return { name: 'feedHuggingfaceOrganisation', of: parts.name };
    case 'arxiv category':
      return { name: 'feedArxivCategory', of: parts.code };
    case 'arxiv search':
      return { name: 'feedArxivSearch', of: parts.query };
    default: {
      const { pathname, search: query } = parts.url;
      const address = `${pathname}${query}`.slice(0, 80);
      return { name: 'feedRss', of: `${feedHostOf(parts.url)?.name} ${address}` };
    }
  }
}

/** The feed of the listing at an address: what "Follow this list" follows there. Nothing where there is none. */
export function feedFromPage(url: URL): FeedId | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  if (/^(?:www\.)?huggingface\.co$/.test(url.hostname)) return ofHuggingFace(url);
  return /^(?:www\.|export\.)?arxiv\.org$/.test(url.hostname) ? ofArxiv(url) : undefined;
}

function ofHuggingFace(url: URL): FeedId | undefined {
  const address = readAddress(url);
  switch (address?.view) {
    case 'day':
    case 'week':
    case 'month':
      return feedId({ kind: 'huggingface daily' });
    case 'trending':
      return feedId({ kind: 'huggingface trending' });
    case 'of': {
      // Users have that page, organisations have not. Their first pages are told apart by nothing in the address.
      const isUser = /\/activity\/papers\/?$/.test(url.pathname);
      const kind = isUser ? 'huggingface submitter' : 'huggingface organisation';
      return feedId({ kind, name: address.which ?? '' });
    }
    default:
      return undefined;
  }
}

function ofArxiv(url: URL): FeedId | undefined {
  const [, root, name = ''] = url.pathname.split('/');
  if (root === 'list' || root === 'catchup') {
    // The forms: `/list?archive=cs`, `/catchup?subject=cs.CL`.
    const asked = url.searchParams.get('subject') || url.searchParams.get('archive');
    return feedId({ kind: 'arxiv category', code: name || (asked ?? '') });
  }
  const query = queryOfSearch(url);
  return query === undefined ? undefined : feedId({ kind: 'arxiv search', query });
}

export type FeedRefusal =
  /** Neither an address nor a category. */
  | 'no address'
  /** With a port, a password, or not on the web. */
  | 'not plain HTTPS'
  | 'host not on the list'
  /** A page of a known site that is no list to follow. */
  | 'no list there'
  | 'too long';

/**
 * The feed that a text names: the address of an RSS or Atom document or of a listing on Hugging Face or arXiv, or an
 * arXiv category. `host`: where it is fetched (`hostsOf` tells all). Or why it is refused, and which host, if one is
 * named.
 */
export function feedFromText(
  text: string,
):
  | { readonly id: FeedId; readonly host: string }
  | { readonly refused: FeedRefusal; readonly host?: string } {
  const given = text.trim();
  if (given.length > 2_000) return { refused: 'too long' };
  const code = categoryCode(given.replace(/^arxiv:\s*/i, ''));
  const id = code && feedId({ kind: 'arxiv category', code });
  if (id) return found(id);
  const url = addressIn(given);
  return url ? fromAddress(url) : { refused: 'no address' };
}

const found = (id: FeedId) => ({ id, host: hostsOf(id)[0] ?? '' });

/** An address, with or without its scheme. `feed:` is what some readers register. */
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
  const id = ofArxivFeed(url) ?? feedFromPage(url) ?? feedId({ kind: 'rss', url });
  if (id) return found(id);
  if (feedHostOf(url)) return { refused: 'too long', host };
  const isKnown = /(?:^|\.)(?:arxiv\.org|huggingface\.co)$/.test(host);
  return { refused: isKnown ? 'no list there' : 'host not on the list', host };
}

/** arXiv's own feeds: `rss.arxiv.org/rss/cs.CL`, `export.arxiv.org/rss/…` of old, and the API's queries. */
function ofArxivFeed(url: URL): FeedId | undefined {
  if (!/(?:^|\.)arxiv\.org$/.test(url.hostname)) return undefined;
  const code = /^\/(?:rss|atom)\/([\w.-]+?)\/?$/.exec(url.pathname)?.[1];
  if (code) return feedId({ kind: 'arxiv category', code });
  const query = url.pathname === '/api/query' && url.searchParams.get('search_query');
  return query ? feedId({ kind: 'arxiv search', query }) : undefined;
}

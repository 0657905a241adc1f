/** The ids of feeds: made and read here only. */
import { decodedPart } from '../basics/text';
import type { FeedId } from '../feeds/feed';
import { isFeedHost } from '../feeds/hosts';
import { categoryCode } from './arxiv/feed/category';

/** What an id says. */
export type FeedParts =
  | { readonly kind: 'huggingface daily' | 'huggingface trending' }
  | {
      readonly kind: 'huggingface submitter' | 'huggingface organisation';
      readonly name: string;
    }
  | { readonly kind: 'arxiv category'; readonly code: string }
  /** In the query language of arXiv's API. */
  | { readonly kind: 'arxiv search'; readonly query: string }
  | { readonly kind: 'rss'; readonly url: URL };

const queryLimit = 500;
const addressLimit = 1_000;

const name = /^[a-z0-9][\w.-]{0,99}$/i;

/** The id of a feed; nothing where there is none: a name, category, query or address that cannot be. */
export function feedId(parts: FeedParts): FeedId | undefined {
  switch (parts.kind) {
    case 'huggingface daily':
    case 'huggingface trending':
      return `huggingface:${parts.kind === 'huggingface daily' ? 'daily' : 'trending'}`;
    case 'huggingface submitter':
      return name.test(parts.name) ? `huggingface:submitter/${parts.name}` : undefined;
    case 'huggingface organisation':
      return name.test(parts.name) ? `huggingface:organisation/${parts.name}` : undefined;
    case 'arxiv category': {
      const code = categoryCode(parts.code);
      return code === undefined ? undefined : `arxiv:category/${code}`;
    }
    case 'arxiv search': {
      const query = parts.query
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim();
      return query && query.length <= queryLimit
        ? `arxiv:search/${encodeURIComponent(query)}`
        : undefined;
    }
    default:
      return addressId(parts.url);
  }
}

function addressId(given: URL): FeedId | undefined {
  const url = new URL(given);
  url.hash = '';
  return isFeedHost(url) && url.href.length <= addressLimit ? `rss:${url.href}` : undefined;
}

/** What an id says; nothing where it is none, or not the one way to write it. */
export function readFeedId(id: string): FeedParts | undefined {
  const parts = id.length <= 6 * queryLimit + 50 ? takeApart(id) : undefined;
  return parts && feedId(parts) === id ? parts : undefined;
}

function takeApart(id: string): FeedParts | undefined {
  const [, scheme, kind = '', rest = ''] =
    /^(huggingface|arxiv|rss):([^/]+)(?:\/(.*))?$/.exec(id) ?? [];
  switch (scheme === 'rss' ? scheme : `${scheme} ${kind}`) {
    case 'huggingface daily':
      return { kind: 'huggingface daily' };
    case 'huggingface trending':
      return { kind: 'huggingface trending' };
    case 'huggingface submitter':
      return { kind: 'huggingface submitter', name: rest };
    case 'huggingface organisation':
      return { kind: 'huggingface organisation', name: rest };
    case 'arxiv category':
      return { kind: 'arxiv category', code: rest };
    case 'arxiv search': {
      const query = decodedPart(rest);
      return query === undefined ? undefined : { kind: 'arxiv search', query };
    }
    case 'rss': {
      const url = URL.parse(id.slice('rss:'.length));
      return url ? { kind: 'rss', url } : undefined;
    }
    default:
      return undefined;
  }
}

export const isFeedId = (value: unknown): value is FeedId =>
  typeof value === 'string' && readFeedId(value) !== undefined;

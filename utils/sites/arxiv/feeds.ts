/** arXiv's feeds: which there are, and how users find one. */
import type { SiteFeed, SiteFeeds } from '../about';
import { categoryCode } from './feed/category';
import { queryOfSearch } from './feed/site-search';

const queryLimit = 500;

export const feeds: SiteFeeds = {
  kinds: {
    category: {
      title: 'feedArxivCategory',
      hosts: ['rss.arxiv.org', 'export.arxiv.org'],
      tidy: categoryCode,
    },
    /** In the query language of arXiv's API. */
    search: {
      title: 'feedArxivSearch',
      hosts: ['export.arxiv.org'],
      tidy(text) {
        const query = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        return query.length <= queryLimit ? query : undefined;
      },
    },
  },

  ofPage(url) {
    return /^(?:www\.|export\.)?arxiv\.org$/.test(url.hostname) ? ofListing(url) : undefined;
  },

  /** `rss.arxiv.org/rss/cs.CL`, `export.arxiv.org/rss/…` of old, and the API's queries. */
  ofDocument({ hostname, pathname, searchParams }) {
    if (!/(?:^|\.)arxiv\.org$/.test(hostname)) return undefined;
    const code = /^\/(?:rss|atom)\/([\w.-]+?)\/?$/.exec(pathname)?.[1];
    if (code) return { kind: 'category', of: code };
    const query = pathname === '/api/query' && searchParams.get('search_query');
    return query ? { kind: 'search', of: query } : undefined;
  },

  ofText: (text) => ({ kind: 'category', of: text.replace(/^arxiv:\s*/i, '') }),

  areSeveral(given) {
    if (typeof given === 'string') return areCategories(given);
    const [, root = '', name = ''] = given.pathname.split('/');
    const isList =
      /(?:^|\.)arxiv\.org$/.test(given.hostname) && /^(?:rss|atom|list|catchup)$/.test(root);
    return isList && areCategories(name);
  },
};

/**
 * Whether a text names more than one category, joined as in arXiv's addresses (`cs.AI+cs.CL`) or as people write them.
 */
function areCategories(text: string): boolean {
  const codes = text
    .replace(/^arxiv:\s*/i, '')
    .split(/%2b|%20|[\s+,;&|]+/i)
    .filter((part) => part !== '' && !/^and$/i.test(part));
  return codes.length > 1 && codes.length <= 50 && codes.every((code) => categoryCode(code));
}

function ofListing(url: URL): SiteFeed | undefined {
  const [, root, name = ''] = url.pathname.split('/');
  if (root === 'list' || root === 'catchup') {
    // The forms: `/list?archive=cs`, `/catchup?subject=cs.CL`.
    const asked = url.searchParams.get('subject') || url.searchParams.get('archive');
    return { kind: 'category', of: name || (asked ?? '') };
  }
  const query = queryOfSearch(url);
  return query === undefined ? undefined : { kind: 'search', of: query };
}

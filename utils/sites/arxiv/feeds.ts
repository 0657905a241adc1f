/** arXiv's feeds: which there are, and how users come to one. */
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
};

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

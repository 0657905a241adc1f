/** What arXiv's addresses name. Links to addresses of thirty years still exist, and most still work. */
import type { ListingKey } from '../../actions/actions-schema';
import { arxivInPath } from '../../paper/addresses/arxiv-path';
import type { PaperId } from '../../paper/ids/paper-id';

/** The second part of its listing keys. */
export const views = ['new', 'recent', 'month', 'catchup', 'search', 'author', 'paper'] as const;

/**
 * The key of the listing at an address, if papers are shown there. `skip` and `show` aren't part of it: pieces of one
 * list are one listing. The key of an announcement lacks its day if only the page tells it.
 */
export function listingAt({ pathname, searchParams }: URL): ListingKey | undefined {
  const [, root, name, rest] = pathname.split('/');
  const paper = paperAt(pathname);
  if (paper) return paper.replace(':', '/paper/');
  if (root === 'search') {
    const query = searchedFor(searchParams);
    return query ? `arxiv/search/${encodeURIComponent(query).slice(0, 200)}` : undefined;
  }
  // A path has only characters that a key may have, but any length.
  const asked = searchParams.get('subject') || searchParams.get('archive') || '';
  const subject = (name || encodeURIComponent(asked)).slice(0, 100);
  if (!subject) return undefined;
  // `/a/doe_j_1.atom` is a feed.
  if (root === 'a') return subject.includes('.') ? undefined : `arxiv/author/${subject}`;
  if (root === 'catchup') return `arxiv/catchup/${subject}${rest ? `/${rest.slice(0, 100)}` : ''}`;
  if (root !== 'list' || !rest) return undefined;
  if (rest === 'new') return `arxiv/new/${subject}`;
  if (/^(?:recent|pastweek|current)$/.test(rest)) return `arxiv/recent/${subject}`;
  const month = monthOf(rest);
  return month ? `arxiv/month/${subject}/${month}` : undefined;
}

/** Whether the key of an announcement still lacks its day. */
export const isUndated = (listing: ListingKey): boolean =>
  /\/(?:new|catchup)\/[^/]+$/.test(listing);

/** The paper whose abstract, PDF or HTML is at an address. An old identifier contains a slash. */
export function paperAt(address: string): PaperId | undefined {
  const name = /\/(?:abs|html|pdf)\/([^?#]+)/.exec(address)?.[1];
  return name ? arxivInPath(name) : undefined;
}

/** An advanced search has any number of terms, and shows results only with `advanced`: otherwise it is the form. */
function searchedFor(parameters: URLSearchParams): string | undefined {
  const terms = [...parameters].flatMap(([name, value]) => (/-term$/.test(name) ? value : []));
  const advanced = parameters.has('advanced') ? terms.join(' ') || '*' : undefined;
  return parameters.get('query')?.trim() || advanced;
}

/** `26`, `2026`, `9901`, `202605` or `2026-05` as `2026` or `2026-05`. `2012` is the year, as on the site today. */
function monthOf(period: string): string | undefined {
  const [, year, month] = /^((?:199|20\d)\d|\d\d)(?:-?(0[1-9]|1[0-2]))?$/.exec(period) ?? [];
  // arXiv began in 1991.
  const century = year && year.length < 3 ? (year < '91' ? '20' : '19') : '';
  return year && century + year + (month ? `-${month}` : '');
}

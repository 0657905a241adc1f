/** What arXiv's addresses name. Those of thirty years are still linked to, and most are answered. */
import type { ListingKey } from '../../actions';
import { arxivPaperId, type PaperId } from '../../paper-id';

export interface Place {
  readonly view: string;
  /** Its key. `skip` and `show` are no part of it: pieces of one list are one listing. */
  readonly listing: ListingKey;
  /** The key is still to end with the day of the announcement, which only the page tells. */
  readonly undated?: boolean;
}

/** The place that an address names, if papers are shown there. Paths have no characters that keys may not have. */
export function placeAt({ pathname, searchParams }: URL): Place | undefined {
  const [, root, name, rest] = pathname.split('/');
  const place = (view: string, ...parts: (string | undefined)[]): Place => ({
    view,
    listing: ['arxiv', view, ...parts].filter(Boolean).join('/'),
  });

  const paper = paperAt(pathname);
  if (paper) return place('paper', paper.slice('arxiv:'.length));
  if (root === 'search') {
    const query = searchedFor(searchParams);
    return query ? place(root, encodeURIComponent(query).slice(0, 200)) : undefined;
  }
  const subject = name || searchParams.get('subject') || searchParams.get('archive');
  if (!subject) return undefined;
  if (root === 'a') return place('author', subject);
  if (root === 'catchup') return { ...place(root, subject, rest), undated: !rest };
  if (root !== 'list' || !rest) return undefined;
  if (rest === 'new') return { ...place(rest, subject), undated: true };
  if (/^(?:recent|pastweek|current)$/.test(rest)) return place('recent', subject);
  const month = monthOf(rest);
  return month ? place('month', subject, month) : undefined;
}

/** The paper whose abstract, PDF or HTML stands at an address. An old identifier has a slash of its own. */
export function paperAt(address: string): PaperId | undefined {
  const name = /\/(?:abs|html|pdf)\/([^?#]+)/.exec(address)?.[1];
  return name ? arxivPaperId(name.replace(/(?:\.pdf|\/)$/, '')) : undefined;
}

/** An advanced search has terms one by one, and shows results only with `advanced`: else it is the form. */
const searchedFor = (parameters: URLSearchParams): string | false =>
  parameters.get('query')?.trim() ||
  (parameters.has('advanced') &&
    [...parameters].flatMap(([name, value]) => (/-term$/.test(name) ? value : [])).join(' '));

/** `26`, `2026`, `9901`, `202605` or `2026-05` as `2026` or `2026-05`. `2012` is the year, as on the site today. */
function monthOf(period: string): string | undefined {
  const [, year, month] = /^((?:199|20\d)\d|\d\d)(?:-?(0[1-9]|1[0-2]))?$/.exec(period) ?? [];
  // arXiv began in 1991.
  const century = year && year.length < 3 ? (year < '91' ? '20' : '19') : '';
  return year && century + year + (month ? `-${month}` : '');
}

/** The views of the library page: which rows each holds, and how many. */
import type { Catalogue } from './catalogue';
import { listedOf } from './listed';
import { has, type IndexRow } from './row';

export const viewNames = ['everything', 'queue', 'starred', 'read', 'noted', 'hidden'] as const;

export type LibraryView =
  | { readonly kind: (typeof viewNames)[number] }
  /** `tag`: its key. */
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'year'; readonly year: number };

const yearOf = ({ day }: IndexRow): number => Math.floor(day / 10_000);

/** Whether a view holds a row. */
export function isIn(view: LibraryView, row: IndexRow): boolean {
  switch (view.kind) {
    case 'everything':
      return true;
    case 'queue':
      return has(row, 'queued');
    case 'tag':
      return row.tags.split('\n').includes(view.tag);
    case 'site':
      return row.site === view.site;
    case 'year':
      return yearOf(row) === view.year;
    default:
      return has(row, view.kind);
  }
}

/** Views in which what was only marked read in bulk or hidden is left out until the user wants it. */
export const leavesOut = ({ kind }: LibraryView): boolean =>
  kind === 'everything' || kind === 'site' || kind === 'year';

/** Whether a paper was only marked read in bulk, or hidden. */
export function isSwept(catalogue: Pick<Catalogue, 'sweptWith'>, row: IndexRow): boolean {
  if (has(row, 'queued') || has(row, 'starred') || has(row, 'noted') || has(row, 'tagged'))
    return false;
  return has(row, 'hidden') || catalogue.sweptWith(row) > 1;
}

export interface ViewCounts {
  readonly of: Readonly<Record<(typeof viewNames)[number], number>>;
  /** By their keys, in the order of the alphabet. */
  readonly tags: readonly { readonly tag: string; readonly name: string; readonly count: number }[];
  /** The largest first. */
  readonly sites: readonly (readonly [site: string, count: number])[];
  /** The latest first. */
  readonly years: readonly (readonly [year: number, count: number])[];
}

/** How a paper spells one of its tags. */
const nameIn = (row: IndexRow, tag: string): string =>
  listedOf(row).tags?.[row.tags.split('\n').indexOf(tag)] ?? tag;

/** How many papers each view shows at first. */
export function countViews(catalogue: Pick<Catalogue, 'rows' | 'sweptWith'>): ViewCounts {
  const of = { everything: 0, queue: 0, starred: 0, read: 0, noted: 0, hidden: 0 };
  const tags = new Map<string, { row: IndexRow; count: number }>();
  const sites = new Map<string, number>();
  const years = new Map<number, number>();
  for (const row of catalogue.rows) {
    for (const kind of viewNames) if (kind !== 'everything' && isIn({ kind }, row)) of[kind]++;
    if (row.tags !== '') {
      for (const tag of row.tags.split('\n')) {
        tags.set(tag, { row, count: (tags.get(tag)?.count ?? 0) + 1 });
      }
    }
    if (isSwept(catalogue, row)) continue;
    of.everything++;
    if (row.site !== '') sites.set(row.site, (sites.get(row.site) ?? 0) + 1);
    const year = yearOf(row);
    if (year > 0) years.set(year, (years.get(year) ?? 0) + 1);
  }
  return {
    of,
    tags: [...tags]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, { row, count }]) => ({ tag, count, name: nameIn(row, tag) })),
    sites: [...sites].sort((a, b) => b[1] - a[1]),
    years: [...years].sort((a, b) => b[0] - a[0]),
  };
}

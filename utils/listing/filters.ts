import type { PaperState } from '../library/types';
import { isNew } from '../newness';
import type { PaperDetails } from '../paper';

/** Which papers a listing shows, by what the user knows of them. */
export const onlyNames = ['all', 'new', 'unread', 'queued', 'starred'] as const;
export type Only = (typeof onlyNames)[number];

/** What the user filters a listing by. */
export interface Filters {
  /** Every word of it must occur in title, authors, organisation or subjects. */
  readonly words: string;
  readonly only: Only;
  readonly hideRead: boolean;
  readonly minUpvotes: number;
}

export const noFilters: Filters = { words: '', only: 'all', hideRead: false, minUpvotes: 0 };

/** Text as it is compared: without case and accents. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every word of a query occurs in what a reader knows a paper by. */
export function matchesWords(query: string, details: PaperDetails): boolean {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { title, authors = [], organisation, subjects = [] } = details;
  const text = fold([title, ...authors, organisation?.name ?? '', ...subjects].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Whether the filters leave a paper out. Its details are asked for only where a filter needs them. */
export function leavesOut(
  { words, only, hideRead, minUpvotes }: Filters,
  state: PaperState | undefined,
  begun: number,
  details: () => PaperDetails,
): boolean {
  const on = (mark: 'read' | 'queued' | 'starred') => state?.marks[mark]?.value === true;
  if (hideRead && on('read')) return true;
  if (only === 'new' && !isNew(state, begun)) return true;
  if (only === 'unread' && on('read')) return true;
  if ((only === 'queued' || only === 'starred') && !on(only)) return true;
  if (minUpvotes > 0 && (details().upvotes ?? 0) < minUpvotes) return true;
  return words.trim() !== '' && !matchesWords(words, details());
}

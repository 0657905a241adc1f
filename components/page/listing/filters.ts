import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { isOn } from '../../../utils/paper/state/marks';
import { isNew } from '../../../utils/paper/state/newness';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';

/** Which papers a listing shows, by their states. */
export const onlyNames = ['all', 'new', 'unread', 'queued', 'starred'] as const;
export type Only = (typeof onlyNames)[number];

export type Matches = (details: PaperDetails) => boolean;

/** What the user filters a listing by. */
export interface Filters {
  /** What the user typed. `matcher`, which comes with the panel of filters, turns it into a test. */
  readonly words: string;
  readonly matches?: Matches | undefined;
  readonly only: Only;
  readonly hideRead: boolean;
  readonly minUpvotes: number;
}

export const noFilters: Filters = {
  words: '',
  matches: undefined,
  only: 'all',
  hideRead: false,
  minUpvotes: 0,
};

/** Text for comparison: without case and accents. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Makes a test of whether every word of a query occurs in a paper's details; nothing without words. */
export function matcher(query: string): Matches | undefined {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return ({ title, authors = [], organisation, subjects = [] }) => {
    const text = fold([title, ...authors, organisation?.name ?? '', ...subjects].join('\n'));
    return words.every((word) => text.includes(word));
  };
}

/** Whether the filters leave a paper out. Calls for its details only if a filter needs them. */
export function leavesOut(
  { matches, only, hideRead, minUpvotes }: Filters,
  state: PaperState | undefined,
  begun: number,
  details: () => PaperDetails,
): boolean {
  if (hideRead && isOn(state, 'read')) return true;
  if (only === 'new' && !isNew(state, begun)) return true;
  if (only === 'unread' && isOn(state, 'read')) return true;
  if ((only === 'queued' || only === 'starred') && !isOn(state, only)) return true;
  if (minUpvotes > 0 && (details().upvotes ?? 0) < minUpvotes) return true;
  return matches !== undefined && !matches(details());
}

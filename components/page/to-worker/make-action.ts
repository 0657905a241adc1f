import type {
  ListingKey,
  MarkAction,
  PageAction,
  SeeAction,
  TabKey,
} from '../../../utils/actions/actions-schema';
import type { PaperCounts } from '../../../utils/paper/details/details-schema';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type ActionId, newStamp } from '../../../utils/paper/state/action-id';
import type { MarkName } from '../../../utils/paper/state/marks';

/** The visit that a page's actions belong to: the tab, as far as it is known, and the listing. */
export interface VisitKey {
  readonly tab: TabKey | undefined;
  readonly listing: ListingKey;
}

const stamp = ({ tab }: VisitKey) => ({ ...newStamp(), ...(tab !== undefined && { tab }) });

/** Sets one mark of some papers, by the user's own hand or by one of their options. */
export const markAction = (
  visit: VisitKey,
  mark: MarkName,
  value: boolean,
  papers: MarkAction['papers'],
  by: MarkAction['by'] = 'hand',
): MarkAction => ({
  ...stamp(visit),
  kind: 'mark',
  by,
  mark,
  value,
  papers,
  listing: visit.listing,
});

/** Papers were on screen (`auto`), or the user marks them as seen or as new (`hand`). */
export const seeAction = (
  visit: VisitKey,
  by: 'hand' | 'auto',
  value: boolean,
  papers: PaperId[],
): SeeAction => ({ ...stamp(visit), kind: 'see', by, value, papers });

export const openedAction = (visit: VisitKey, paper: PaperId): PageAction => ({
  ...stamp(visit),
  kind: 'opened',
  paper,
});

export const undoAction = (visit: VisitKey, target: ActionId): PageAction => ({
  ...stamp(visit),
  kind: 'undo',
  target,
});

export const leftAction = (
  tab: TabKey,
  listing: ListingKey,
  counts: PaperCounts[] = [],
): PageAction => ({
  ...newStamp(),
  kind: 'left',
  tab,
  listing,
  ...(counts.length > 0 && { counts }),
});

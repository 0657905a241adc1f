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

/** Where and when a page's actions happen. */
export interface Place {
  readonly tab: TabKey | undefined;
  readonly listing: ListingKey;
}

const stamp = ({ tab }: Place) => ({ ...newStamp(), ...(tab !== undefined && { tab }) });

/** Sets one mark of some papers, by the user's own hand or by one of their options. */
export const markAction = (
  place: Place,
  mark: MarkName,
  value: boolean,
  papers: MarkAction['papers'],
  by: MarkAction['by'] = 'hand',
): MarkAction => ({
  ...stamp(place),
  kind: 'mark',
  by,
  mark,
  value,
  papers,
  listing: place.listing,
});

/** Papers were on screen (`auto`), or the user marks them as seen or as new (`hand`). */
export const seeAction = (
  place: Place,
  by: 'hand' | 'auto',
  value: boolean,
  papers: PaperId[],
): SeeAction => ({ ...stamp(place), kind: 'see', by, value, papers });

export const openedAction = (place: Place, paper: PaperId): PageAction => ({
  ...stamp(place),
  kind: 'opened',
  paper,
});

export const undoAction = (place: Place, target: ActionId): PageAction => ({
  ...stamp(place),
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

/** Marks one paper that no listing shows: from the popup, a menu or a command. */
import type { ListingKey, MarkAction } from '../actions/actions-schema';
import type { KnownPaper } from '../library/answers';
import { betterTitle } from '../paper/details/title';
import type { PaperId } from '../paper/ids/paper-id';
import type { PagePaper } from '../paper/metas/page-metas';
import { newStamp } from '../paper/state/action-id';
import type { MarkName } from '../paper/state/marks';
import { paperListing, siteAt } from '../sites/sites';

/** A page's paper, with what the library keeps of it, and the listing that showed it. */
export interface MarkablePaper extends Omit<PagePaper, 'same'> {
  readonly listing?: ListingKey;
}

/**
 * Merges a page's details with those the library keeps: kept details win, the page fills the gaps. `address` is that of
 * the paper's own page.
 */
export function markable(
  { id, details }: PagePaper,
  known: KnownPaper | undefined,
  address: string | undefined,
): MarkablePaper {
  const all =
    details && known
      ? { ...details, ...known.details, title: betterTitle(details.title, known.details.title) }
      : (known?.details ?? details);
  const listing = known?.listing ?? ownListing(id, address);
  return {
    id,
    ...(all && { details: all }),
    ...(listing !== undefined && { listing }),
  };
}

/** A paper's own page, as a listing of one. Nothing on sites whose listings aren't read. */
function ownListing(id: PaperId, address = ''): ListingKey | undefined {
  const url = URL.parse(address);
  const site = url && siteAt(url);
  return site ? paperListing(site, id) : undefined;
}

/** The action that sets one mark of one paper by the user's own hand, now. */
export function markByHand(paper: MarkablePaper, mark: MarkName, value: boolean): MarkAction {
  const { id, details, listing } = paper;
  return {
    ...newStamp(),
    kind: 'mark',
    by: 'hand',
    mark,
    value,
    papers: [{ id, ...(details && { title: details.title, details }) }],
    ...(listing !== undefined && { listing }),
  };
}

import type { ListingKey } from '../../../utils/actions/actions-schema';
import type { MarkablePaper } from '../../../utils/desk/by-hand';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';
import type { MarkName } from '../../../utils/paper/state/marks';
import type { Rule } from '../../../utils/rules/rules-schema';
import { feedListing, paperUrl } from '../../../utils/sites/sites';
import { feedOf } from './inbox-groups';

/** A paper of the inbox, as it is drawn. */
export interface InboxItem extends Omit<InboxRow, 'waiting'> {
  /** Neither seen nor marked since the list was read. */
  readonly waits: boolean;
  readonly opened: boolean;
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  /** The rule that raised or muted it. */
  readonly because?: Rule;
}

/** Where a paper is opened: at the site whose feed brought it. */
export const addressOf = (row: InboxItem): string => paperUrl(row.id, feedOf(row));

/** What is told of a paper when it is tagged or noted from the inbox. */
export function paperOf(row: InboxItem): MarkablePaper {
  const listing = listingOf(row);
  return { id: row.id, details: row.details, ...(listing && { listing }) };
}

/** The listing recorded with a mark from the inbox. */
export const listingOf = (row: InboxItem): ListingKey | undefined =>
  feedListing(row.id, feedOf(row), row.details);

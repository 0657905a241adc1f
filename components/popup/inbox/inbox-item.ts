import type { ListingKey } from '../../../utils/actions/actions-schema';
import type { FeedId } from '../../../utils/feeds/feed';
import type { InboxRow } from '../../../utils/library/inbox-rows';
import { paperUrl } from '../../../utils/paper/addresses';
import type { MarkName } from '../../../utils/paper/marks';
import { partsOf } from '../../../utils/paper/paper-id';
import type { Rule } from '../../../utils/rules/rules-schema';
import { feedOf } from './inbox-groups';

/** A paper of the inbox, as it is drawn. */
export interface InboxItem extends Omit<InboxRow, 'waiting'> {
  /** It still waits: neither seen nor marked since the list was asked for. */
  readonly waits: boolean;
  readonly opened: boolean;
  readonly pressed: Readonly<Record<MarkName, boolean>>;
  /** The rule that raised or muted it. */
  readonly because?: Rule;
}

const isOf = (site: string, feed: FeedId): boolean => feed.startsWith(`${site}:`);

/** Where a paper is opened: on the site whose feed brought it. */
export const addressOf = (row: InboxItem): string =>
  paperUrl(row.id, isOf('huggingface', feedOf(row)) ? undefined : 'arxiv/');

/** The listing that a mark from the inbox is said to be of: the day's, or the paper's own page. Nothing elsewhere. */
export function listingOf(row: InboxItem): ListingKey | undefined {
  const feed = feedOf(row);
  const { scheme, identifier } = partsOf(row.id);
  const { listedOn } = row.details;
  if (scheme !== 'arxiv') return undefined;
  if (feed === 'huggingface:daily' && listedOn) return `huggingface/day/${listedOn}`;
  return `${isOf('huggingface', feed) ? 'huggingface' : 'arxiv'}/paper/${identifier}`;
}

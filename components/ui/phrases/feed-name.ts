import type { FeedId } from '../../../utils/feeds/feed';

/** A feed's name: what its document calls itself, where only its address is known otherwise. */
export const feedName = (
  id: FeedId,
  title: string | undefined,
  nameOf: (id: FeedId) => string,
): string => (id.startsWith('rss:') && title) || nameOf(id);

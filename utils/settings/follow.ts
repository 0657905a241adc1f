import type { FeedId } from '../feeds/feed';
import { feedLimit } from './choices';
import type { Settings } from './settings-schema';

export const isFollowed = ({ feeds }: Settings, id: FeedId): boolean => feeds.includes(id);

/**
 * The settings with a feed followed, or no longer. Unchanged if that is so already, or if there is no room for one
 * more.
 */
export function followed(settings: Settings, id: FeedId, value: boolean): Settings {
  const { feeds } = settings;
  if (isFollowed(settings, id) === value || (value && feeds.length >= feedLimit)) return settings;
  return { ...settings, feeds: value ? [...feeds, id] : feeds.filter((feed) => feed !== id) };
}

import type { FeedId } from '../feeds/feed';
import { feedLimit, type Settings } from './settings';

export const isFollowed = ({ feeds }: Settings, id: FeedId): boolean => feeds.includes(id);

/** The settings with a feed followed, or no longer. Where there is no room for one more, they stay. */
export function followed(settings: Settings, id: FeedId, value: boolean): Settings {
  const others = settings.feeds.filter((feed) => feed !== id);
  if (value && others.length >= feedLimit) return settings;
  return { ...settings, feeds: value ? [...others, id] : others };
}

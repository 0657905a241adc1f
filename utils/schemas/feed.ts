import type { FeedId } from '../feeds/feed';
import * as z from './z';

export const FeedIdSchema = z.custom<FeedId>(
  (value) => typeof value === 'string' && /^(?:huggingface|arxiv|rss):\S{1,500}$/.test(value),
);

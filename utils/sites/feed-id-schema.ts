import * as z from '../basics/z';
import type { FeedId } from '../feeds/feed';
import { isFeedId } from './feed-id';

/**
 * Parses a feed's id that arrives from outside: a message, the settings, a file. Strict: known sites and kinds, bounded
 * lengths, HTTPS addresses on hosts of the list. An id whose host left the list isn't valid any more.
 */
export const FeedIdSchema = z.custom<FeedId>(isFeedId);

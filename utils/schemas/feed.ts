import type { FeedId } from '../feeds/feed';
import { isFeedId } from '../feeds/feed-id';
import { PaperDetailsSchema } from './paper';
import { PaperIdSchema } from './paper-id';
import * as z from './z';

/**
 * Parses a feed's id that arrives from outside: a message, the settings, a file. Strict: known kinds, arXiv's categories,
 * bounded lengths, HTTPS addresses on hosts of the list. An id whose host left the list is none any more.
 */
export const FeedIdSchema = z.custom<FeedId>(isFeedId);

/** A paper as a feed tells of it. */
export const FeedPaperSchema = z.object({ id: PaperIdSchema, details: PaperDetailsSchema });

/** What the extension's own pages ask of the worker. */
import * as z from '../basics/z';
import { FeedIdSchema } from '../sites/feed-id-schema';

export const OwnCallSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('are you there') }),
  /** "Check these feeds now", or those that are due. Answered when it is done. */
  z.object({ type: z.literal('check feeds'), only: z.exactOptional(z.array(FeedIdSchema)) }),
]);
export type OwnCall = z.infer<typeof OwnCallSchema>;

/** The answer to "are you there". */
export const PresentSchema = z.object({ version: z.string() });

/** The name of the port that is open while a page of ours restores a file. */
export const restoringPort = 'restoring';

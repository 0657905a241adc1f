import * as z from '../basics/z';

/** The channel on which our contexts get the progress of a check of feeds. */
export const checksChannel = 'offprint:checks';
/** The progress of a check: how many feeds of how many are done. */
export const ProgressSchema = z.object({ done: z.number(), of: z.number() });
export type Progress = z.infer<typeof ProgressSchema>;

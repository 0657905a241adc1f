import * as z from '../basics/z';

/** Where contexts of ours hear how far a check of feeds is. */
export const checksChannel = 'offprint:checks';
/** How far a check is: how many feeds of how many are done. */
export const ProgressSchema = z.object({ done: z.number(), of: z.number() });
export type Progress = z.infer<typeof ProgressSchema>;

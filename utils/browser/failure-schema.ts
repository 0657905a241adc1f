import * as z from '../basics/z';

/** A failure as it is kept, without data of any paper or page. */
export const FailureSchema = z.object({
  /** The part of Offprint. */
  part: z.string(),
  what: z.string(),
  /** The place in our own files; '' if unknown. */
  where: z.string(),
  /** ms since 1970 */
  first: z.number(),
  last: z.number(),
  /** In how many runs of a context it happened. */
  times: z.number(),
});
export type Failure = z.infer<typeof FailureSchema>;

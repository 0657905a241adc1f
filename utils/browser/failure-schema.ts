import * as z from '../basics/z';

/** Something that went wrong, as it is kept: nothing of any paper or page is in it. */
export const FailureSchema = z.object({
  /** The part of Offprint. */
  part: z.string(),
  what: z.string(),
  /** The place in our own files; '' where it is not known. */
  where: z.string(),
  /** ms since 1970 */
  first: z.number(),
  last: z.number(),
  /** In how many lives of a context it happened. */
  times: z.number(),
});
export type Failure = z.infer<typeof FailureSchema>;

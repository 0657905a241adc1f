import * as z from '../../basics/z';

const count = z.int().check(z.nonnegative());
/** What was healed. */
export const HealedSchema = z.object({
  /** Papers that carry a mark again. */
  marked: count,
  /** Of those, the ones whose title is not known. */
  untitled: count,
  /** Papers that are known to be seen again. */
  seen: count,
  /** Damaged rows that were set aside. */
  aside: count,
});
export type Healed = z.infer<typeof HealedSchema>;

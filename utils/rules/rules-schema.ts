import * as z from '../basics/z';
import { ruleKinds, ruleLength } from './rule-kinds';

export const RuleSchema = z
  .object({
    does: z.enum(['raise', 'mute']),
    by: z.enum(ruleKinds),
    /**
     * What to look for; for `upvotes` a number: papers with at least so many are raised, those with fewer are muted.
     */
    value: z.string().check(z.minLength(1), z.maxLength(ruleLength)),
  })
  .check(z.refine(({ by, value }) => by !== 'upvotes' || /^\d{1,9}$/.test(value)));
export type Rule = z.infer<typeof RuleSchema>;

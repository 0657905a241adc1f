import * as z from '../basics/z';
import { ruleKinds, ruleLength } from './rules';

export const RuleSchema = z
  .object({
    does: z.enum(['raise', 'mute']),
    by: z.enum(ruleKinds),
    value: z.string().check(z.minLength(1), z.maxLength(ruleLength)),
  })
  .check(z.refine(({ by, value }) => by !== 'upvotes' || /^\d{1,9}$/.test(value)));

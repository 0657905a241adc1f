import * as z from '../../../utils/basics/z';
import { ruleLength, ruleLimit } from '../../../utils/rules/rule-kinds';
import { plain } from '../../../utils/rules/rules';
import { type Rule, RuleSchema } from '../../../utils/rules/rules-schema';

/** What is wrong with a rule's value, by the name of its message. */
export type RuleFault = 'ruleEmpty' | 'ruleLong' | 'ruleNumber' | 'ruleKnown' | 'ruleTooMany';

/** What is wrong with a draft that is to join the given rules. */
export function faultOf(draft: Rule, rules: readonly Rule[]): RuleFault | undefined {
  const rule = kept(draft);
  // Accents alone count as empty, because comparison ignores them.
  if (plain(rule.value) === '') return 'ruleEmpty';
  if (rule.value.length > ruleLength) return 'ruleLong';
  if (!z.safeParse(RuleSchema, rule).success) return 'ruleNumber';
  if (rules.some((one) => isSame(one, rule))) return 'ruleKnown';
  return rules.length >= ruleLimit ? 'ruleTooMany' : undefined;
}

/** A draft in the form in which it is stored. */
export function kept({ does, by, value }: Rule): Rule {
  const folded = value.replace(/\s+/g, ' ').trim();
  return { does, by, value: by === 'upvotes' ? folded.replace(/^0+(?=\d)/, '') : folded };
}

/** The rules with one more: in place of the edited one, or, if that is gone, at the end. */
export function placed(
  rules: readonly Rule[],
  rule: Rule,
  edited: Rule | undefined,
): readonly Rule[] {
  const index = edited ? rules.findIndex((one) => isSame(one, edited)) : -1;
  return index < 0 ? [...rules, rule] : rules.with(index, rule);
}

export const without = (rules: readonly Rule[], rule: Rule): readonly Rule[] =>
  rules.filter((one) => !isSame(one, rule));

/** Whether two rules do the same, however their values are written. */
export const isSame = (one: Rule, other: Rule): boolean =>
  one.does === other.does && one.by === other.by && plain(one.value) === plain(other.value);

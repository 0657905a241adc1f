import type { Words } from '../../../utils/basics/words';
import type { RuleKind } from '../../../utils/rules/rule-kinds';
import type { Rule } from '../../../utils/rules/rules-schema';

/** The messages that name each kind of rule. */
export const kindTitles: Readonly<Record<RuleKind, string>> = {
  words: 'ruleWords',
  author: 'ruleAuthor',
  organisation: 'ruleOrganisation',
  subject: 'ruleSubject',
  upvotes: 'ruleUpvotes',
};

/** `Raise: words “diffusion”` */
export function ruleInWords(rule: Rule, words: Words): string {
  return words.say(rule.does === 'raise' ? 'ruleRaises' : 'ruleMutes', whatInWords(rule, words));
}

function whatInWords({ does, by, value }: Rule, { say, count }: Words): string {
  switch (by) {
    case 'words':
      return say('ruleOfWords', value);
    case 'author':
      return say('ruleOfAuthor', value);
    case 'organisation':
      return say('ruleOfOrganisation', value);
    case 'subject':
      return say('ruleOfSubject', value);
    case 'upvotes':
      return count(does === 'raise' ? 'ruleOfUpvotes' : 'ruleOfFewUpvotes', Number(value));
  }
}

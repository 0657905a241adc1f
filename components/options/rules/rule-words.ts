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
export function ruleInWords({ does, by, value }: Rule, { say }: Words): string {
  return say(does === 'raise' ? 'ruleRaises' : 'ruleMutes', whatInWords({ does, by, value }, say));
}

function whatInWords({ does, by, value }: Rule, say: Words['say']): string {
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
      return say(does === 'raise' ? 'ruleOfUpvotes' : 'ruleOfFewUpvotes', value);
  }
}

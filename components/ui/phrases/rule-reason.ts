import type { Words } from '../../../utils/basics/words';
import type { Rule } from '../../../utils/rules/rules-schema';

/** Why a rule raised or muted a paper: "Raised · matched: diffusion". */
export function reasonInWords({ does, by, value }: Rule, { say, count }: Words): string {
  const matched =
    by === 'upvotes'
      ? count(does === 'raise' ? 'inboxManyUpvotes' : 'inboxFewUpvotes', Number(value))
      : say('entryMatched', value);
  return [say(does === 'raise' ? 'inboxRaised' : 'inboxMuted'), matched].join(' · ');
}

import type { Words } from '../../utils/basics/words';
import type { Rule } from '../../utils/rules/rules-schema';

/** Why a rule raised or muted a paper: "Raised · matched: diffusion". */
export function reasonInWords({ does, by, value }: Rule, { say }: Pick<Words, 'say'>): string {
  const matched =
    by === 'upvotes'
      ? say(does === 'raise' ? 'inboxManyUpvotes' : 'inboxFewUpvotes', value)
      : say('entryMatched', value);
  return [say(does === 'raise' ? 'inboxRaised' : 'inboxMuted'), matched].join(' · ');
}

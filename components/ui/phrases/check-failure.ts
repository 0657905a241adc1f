import type { Words } from '../../../utils/basics/words';
import { type Doubt, doubts, type NoFeedReason, noFeedReasons } from '../../../utils/feeds/feed';
import type { CheckFailure, FeedRow } from '../../../utils/library/inbox/inbox-rows';

/** The messages that say why a check failed. */
const failures: Readonly<Record<CheckFailure, string>> = {
  'no answer': 'feedFailedNoAnswer',
  refused: 'feedFailedRefused',
  busy: 'feedFailedBusy',
  'no feed': 'feedFailedNotOne',
  gone: 'feedFailedGone',
  'no access': 'feedFailedNoAccess',
  'not believed': 'feedFailedNotBelieved',
};

const noFeed: Readonly<Record<NoFeedReason, string>> = {
  empty: 'noFeedEmpty',
  'too large': 'noFeedTooLarge',
  'too deep': 'noFeedTooDeep',
  'too much work': 'noFeedTooMuchWork',
  'own type': 'noFeedOwnType',
  'not its own': 'noFeedNotItsOwn',
  'web page': 'noFeedWebPage',
  'sign-in': 'noFeedSignIn',
  captcha: 'noFeedCaptcha',
  'not a feed': 'noFeedNotAFeed',
  broken: 'noFeedBroken',
  refused: 'noFeedRefused',
  incomplete: 'noFeedIncomplete',
  'not understood': 'noFeedNotUnderstood',
  'another feed': 'noFeedAnotherFeed',
};

const doubtful: Readonly<Record<Doubt, string>> = {
  stale: 'doubtStale',
  'wrong day': 'doubtWrongDay',
  nothing: 'doubtNothing',
  shrunk: 'doubtShrunk',
  short: 'doubtShort',
  'not understood': 'doubtNotUnderstood',
  'another feed': 'doubtAnotherFeed',
};

/** The messages for pages that a redirect may lead to instead of a feed. */
const pagesInstead: Readonly<Record<string, string>> = {
  redirect: 'feedFailedRedirect',
  'sign-in': 'feedFailedSignIn',
  captcha: 'feedFailedCaptcha',
};

/** Why the last check failed, and which day's papers arrived instead, in words; nothing if it did not fail. */
export function checkFailureInWords(row: FeedRow, words: Words): string | undefined {
  const why = reasonInWords(row, words);
  return why && row.missing ? words.say('feedDayMissing', row.missing, why) : why;
}

function reasonInWords({ failure, says = '' }: FeedRow, { say }: Words): string | undefined {
  if (!failure) return undefined;
  const page =
    failure === 'refused' && Object.hasOwn(pagesInstead, says) ? pagesInstead[says] : undefined;
  if (page) return say(page);
  if (failure === 'not believed') {
    const doubt = doubts.find((each) => each === says);
    return say(doubt ? doubtful[doubt] : failures[failure]);
  }
  if (failure === 'no access' && says !== '') return say('feedFailedNoAccessTo', says);
  if (failure === 'no feed') {
    const reason = noFeedReasons.find((each) => each === says);
    return say(reason ? noFeed[reason] : failures[failure]);
  }
  return say(failures[failure], says);
}

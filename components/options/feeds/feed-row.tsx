import type { Words } from '../../../utils/basics/words';
import { failuresToTell } from '../../../utils/checks/schedule';
import { type Doubt, doubts, type NoFeedReason, noFeedReasons } from '../../../utils/feeds/feed';
import type { CheckFailure, FeedRow } from '../../../utils/library/inbox-rows';
import type { Times } from '../../ui/times';
import type { FollowedFeed } from './feeds-model';

/** The messages that say why a check failed. */
const failures: Readonly<Record<CheckFailure, string>> = {
  'no answer': 'feedFailedNoAnswer',
  refused: 'feedFailedRefused',
  busy: 'feedFailedBusy',
  'no feed': 'feedFailedNoFeed',
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

/** The names of pages that a redirect may lead to instead of a feed. */
const places: Readonly<Record<string, string>> = {
  redirect: 'feedFailedRedirect',
  'sign-in': 'feedFailedSignIn',
  captcha: 'feedFailedCaptcha',
};

/** Why the last check failed, and which day's papers arrived instead, in words; nothing if it did not fail. */
export function failureInWords(row: FeedRow, words: Words): string | undefined {
  const why = reasonInWords(row, words);
  return why && row.missing ? words.say('feedDayMissing', row.missing, why) : why;
}

function reasonInWords({ failure, says = '' }: FeedRow, { say }: Words): string | undefined {
  if (!failure) return undefined;
  const place = failure === 'refused' && Object.hasOwn(places, says) ? places[says] : undefined;
  if (place) return say(place);
  if (failure === 'not believed') {
    const doubt = doubts.find((each) => each === says);
    return say(failures[failure], doubt ? say(doubtful[doubt]) : '');
  }
  if (failure === 'no access' && says !== '') return say('feedFailedNoAccessTo', says);
  if (failure === 'no feed') {
    const reason = noFeedReasons.find((each) => each === says);
    return reason ? say('feedFailedNoFeed', say(noFeed[reason])) : say('feedFailedNotOne');
  }
  return say(failures[failure], says);
}

/** The times of the last and the next check, in words. */
export function checksInWords(row: FeedRow, now: number, times: Times, { say }: Words): string {
  const { checked, good, next, failure } = row;
  const ahead = next > now ? say('feedNext', times.ahead(next, now)) : say('feedNextSoon');
  if (checked === undefined) return `${say('feedUnchecked')} ${ahead}`;
  const last = say(failure ? 'feedTried' : 'feedChecked', times.ago(checked, now));
  if (!failure) return `${last} ${ahead}`;
  const before = good === undefined ? say('feedNeverGood') : say('feedGood', times.ago(good, now));
  return `${last} ${before} ${ahead}`;
}

interface Props {
  readonly feed: FollowedFeed;
  readonly now: number;
  readonly times: Times;
  readonly words: Words;
  readonly onCheck: () => void;
  readonly onAllow: () => void;
  readonly onUnfollow: (button: HTMLElement) => void;
}

/** A followed feed: the state of its checks, and its buttons. */
export function FeedLine({ feed: { row, name, checking }, now, times, words, ...on }: Props) {
  const { say } = words;
  const failure = row && failureInWords(row, words);
  return (
    <li>
      <div class="what">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <p class="quiet">
          {checking ? say('feedChecking') : row && checksInWords(row, now, times, words)}
        </p>
        {failure && (
          // Servers have bad hours: only lasting failures are shown as an alarm.
          <p class={row.failures >= failuresToTell ? 'lasting' : undefined}>{failure}</p>
        )}
        {row?.failure === 'no access' && (
          <button type="button" class="allow" onClick={on.onAllow}>
            {say('hostsAllow')}
          </button>
        )}
      </div>
      <div class="does">
        <button
          type="button"
          aria-label={say('feedCheckOne', name)}
          // Never disabled, so that it keeps the focus.
          aria-disabled={checking}
          onClick={() => !checking && on.onCheck()}
        >
          {say('feedCheck')}
        </button>
        <button
          type="button"
          class="unfollow"
          aria-label={say('feedUnfollowOne', name)}
          onClick={({ currentTarget }) => on.onUnfollow(currentTarget)}
        >
          {say('feedUnfollow')}
        </button>
      </div>
    </li>
  );
}

import type { Words } from '../../../utils/basics/words';
import { failuresToTell } from '../../../utils/checks/schedule';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { checkFailureInWords } from '../../ui/phrases/check-failure';
import type { Times } from '../../ui/phrases/times';
import type { FollowedFeed } from './feeds-model';

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
  const failure = row && checkFailureInWords(row, words);
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

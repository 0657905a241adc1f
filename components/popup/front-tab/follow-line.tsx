import type { ReadonlySignal } from '@preact/signals';
import { Icon } from '../../ui/controls/icon';
import type { Follow } from '../../ui/follow-model';
import type { Phrases } from '../../ui/phrases/phrases';

interface Props {
  /** Nothing if the page shows no list that can be followed, and until that is known. */
  readonly follow: ReadonlySignal<Follow | undefined>;
  readonly phrases: Phrases;
}

/** "Follow this list", or "Following", for the page that the user looks at. */
export function FollowLine({ follow, phrases: { say } }: Props) {
  const list = follow.value;
  if (!list) return null;
  return (
    <section class="follow" aria-label={say('followList')}>
      <button type="button" aria-pressed={list.isFollowed} onClick={() => list.toggle()}>
        {list.isFollowed && <Icon name="read" />}
        {say(list.isFollowed ? 'following' : 'followList')}
      </button>
      <p>
        <bdi>{list.name}</bdi>
      </p>
    </section>
  );
}

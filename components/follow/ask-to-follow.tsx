import type { ReadonlySignal } from '@preact/signals';
import type { Words } from '../../utils/basics/words';
import type { Follow } from '../ui/follow-model';
import { useRested } from './use-rested';

interface Props {
  /** Nothing until the settings are read, or if the address holds no list. */
  readonly follow: ReadonlySignal<Follow | undefined>;
  readonly words: Words;
  /** The address of the page that the user came from. */
  readonly from: string | undefined;
  /** The hosts that the list's checks contact; none if the address holds no list. */
  readonly hosts: readonly string[];
  close(): void;
}

/**
 * Asks in our own page whether to follow a list, because a page could make the user press a button that they don't see.
 * The page takes no press in its first moments: the second half of a double click would land here.
 */
export function FollowPage({ follow, words: { say }, from, hosts, close }: Props) {
  const rested = useRested();
  const list = follow.value;
  if (!list) {
    // The settings are being read.
    if (hosts.length > 0) return null;
    return (
      <main>
        <h1>{say('followNone')}</h1>
        <p>{say('followNoneCounsel')}</p>
        <div class="ways">
          <button type="button" onClick={close}>
            {say('followBack')}
          </button>
        </div>
      </main>
    );
  }
  const toggle = () => {
    if (rested.peek()) list.toggle();
  };
  return (
    <main>
      <h1>{say(list.isFollowed ? 'followDone' : 'followAsk')}</h1>
      <p class="list">
        <bdi>{list.name}</bdi>
      </p>
      <p>{say('followWhat', hosts.join(', '))}</p>
      {from !== undefined && (
        <p class="hint">
          <bdi>{say('followFrom', from)}</bdi>
        </p>
      )}
      <div class="ways">
        <button
          type="button"
          class={list.isFollowed ? '' : 'main'}
          aria-disabled={!rested.value}
          onClick={toggle}
        >
          {say(list.isFollowed ? 'feedUnfollow' : 'followYes')}
        </button>
        <button type="button" onClick={close}>
          {say(list.isFollowed ? 'followBack' : 'followNo')}
        </button>
      </div>
    </main>
  );
}

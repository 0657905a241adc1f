import { type ReadonlySignal, signal } from '@preact/signals';
import { feedFromPage } from '../../utils/checks/sources';
import type { FeedId } from '../../utils/feeds/feed';
import { followed, isFollowed } from '../../utils/settings/follow';
import type { Settings } from '../../utils/settings/settings-schema';

/** The list of the front tab's page, as a feed that can be followed. */
export interface Follow {
  /** What the feed is called. */
  readonly name: string;
  readonly isFollowed: boolean;
  /** Follows or unfollows it. Call it in a click: it may ask for permissions. */
  toggle(): void;
}

interface Needs {
  /** The address of the page that the user looks at, where the browser tells it. */
  page(): Promise<string | undefined>;
  settings(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  onSettings(listener: (settings: Settings) => void): () => void;
  /** Checks a newly followed feed. */
  check(feed: FeedId): Promise<void>;
  nameOf(feed: FeedId): string;
  report(part: string, cause: unknown): void;
}

/** The list of the front tab's page, as a feed to follow; nothing if the page shows none. */
export function createFollow(needs: Needs): ReadonlySignal<Follow | undefined> {
  const follow = signal<Follow | undefined>(undefined);
  const failed = (cause: unknown) => needs.report('feeds', cause);

  async function toggle(id: FeedId, value: boolean): Promise<void> {
    const settings = await needs.settings();
    await needs.write(followed(settings, id, value));
    if (value) await needs.check(id);
  }

  async function read(): Promise<void> {
    const address = URL.parse((await needs.page()) ?? '');
    const id = address && feedFromPage(address);
    if (!id) return;
    const show = (settings: Settings) => {
      const on = isFollowed(settings, id);
      follow.value = {
        name: needs.nameOf(id),
        isFollowed: on,
        toggle: () => void toggle(id, !on).catch(failed),
      };
    };
    needs.onSettings(show);
    show(await needs.settings());
  }

  void read().catch(failed);
  return follow;
}

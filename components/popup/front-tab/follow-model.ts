import { type ReadonlySignal, signal } from '@preact/signals';
import { feedFromPage } from '../../../utils/checks/sources';
import type { FeedId } from '../../../utils/feeds/feed';
import { followed, isFollowed } from '../../../utils/settings/follow';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Follow } from './follow-line';

interface Around {
  /** The address of the page that the user looks at, where the browser tells it. */
  page(): Promise<string | undefined>;
  settings(): Promise<Settings>;
  write(settings: Settings): Promise<void>;
  onSettings(listener: (settings: Settings) => void): () => void;
  /** Checks a feed that is followed from now on. */
  check(feed: FeedId): Promise<void>;
  nameOf(feed: FeedId): string;
  report(part: string, cause: unknown): void;
}

/** The list of the front tab's page, as a feed to follow; nothing where it is none. */
export function createFollow(around: Around): ReadonlySignal<Follow | undefined> {
  const follow = signal<Follow | undefined>(undefined);
  const failed = (cause: unknown) => around.report('feeds', cause);

  async function toggle(id: FeedId, value: boolean): Promise<void> {
    const settings = await around.settings();
    await around.write(followed(settings, id, value));
    if (value) await around.check(id);
  }

  async function read(): Promise<void> {
    const address = URL.parse((await around.page()) ?? '');
    const id = address && feedFromPage(address);
    if (!id) return;
    const show = (settings: Settings) => {
      const on = isFollowed(settings, id);
      follow.value = {
        name: around.nameOf(id),
        isFollowed: on,
        toggle: () => void toggle(id, !on).catch(failed),
      };
    };
    around.onSettings(show);
    show(await around.settings());
  }

  void read().catch(failed);
  return follow;
}

import { batch, type Signal, signal } from '@preact/signals';
import { unchecked } from '../../../utils/checks/schedule';
import type { Desk } from '../../../utils/desk/desk';
import type { FeedId } from '../../../utils/feeds/feed';
import type { InboxCounts } from '../../../utils/library/answers';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import type { Settings } from '../../../utils/settings/settings-schema';

/** The settings that concern the inbox. */
export type InboxSettings = Pick<Settings, 'feeds' | 'rules' | 'keys'>;

/** What is shown around the inbox's list, also while the list isn't. */
export interface InboxAround {
  readonly counts: Signal<InboxCounts | undefined>;
  /** The state of the followed feeds. */
  readonly feeds: Signal<readonly FeedRow[]>;
  /** What the feeds' documents call themselves, also of feeds that are no longer followed. */
  readonly titles: Signal<ReadonlyMap<FeedId, string>>;
  readonly settings: Signal<InboxSettings | undefined>;
}

/** `read`: reads all of it, and draws it together with what `draw` does. */
export function createInboxAround(
  library: Desk['library'],
  readSettings: () => Promise<InboxSettings>,
): { readonly around: InboxAround; read(draw?: () => void): Promise<void> } {
  const around = {
    counts: signal<InboxCounts | undefined>(undefined),
    feeds: signal<readonly FeedRow[]>([]),
    titles: signal<ReadonlyMap<FeedId, string>>(new Map()),
    settings: signal<InboxSettings | undefined>(undefined),
  };

  return {
    around,
    async read(draw) {
      const [counts, rows, chosen] = await Promise.all([
        library.inboxCounts(),
        library.feeds(),
        readSettings(),
      ]);
      const known = new Map(rows.map((row) => [row.id, row]));
      batch(() => {
        around.counts.value = counts;
        around.settings.value = chosen;
        around.titles.value = new Map(
          rows.flatMap(({ id, title }) => (title ? [[id, title]] : [])),
        );
        around.feeds.value = chosen.feeds.map((id) => known.get(id) ?? unchecked(id));
        draw?.();
      });
    },
  };
}

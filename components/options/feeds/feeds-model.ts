import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Words } from '../../../utils/basics/words';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { feedLimit } from '../../../utils/settings/choices';
import { followed as withFeed } from '../../../utils/settings/follow';
import type { SettingsModel } from '../../ui/settings-model';
import { createFeedChecks, type FeedChecks, type FeedChecksNeeds } from './feed-checks';

/** What "Feeds" takes from elsewhere. */
export interface FeedsNeeds extends Omit<FeedChecksNeeds, 'isFollowed'> {
  readonly settings: SettingsModel;
  /** The feed that an address or a category means, or the reason in words why there is none. */
  feedFromText(text: string): WantedFeed | Refused;
  /** Asks the user for a feed's hosts, if needed, at once. Call it within a click, before any await. */
  requestHost(...hosts: readonly string[]): Promise<boolean>;
  /** The same for the pages of all sites, which carry the two sites' own feeds. */
  requestSites(): Promise<boolean>;
}

/** A feed that the user may follow: `others` are the hosts that its own leads to. */
interface WantedFeed {
  readonly id: FeedId;
  readonly host: string;
  readonly others?: readonly string[];
}

interface Refused {
  readonly refused: string;
}

/** A followed feed, as the list shows it. */
export interface FollowedFeed {
  readonly id: FeedId;
  /** The state of its checks; nothing until that is known. */
  readonly row: FeedRow | undefined;
  readonly name: string;
  /** It is being checked, or waits for another check to end. */
  readonly checking: boolean;
}

/** The followed feeds, and what the user can do with them. */
export interface FeedsModel extends Pick<FeedChecks, 'unavailable' | 'now' | 'check' | 'start'> {
  /** The result of the last request, in words. */
  readonly said: ReadonlySignal<string>;
  /** Nothing until the settings are read. */
  readonly feeds: ReadonlySignal<readonly FollowedFeed[] | undefined>;
  /** The field's text. */
  readonly text: ReadonlySignal<string>;
  /** Why the feed in the field is not followed. */
  readonly refused: ReadonlySignal<string | undefined>;
  type(text: string): void;
  /** Follows the feed in the field. Call it in a click, because it may ask the user. */
  follow(): Promise<void>;
  unfollow(id: FeedId): Promise<void>;
  /** Asks for the host of a feed that we lack access to, and checks the feed. Call it in a click. */
  allow(id: FeedId): Promise<void>;
}

export function createFeedsModel(needs: FeedsNeeds, words: Words): FeedsModel {
  const { settings, report } = needs;
  const { say } = words;
  const followed = (): readonly FeedId[] => settings.settings.peek()?.feeds ?? [];
  const isFollowed = (id: FeedId) => followed().includes(id);
  const checks = createFeedChecks({ ...needs, isFollowed }, words);
  const { rowOf, nameOf, said, check } = checks;
  const text = signal('');
  const refused = signal<string | undefined>(undefined);

  function refuse(why: string): void {
    batch(() => {
      refused.value = why;
      said.value = '';
    });
  }

  /** The feed in the field, or why it can't be followed. */
  function wanted(): WantedFeed | Refused {
    const given = text.peek().trim();
    if (given === '') return { refused: say('feedNothing') };
    const found = needs.feedFromText(given);
    if ('refused' in found) return found;
    if (isFollowed(found.id)) return { refused: say('feedFollowedAlready', nameOf(found.id)) };
    if (followed().length >= feedLimit) return { refused: say('feedTooMany', String(feedLimit)) };
    return found;
  }

  return {
    ...checks,
    feeds: computed(() =>
      settings.settings.value?.feeds.map((id) => ({
        id,
        row: rowOf(id),
        name: nameOf(id),
        checking: checks.checking.value.has(id),
      })),
    ),
    text,
    refused,
    type(given) {
      text.value = given;
      refused.value = undefined;
    },
    async follow() {
      const feed = wanted();
      if ('refused' in feed) return refuse(feed.refused);
      const { id, host, others = [] } = feed;
      // Before any await: the browser asks only within a click.
      const allowed = await needs.requestHost(host, ...others).catch((cause: unknown) => {
        report('feeds', cause);
        return false;
      });
      if (!allowed) return refuse(say('feedNotAllowed', [host, ...others].join(', ')));
      const isStored = await settings.change((all) => withFeed(all, id, true));
      if (!isStored) return;
      text.value = '';
      await check(id);
    },
    async unfollow(id) {
      said.value = '';
      await settings.change((all) => withFeed(all, id, false));
    },
    async allow(id) {
      // A redirect may lead to another host than that of the feed's address.
      const host = id.startsWith('rss:')
        ? (rowOf(id)?.says ?? URL.parse(id.slice('rss:'.length))?.hostname)
        : undefined;
      const asked = host === undefined ? needs.requestSites() : needs.requestHost(host);
      if (await asked.catch(() => false)) await check(id);
      else said.value = say('feedStillNotAllowed', nameOf(id));
    },
  };
}

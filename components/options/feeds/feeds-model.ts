import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Words } from '../../../utils/basics/words';
import { unchecked } from '../../../utils/checks/schedule';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox-rows';
import { feedLimit } from '../../../utils/settings/choices';
import { followed as withFeed } from '../../../utils/settings/follow';
import { feedName } from '../../ui/phrases/feed-name';
import type { Report, SettingsModel } from '../../ui/settings-model';

/** What "Feeds" takes from elsewhere. */
export interface FeedsNeeds {
  readonly settings: SettingsModel;
  /** The state of all feeds' checks. Rejects if the library can't be read. */
  rows(): Promise<readonly FeedRow[]>;
  /** Calls back when any context changed the library. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  /** Checks feeds now. Resolves at once, without a check, if another context is checking. */
  check(ids: readonly FeedId[]): Promise<void>;
  /** The feed that an address or a category means, or the reason in words why there is none. */
  feedFromText(
    text: string,
  ):
    | { readonly id: FeedId; readonly host: string; readonly others?: readonly string[] }
    | { readonly refused: string };
  nameOf(id: FeedId): string;
  /** Asks the user for a feed's hosts, if needed, at once. Call it within a click, before any await. */
  requestHost(...hosts: readonly string[]): Promise<boolean>;
  /** The same for the pages of all sites, which carry the two sites' own feeds. */
  requestSites(): Promise<boolean>;
  isOnline(): boolean;
  /** ms since 1970 */
  now(): number;
  readonly report: Report;
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
export interface FeedsModel {
  /** Nothing until the settings are read. */
  readonly feeds: ReadonlySignal<readonly FollowedFeed[] | undefined>;
  /** The library doesn't open, so the state of the checks can't be read. */
  readonly unavailable: ReadonlySignal<boolean>;
  /** ms since 1970; updated by a timer. */
  readonly now: ReadonlySignal<number>;
  /** The field's text. */
  readonly text: ReadonlySignal<string>;
  /** Why the feed in the field is not followed. */
  readonly refused: ReadonlySignal<string | undefined>;
  /** The result of the last request, in words. */
  readonly said: ReadonlySignal<string>;
  /** Reads the feeds and follows changes. Returns a function that stops it. */
  start(): () => void;
  type(text: string): void;
  /** Follows the feed in the field. Call it in a click, because it may ask the user. */
  follow(): Promise<void>;
  unfollow(id: FeedId): Promise<void>;
  check(id: FeedId): Promise<void>;
  /** Asks for the host of a feed that we lack access to, and checks the feed. Call it in a click. */
  allow(id: FeedId): Promise<void>;
}

/** How often the times are updated, in ms; they are shown in minutes. */
const tick = 30_000;

export function createFeedsModel(needs: FeedsNeeds, { say }: Words): FeedsModel {
  const { settings, report } = needs;
  const rows = signal<ReadonlyMap<FeedId, FeedRow> | undefined>(undefined);
  const unavailable = signal(false);
  const now = signal(needs.now());
  const checking = signal<ReadonlySet<FeedId>>(new Set());
  const text = signal('');
  const refused = signal<string | undefined>(undefined);
  const said = signal('');
  let checks: Promise<void> = Promise.resolve();
  let readings: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  const rowOf = (id: FeedId): FeedRow | undefined =>
    rows.value && (rows.value.get(id) ?? unchecked(id));
  const nameOf = (id: FeedId): string => feedName(id, rowOf(id)?.title, needs.nameOf);
  const followed = (): readonly FeedId[] => settings.settings.peek()?.feeds ?? [];

  async function read(): Promise<void> {
    try {
      const all = await needs.rows();
      batch(() => {
        rows.value = new Map(all.map((row) => [row.id, row]));
        now.value = needs.now();
        unavailable.value = false;
      });
    } catch (cause) {
      report('feeds', cause);
      unavailable.value = true;
    }
  }

  /** Calls during a read are merged into one read after it. */
  function refresh(): Promise<void> {
    waiting ??= readings = readings.then(() => {
      waiting = undefined;
      return read();
    });
    return waiting;
  }

  /** One after the other: during a check, a second one would do nothing. */
  function check(id: FeedId): Promise<void> {
    if (checking.peek().has(id)) return checks;
    batch(() => {
      checking.value = new Set([...checking.peek(), id]);
      said.value = '';
    });
    checks = checks.then(async () => {
      const before = rows.peek()?.get(id)?.checked;
      await needs.check([id]).catch((cause: unknown) => report('feeds', cause));
      await refresh();
      batch(() => {
        checking.value = new Set([...checking.peek()].filter((one) => one !== id));
        if (followed().includes(id)) said.value = resultOf(id, before);
      });
    });
    return checks;
  }

  function resultOf(id: FeedId, before: number | undefined): string {
    const row = rows.peek()?.get(id);
    if (unavailable.peek()) return say('dataStorageUnavailable');
    if (row?.checked !== before) {
      return say(row?.failure ? 'feedCheckFailed' : 'feedCheckDone', nameOf(id));
    }
    return say(needs.isOnline() ? 'feedCheckElsewhere' : 'feedCheckOffline', nameOf(id));
  }

  function refuse(why: string): void {
    batch(() => {
      refused.value = why;
      said.value = '';
    });
  }

  /** The feed in the field, or why it can't be followed. */
  function wanted(): ReturnType<FeedsNeeds['feedFromText']> {
    const given = text.peek().trim();
    if (given === '') return { refused: say('feedNothing') };
    const found = needs.feedFromText(given);
    if ('refused' in found) return found;
    if (followed().includes(found.id))
      return { refused: say('feedFollowedAlready', nameOf(found.id)) };
    if (followed().length >= feedLimit) return { refused: say('feedTooMany', String(feedLimit)) };
    return found;
  }

  return {
    feeds: computed(() =>
      settings.settings.value?.feeds.map((id) => ({
        id,
        row: rowOf(id),
        name: nameOf(id),
        checking: checking.value.has(id),
      })),
    ),
    unavailable,
    now,
    text,
    refused,
    said,
    start() {
      void refresh();
      const stop = needs.onChange(() => void refresh());
      const timer = setInterval(() => {
        now.value = needs.now();
      }, tick);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
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
    check,
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

import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { stopAll } from '../../../utils/basics/stop-all';
import type { Words } from '../../../utils/basics/words';
import { unchecked } from '../../../utils/checks/schedule';
import type { FeedId } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { feedName } from '../../ui/phrases/feed-name';
import type { Report } from '../../ui/settings-model';
import { createReadings } from '../../ui/view/readings';

/** What checking feeds from the options page needs. */
export interface FeedChecksNeeds {
  /** The state of all feeds' checks. Rejects if the library can't be read. */
  rows(): Promise<readonly FeedRow[]>;
  /** Calls back when any context changed the library. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  /** Checks feeds now. Resolves at once, without a check, if another context is checking. */
  check(ids: readonly FeedId[]): Promise<void>;
  isFollowed(id: FeedId): boolean;
  nameOf(id: FeedId): string;
  isOnline(): boolean;
  /** ms since 1970 */
  now(): number;
  readonly report: Report;
}

/** The state of the feeds' checks, and the checks that the user asks for. */
export interface FeedChecks {
  /** The library doesn't open, so the state of the checks can't be read. */
  readonly unavailable: ReadonlySignal<boolean>;
  /** ms since 1970; updated by a timer. */
  readonly now: ReadonlySignal<number>;
  /** Feeds that are being checked, or wait for another check to end. */
  readonly checking: ReadonlySignal<ReadonlySet<FeedId>>;
  /** The result of the last request, in words. */
  readonly said: Signal<string>;
  /** The state of a feed's checks; nothing until the library was read. */
  rowOf(id: FeedId): FeedRow | undefined;
  nameOf(id: FeedId): string;
  check(id: FeedId): Promise<void>;
  /** Reads the states and follows changes. Returns a function that stops it. */
  start(): () => void;
}

/** How often the times are updated, in ms; they are shown in minutes. */
const tick = 30_000;

export function createFeedChecks(needs: FeedChecksNeeds, { say }: Words): FeedChecks {
  const { report } = needs;
  const rows = signal<ReadonlyMap<FeedId, FeedRow> | undefined>(undefined);
  const unavailable = signal(false);
  const now = signal(needs.now());
  const checking = signal<ReadonlySet<FeedId>>(new Set());
  const said = signal('');
  let last: Promise<void> = Promise.resolve();

  const rowOf = (id: FeedId) => rows.value && (rows.value.get(id) ?? unchecked(id));
  const nameOf = (id: FeedId) => feedName(id, rowOf(id)?.title, needs.nameOf);

  async function read(): Promise<void> {
    const all = await needs.rows();
    batch(() => {
      rows.value = new Map(all.map((row) => [row.id, row]));
      now.value = needs.now();
      unavailable.value = false;
    });
  }

  const { again } = createReadings(read, (cause) => {
    report('feeds', cause);
    unavailable.value = true;
  });

  /** What a check led to, in words; `before` is when the feed was last checked before it. */
  function resultOf(id: FeedId, before: number | undefined): string {
    const row = rows.peek()?.get(id);
    if (unavailable.peek()) return say('dataStorageUnavailable');
    if (row?.checked !== before) {
      return say(row?.failure ? 'feedCheckFailed' : 'feedCheckDone', nameOf(id));
    }
    return say(needs.isOnline() ? 'feedCheckElsewhere' : 'feedCheckOffline', nameOf(id));
  }

  async function checkNow(id: FeedId): Promise<void> {
    const before = rows.peek()?.get(id)?.checked;
    await needs.check([id]).catch((cause: unknown) => report('feeds', cause));
    await again();
    batch(() => {
      checking.value = new Set([...checking.peek()].filter((one) => one !== id));
      if (needs.isFollowed(id)) said.value = resultOf(id, before);
    });
  }

  return {
    unavailable,
    now,
    checking,
    said,
    rowOf,
    nameOf,
    /** One after the other: during a check, a second one would do nothing. */
    check(id) {
      if (checking.peek().has(id)) return last;
      batch(() => {
        checking.value = new Set([...checking.peek(), id]);
        said.value = '';
      });
      last = last.then(() => checkNow(id));
      return last;
    },
    start() {
      void again();
      const timer = setInterval(() => {
        now.value = needs.now();
      }, tick);
      return stopAll(
        needs.onChange(() => void again()),
        () => clearInterval(timer),
      );
    },
  };
}

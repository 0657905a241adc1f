import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { stopAll } from '../../../utils/basics/stop-all';
import { failuresToTell } from '../../../utils/checks/schedule';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { MarkName } from '../../../utils/paper/state/marks';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { CurrentRow } from '../../ui/focus/current-row';
import type { Phrases } from '../../ui/phrases/phrases';
import type { QueueModel } from '../queue/queue-model';
import { type Check, createCheck } from './inbox-check';
import { inboxPage } from './inbox-days';
import { addressOf, listingOf } from './inbox-item';
import { createInboxPapers, type InboxPapers } from './inbox-papers';
import type { InboxReading, InboxReadingNeeds } from './inbox-reading';

/** What the inbox needs. */
export interface InboxNeeds extends Omit<InboxReadingNeeds, 'tell'> {
  /** Carries out the user's actions, and reports them. */
  readonly queue: QueueModel;
  readonly phrases: Phrases;
  /** Calls back when the settings changed. Returns a function that stops it. */
  onSettings(listener: () => void): () => void;
  /** Checks the feeds that are due. `progress` is never called if another context is checking. */
  check(progress: (done: number, of: number) => void): Promise<void>;
  isOnline(): boolean;
}

type Shown = 'view' | 'hasNews' | 'feeds' | 'titles';

/** The inbox as the popup shows it, and what the user can do with it. */
export interface InboxModel
  extends Pick<InboxReading, Shown>,
    Pick<InboxPapers, 'counts' | 'groups' | 'depth'>,
    Pick<CurrentRow, 'current' | 'focusWanted' | 'step'> {
  readonly hasMore: ReadonlySignal<boolean>;
  readonly mutedShown: ReadonlySignal<boolean>;
  /** How many papers `seeShown` would act on. */
  readonly seeable: ReadonlySignal<number>;
  /** Papers whose abstracts are unfolded. */
  readonly unfolded: ReadonlySignal<ReadonlySet<PaperId>>;
  /** Feeds that have failed for a while. */
  readonly failing: ReadonlySignal<readonly FeedRow[]>;
  /** When a feed was last checked, ms since 1970. */
  readonly checked: ReadonlySignal<number | undefined>;
  readonly checking: Check['progress'];
  readonly keys: ReadonlySignal<Settings['keys']>;
  /** Counts, and follows changes by other contexts. Returns a function that stops it. */
  start(): () => void;
  /** Called when the list is shown: reads it. Returns a function to call when it is hidden. */
  show(): () => void;
  /** Reads the list anew. */
  renew(): void;
  more(): void;
  toggleMuted(): void;
  select(paper: PaperId): void;
  /** Selects the next row that still waits. */
  stepToWaiting(): void;
  open(paper: PaperId, inFront: boolean): void;
  toggle(paper: PaperId, mark: MarkName): void;
  toggleAbstract(paper: PaperId): void;
  /** Marks as seen exactly the papers that are shown and wait now. */
  seeShown(): void;
  check(): void;
}

export function createInboxModel(needs: InboxNeeds): InboxModel {
  const { desk, queue } = needs;
  const { reading, items, waiting, row, limit, mutedShown, visibleCount, follow, ...rows } =
    createInboxPapers(needs);
  const unfolded = signal<ReadonlySet<PaperId>>(new Set());
  const check = createCheck({
    ...needs,
    reading,
    tell: (text) => queue.message.say(text),
  });
  queue.onAct((action, answer) => void follow(action, answer));

  const focusIfThere = (paper: PaperId | undefined) => {
    if (paper !== undefined) row.focusOn(paper);
  };
  const find = (paper: PaperId) => items.peek().find(({ id }) => id === paper);

  return {
    view: reading.view,
    hasNews: reading.hasNews,
    feeds: reading.feeds,
    titles: reading.titles,
    ...rows,
    hasMore: computed(() => visibleCount.value > limit.value || reading.hasMore.value),
    mutedShown,
    seeable: computed(() => waiting.value.length),
    current: row.current,
    focusWanted: computed(() => row.focusWanted.value + queue.focusWanted.value),
    step: row.step,
    unfolded,
    failing: computed(() =>
      reading.feeds.value.filter(({ failures }) => failures >= failuresToTell),
    ),
    checked: computed(() => {
      const times = reading.feeds.value.flatMap((row) => row.checked ?? []);
      return times.length > 0 ? Math.max(...times) : undefined;
    }),
    checking: check.progress,
    keys: computed(() => reading.settings.value?.keys ?? defaultSettings.keys),
    start() {
      void reading.again();
      const again = () => void reading.again();
      return stopAll(desk.onChange(again), needs.onSettings(again));
    },
    show() {
      limit.value = inboxPage;
      void reading.anew();
      return () => {
        batch(() => {
          reading.close();
          mutedShown.value = false;
          unfolded.value = new Set();
        });
      };
    },
    renew() {
      limit.value = inboxPage;
      void reading.anew().then(() => focusIfThere(items.peek()[0]?.id));
    },
    more() {
      const isRead = visibleCount.peek() > limit.peek();
      limit.value = Math.min(limit.peek(), visibleCount.peek()) + inboxPage;
      if (!isRead) void reading.more();
    },
    toggleMuted() {
      mutedShown.value = !mutedShown.peek();
    },
    select: row.select,
    stepToWaiting() {
      const from = items.peek().findIndex(({ id }) => id === row.current.peek());
      focusIfThere(items.peek().find(({ waits }, index) => waits && index > from)?.id);
    },
    open(paper, inFront) {
      const item = find(paper);
      if (item) queue.open(paper, inFront, addressOf(item));
    },
    toggle(paper, mark) {
      const item = find(paper);
      if (!item) return;
      const { id, details, pressed } = item;
      const listing = listingOf(item);
      const any = { id, details, starred: pressed.starred, ...(listing && { listing }) };
      queue.mark(any, mark, !pressed[mark]);
    },
    toggleAbstract(paper) {
      const all = new Set(unfolded.peek());
      if (!all.delete(paper)) all.add(paper);
      unfolded.value = all;
    },
    seeShown() {
      const papers = waiting.peek().map(({ id }) => id);
      if (papers.length > 0) queue.see(papers);
    },
    check: () => void check.start(),
  };
}

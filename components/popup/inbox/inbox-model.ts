import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { createStates } from '../../../utils/actions/states';
import { failuresToTell } from '../../../utils/checks/schedule';
import type { Desk } from '../../../utils/desk/desk';
import type { FeedRow, InboxRow } from '../../../utils/library/inbox-rows';
import type { InboxCounts } from '../../../utils/library/library';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { isUnseen } from '../../../utils/paper/state/newness';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import { createJudge } from '../../../utils/rules/rules';
import { defaultSettings } from '../../../utils/settings/settings';
import type { Settings } from '../../../utils/settings/settings-schema';
import type { Phrases } from '../../ui/phrases/phrases';
import type { QueueModel } from '../queue/queue-model';
import { isDone, type Result } from '../queue/unconfirmed-actions';
import { type Check, createCheck } from './inbox-check';
import { firstOf, type Group, groupRows } from './inbox-groups';
import { addressOf, type InboxItem, listingOf } from './inbox-item';
import {
  createInboxReading,
  type InboxReading,
  type InboxSettings,
  inboxPage,
} from './inbox-reading';

/** What the inbox needs. */
export interface InboxNeeds {
  readonly desk: Desk;
  /** Carries out the user's actions, and reports them. */
  readonly queue: QueueModel;
  readonly phrases: Phrases;
  settings(): Promise<InboxSettings>;
  /** Calls back when the settings changed. Returns a function that stops it. */
  onSettings(listener: () => void): () => void;
  /** Checks the feeds that are due. `progress` is never called if another context is checking. */
  check(progress: (done: number, of: number) => void): Promise<void>;
  isOnline(): boolean;
  report(part: string, cause: unknown): void;
}

type Shown = 'view' | 'hasNews' | 'feeds' | 'titles';

/** The inbox as the popup shows it, and what the user can do with it. */
export interface InboxModel extends Pick<InboxReading, Shown> {
  /** The counts of waiting papers by the library, with the user's actions since; nothing until the first count. */
  readonly counts: ReadonlySignal<InboxCounts | undefined>;
  readonly groups: ReadonlySignal<readonly Group<InboxItem>[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** Changes whenever more is read or shown. */
  readonly depth: ReadonlySignal<string>;
  readonly mutedShown: ReadonlySignal<boolean>;
  /** How many papers `seeShown` would act on. */
  readonly seeable: ReadonlySignal<number>;
  /** The row that keys act on. */
  readonly current: ReadonlySignal<PaperId | undefined>;
  /** Increases when the current row is to get the focus. */
  readonly focusWanted: ReadonlySignal<number>;
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
  /** Selects and focuses the row that many places from the current one, at most the first or last. */
  step(by: number): void;
  /** Selects the next row that still waits. */
  stepToWaiting(): void;
  open(paper: PaperId, inFront: boolean): void;
  toggle(paper: PaperId, mark: MarkName): void;
  toggleAbstract(paper: PaperId): void;
  /** Marks as seen exactly the papers that are shown and wait now. */
  seeShown(): void;
  check(): void;
}

const nothing: PaperState['marks'] = {};

export function createInboxModel(needs: InboxNeeds): InboxModel {
  const { desk, queue, report } = needs;
  const states = createStates();
  /** What the library answered, without the user's actions since. */
  const told = new Map<PaperId, PaperState>();
  const version = signal(0);
  const limit = signal(inboxPage);
  const mutedShown = signal(false);
  const selected = signal<PaperId | undefined>(undefined);
  const focusWanted = signal(0);
  const unfolded = signal<ReadonlySet<PaperId>>(new Set());

  const reading = createInboxReading({
    desk,
    report,
    settings: needs.settings,
    tell(found) {
      for (const state of found) told.set(state.id, state);
      states.tell(found);
      version.value++;
    },
  });
  const check = createCheck({
    ...needs,
    reading,
    tell: (text) => queue.message.say(text),
  });

  const judge = computed(() => createJudge(reading.settings.value?.rules ?? []));
  const loaded = computed(() => reading.portions.value.flat());
  const visible = computed(() =>
    groupRows(reading.portions.value.map((rows) => rows.filter(isVisible))),
  );
  const visibleCount = computed(() => loaded.value.filter(isVisible).length);
  const groups = computed(() => {
    void version.value;
    return firstOf(visible.value, limit.value).map((group) => ({
      ...group,
      items: group.items.map(itemOf),
    }));
  });
  const items = computed(() => groups.value.flatMap((group) => group.items));
  const waiting = computed(() => items.value.filter(({ waits }) => waits).slice(0, bulkLimit));
  const current = computed(() => {
    const isThere = items.value.some(({ id }) => id === selected.value);
    return isThere ? selected.value : items.value[0]?.id;
  });

  function isVisible(row: InboxRow): boolean {
    return row.rank > 0 || mutedShown.value;
  }

  function itemOf({ waiting: _, ...row }: InboxRow): InboxItem {
    const state = states.get(row.id);
    const marks = state?.marks ?? nothing;
    const { rank, because } = judge.value(row.details);
    return {
      ...row,
      waits: isUnseen(state),
      opened: state?.opened !== undefined,
      pressed: Object.fromEntries(
        markNames.map((name) => [name, marks[name]?.value === true]),
      ) as Record<MarkName, boolean>,
      // After a change of rules the library needs a moment to rank again.
      ...(because && rank === row.rank && { because }),
    };
  }

  /** How actions that the library doesn't hold yet change the counts. */
  const counts = computed<InboxCounts | undefined>(() => {
    const read = reading.counts.value;
    void version.value;
    if (!read) return undefined;
    const all = { waiting: read.waiting, raised: read.raised, muted: read.muted };
    for (const { id, rank } of loaded.value) {
      const by = Number(isUnseen(states.get(id))) - Number(isUnseen(told.get(id)));
      if (rank === 0) all.muted += by;
      else all.waiting += by;
      if (rank === 2) all.raised += by;
    }
    return all;
  });

  /** Lays the user's action over what is known, until the library holds it. */
  async function follow(action: Action, answer: Promise<Result>): Promise<void> {
    states.begin(action);
    version.value++;
    const result = await answer;
    // An action that waits in the journal, or could not be read again, stays laid over.
    if (result === 'kept' || (isDone(result) && !(await reading.again()))) return;
    states.settle([action.id]);
    version.value++;
  }
  queue.onAct((action, answer) => void follow(action, answer));

  function focusOn(paper: PaperId | undefined): void {
    if (paper === undefined) return;
    batch(() => {
      selected.value = paper;
      focusWanted.value++;
    });
  }
  const placeOf = (paper: PaperId | undefined) => items.peek().findIndex(({ id }) => id === paper);
  const find = (paper: PaperId) => items.peek().find(({ id }) => id === paper);

  return {
    view: reading.view,
    hasNews: reading.hasNews,
    feeds: reading.feeds,
    titles: reading.titles,
    counts,
    groups,
    hasMore: computed(() => visibleCount.value > limit.value || reading.hasMore.value),
    depth: computed(() => `${items.value.length} ${loaded.value.length}`),
    mutedShown,
    seeable: computed(() => waiting.value.length),
    current,
    focusWanted: computed(() => focusWanted.value + queue.focusWanted.value),
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
      const stops = [desk.onChange(again), needs.onSettings(again)];
      return () => {
        for (const stop of stops) stop();
      };
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
      void reading.anew().then(() => focusOn(items.peek()[0]?.id));
    },
    more() {
      const isRead = visibleCount.peek() > limit.peek();
      limit.value = Math.min(limit.peek(), visibleCount.peek()) + inboxPage;
      if (!isRead) void reading.more();
    },
    toggleMuted() {
      mutedShown.value = !mutedShown.peek();
    },
    select(paper) {
      selected.value = paper;
    },
    step(by) {
      const all = items.peek();
      const place = placeOf(current.peek()) + by;
      focusOn(all[Math.min(Math.max(place, 0), all.length - 1)]?.id);
    },
    stepToWaiting() {
      const from = placeOf(current.peek());
      focusOn(items.peek().find(({ waits }, place) => waits && place > from)?.id);
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

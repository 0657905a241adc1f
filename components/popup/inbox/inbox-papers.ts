import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Action } from '../../../utils/actions/actions-schema';
import { bulkLimit } from '../../../utils/actions/bulk-limit';
import { createStates } from '../../../utils/actions/states';
import type { InboxCounts } from '../../../utils/library/answers';
import type { InboxRow } from '../../../utils/library/inbox/inbox-rows';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { isUnseen } from '../../../utils/paper/state/newness';
import type { PaperState } from '../../../utils/paper/state/paper-state-schema';
import { createJudge } from '../../../utils/rules/rules';
import { type CurrentRow, createCurrentRow } from '../../ui/focus/current-row';
import { layUntilRead } from '../lay-until-read';
import type { Result } from '../queue/unconfirmed-actions';
import { inboxPage } from './inbox-days';
import { firstOf, type Group, groupRows } from './inbox-groups';
import type { InboxItem } from './inbox-item';
import { createInboxReading, type InboxReading, type InboxReadingNeeds } from './inbox-reading';

/** What is known of the inbox: what was read, with the user's actions since, and how much of it is shown. */
export interface InboxPapers {
  readonly reading: InboxReading;
  /** The counts of waiting papers by the library, with the user's actions since; nothing until the first count. */
  readonly counts: ReadonlySignal<InboxCounts | undefined>;
  /** The papers shown, in their groups. */
  readonly groups: ReadonlySignal<readonly Group<InboxItem>[]>;
  readonly items: ReadonlySignal<readonly InboxItem[]>;
  /** Of the papers shown, those that wait, as many as one action may hold. */
  readonly waiting: ReadonlySignal<readonly InboxItem[]>;
  readonly row: CurrentRow;
  /** How many papers may be shown. */
  readonly limit: Signal<number>;
  readonly mutedShown: Signal<boolean>;
  /** How many papers were read that may be shown. */
  readonly visibleCount: ReadonlySignal<number>;
  /** Changes whenever more is read or shown. */
  readonly depth: ReadonlySignal<string>;
  /** Lays an action of the user over what is known, until the library holds it. */
  follow(action: Action, answer: Promise<Result>): Promise<void>;
}

const nothing: PaperState['marks'] = {};

export function createInboxPapers(needs: Omit<InboxReadingNeeds, 'tell'>): InboxPapers {
  const states = createStates();
  /** What the library answered, without the user's actions since. */
  const told = new Map<PaperId, PaperState>();
  /** Increases when `states` or `told` change. */
  const version = signal(0);
  const draw = () => void version.value++;
  const limit = signal(inboxPage);
  const mutedShown = signal(false);

  const reading = createInboxReading({
    ...needs,
    tell(found) {
      for (const state of found) told.set(state.id, state);
      states.tell(found);
      draw();
    },
  });
  const judge = computed(() => createJudge(reading.settings.value?.rules ?? []));
  const loaded = computed(() => reading.portions.value.flat());
  const isVisible = (row: InboxRow) => row.rank > 0 || mutedShown.value;
  const visible = computed(() =>
    groupRows(reading.portions.value.map((rows) => rows.filter(isVisible))),
  );
  const groups = computed(() => {
    void version.value;
    return firstOf(visible.value, limit.value).map((group) => ({
      ...group,
      items: group.items.map(itemOf),
    }));
  });
  const items = computed(() => groups.value.flatMap((group) => group.items));

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

  return {
    reading,
    counts: computed(() => {
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
    }),
    groups,
    items,
    waiting: computed(() => items.value.filter(({ waits }) => waits).slice(0, bulkLimit)),
    row: createCurrentRow(items),
    limit,
    mutedShown,
    visibleCount: computed(() => loaded.value.filter(isVisible).length),
    depth: computed(() => `${items.value.length} ${loaded.value.length}`),
    follow: (action, answer) =>
      layUntilRead(states, action, answer, { draw, readAgain: reading.again }),
  };
}

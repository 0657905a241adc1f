import type { Action, ListingKey } from '../../../utils/actions/actions-schema';
import type { Desk } from '../../../utils/desk/desk';
import type { ActionRecord, ActionSummary, Outcome } from '../../../utils/library/action-record';
import type { QueueItem } from '../../../utils/library/answers';
import type { Healed } from '../../../utils/library/shadow/healed-schema';
import { actionId, paper } from '../make';

/** The `n`th paper of a queue, queued `n` hours before `now`. */
export const item = (n: number, more: Partial<QueueItem> = {}): QueueItem => ({
  id: paper(n),
  position: `a${String(n).padStart(4, '0')}`,
  queuedAt: Date.now() - n * 3_600_000,
  starred: false,
  details: { title: `Paper ${n}`, organisation: { slug: 'lab', name: 'The Lab' } },
  listing: 'huggingface/day/2026-06-03' as ListingKey,
  ...more,
});

/** Not even the journal took it. */
export class FakeNotStored extends Error {}

interface Undo {
  readonly record: ActionRecord;
  readonly rows: readonly QueueItem[];
}

/**
 * A desk over plain arrays: enough of the library's rules for what the popup shows of them.
 * `journal` holds every action in the order in which it was written.
 */
export function createFakeDesk(first: readonly QueueItem[] = []) {
  let rows = [...first];
  let applied: Undo[] = [];
  const waiting: Action[] = [];
  const journal: Action[] = [];
  const listeners = new Set<() => void>();
  const queueCalls: number[] = [];
  const fake = {
    journal,
    queueCalls,
    /** Acts and reads wait for this. */
    gate: Promise.resolve(),
    stored: true,
    failure: undefined as Desk['failure'],
    /** Why the library can't be read. */
    unreadable: undefined as Error | undefined,
    healed: undefined as Healed | undefined,
    kept: 0,
    get rows() {
      return rows;
    },
    /** Another context changed the queue. */
    change(next: readonly QueueItem[]) {
      rows = [...next];
      for (const listener of listeners) listener();
    },
    /** Another context did something that can be undone. */
    remember(summary: ActionSummary, more: Partial<ActionRecord> = {}): ActionRecord {
      const time = more.time ?? Date.now();
      const record = { id: actionId(time), time, summary, changes: [], ...more };
      applied = [...applied, { record, rows }];
      return record;
    },
  };

  const summaryOf = (action: Action): ActionSummary | undefined => {
    if (action.kind === 'move') return { kind: 'move' };
    if (action.kind !== 'mark') return undefined;
    const { mark, value, papers } = action;
    const title = papers[0]?.title;
    return {
      kind: 'mark',
      mark,
      value,
      count: papers.length,
      ...(title !== undefined && { title }),
    };
  };

  function change(action: Action): void {
    if (action.kind === 'mark') {
      const ids = new Set(action.papers.map(({ id }) => id));
      if (action.mark === 'starred') {
        rows = rows.map((row) => (ids.has(row.id) ? { ...row, starred: action.value } : row));
      } else {
        rows = rows.filter((row) => !ids.has(row.id));
      }
    }
    if (action.kind === 'move') {
      const moved = rows.find((row) => row.id === action.paper);
      const others = rows.filter((row) => row.id !== action.paper);
      const place = action.before
        ? others.findIndex((row) => row.id === action.before)
        : action.after
          ? others.length
          : 0;
      if (moved) others.splice(place, 0, moved);
      rows = others.map((row, n) => ({ ...row, position: `b${String(n).padStart(4, '0')}` }));
    }
  }

  function apply(action: Action): Outcome {
    const { id } = action;
    if (action.kind === 'undo') {
      const target = applied.find(({ record }) => record.id === action.target);
      if (!target) return { id, status: 'refused', reason: 'unknown target' };
      if (target.record.undoneBy) return { id, status: 'refused', reason: 'already undone' };
      rows = [...target.rows];
      applied = applied.map((one) =>
        one === target ? { ...one, record: { ...one.record, undoneBy: id } } : one,
      );
      return { id, status: 'applied', papers: [], changed: 23 - fake.kept, kept: fake.kept };
    }
    const summary = summaryOf(action);
    const before = rows;
    change(action);
    if (summary) {
      const record: ActionRecord = { id, time: action.time, summary, changes: [] };
      applied = [...applied, { record, rows: before }];
    }
    return { id, status: 'applied', papers: [], changed: 1, kept: 0 };
  }

  async function ready(): Promise<Outcome[]> {
    await fake.gate;
    return fake.failure ? [] : waiting.splice(0).map(apply);
  }
  async function read<T>(answer: () => T): Promise<T> {
    await fake.gate;
    if (fake.unreadable) throw fake.unreadable;
    return answer();
  }
  const newestFirst = () => applied.map(({ record }) => record).reverse();
  const unused = (): never => {
    throw new Error('not for the popup');
  };

  const desk: Desk = {
    get failure() {
      return fake.failure;
    },
    ready,
    tell: async () => undefined,
    tellAll: async () => undefined,
    tellSettings: async () => undefined,
    tellInbox: async () => undefined,
    write: async () => undefined,
    resume: async () => undefined,
    undisturbed: (work) => work(),
    async act(action) {
      if (fake.stored) journal.push(action);
      await fake.gate;
      if (!fake.stored) throw new FakeNotStored();
      waiting.push(action);
      return (await ready()).find(({ id }) => id === action.id);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    library: {
      apply: unused,
      bringIn: unused,
      feeds: () => read(() => []),
      keepFeeds: unused,
      inbox: () => read(() => []),
      brought: unused,
      inboxCounts: () => read(() => ({ waiting: 0, raised: 0, muted: 0 })),
      tendInbox: unused,
      openings: unused,
      readPage: unused,
      alias: unused,
      aliases: unused,
      claims: unused,
      withAliases: unused,
      lookUp: unused,
      index: unused,
      indexSince: unused,
      paper: unused,
      visit: unused,
      queue: (limit, after) =>
        read(() => {
          queueCalls.push(limit);
          return rows
            .filter((row) => after === undefined || row.position > after.position)
            .slice(0, limit);
        }),
      meet: async () => [],
      lacking: async () => [],
      ownWords: async () => ({ tags: [] }),
      tags: async () => [],
      allPapers: async () => [],
      cited: async () => [],
      queueLength: () => read(() => rows.length),
      tally: () => read(() => ({ read: 4, queued: 2, starred: 1, hidden: 0 })),
      lastUndoable: () =>
        read(() =>
          newestFirst().find(({ undoneBy, summary }) => !undoneBy && summary.kind !== 'undo'),
        ),
      history: (limit) => read(() => newestFirst().slice(0, limit)),
      writeShadow: unused,
      tend: unused,
      healed: () => read(() => fake.healed),
      forgetHealed: async () => {
        fake.healed = undefined;
      },
      size: () => read(() => ({ papers: rows.length, tagged: 0, noted: 0, seen: 0, aliases: 0 })),
      lastChange: unused,
      readAll: unused,
      resume: async () => undefined,
      close: () => undefined,
    },
  };
  return Object.assign(fake, { desk });
}
export type FakeDesk = ReturnType<typeof createFakeDesk>;

export const lastAction = (fake: FakeDesk): Action | undefined => fake.journal.at(-1);

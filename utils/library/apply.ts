import type { Action } from '../actions';
import type { PaperId } from '../paper-id';
import { applyMark } from './apply-mark';
import { applyMove } from './apply-move';
import { applyOpened, applySee } from './apply-see';
import { applyUndo, undoTarget } from './apply-undo';
import type { Database } from './connection';
import { pruneActions } from './history';
import { saneTime } from './set-mark';
import { type ActionTransaction, beginAction } from './transaction';
import type { ActionSummary, Change, Outcome, Refusal } from './types';
import { leaveVisit } from './visits';

/** What an action did, before it is recorded. */
interface Done {
  readonly changes: readonly Change[];
  readonly summary: ActionSummary;
  readonly kept?: number;
}

/** Applies one action in one transaction. An action whose id is known changes nothing. */
export async function apply(db: Database, action: Action, now: number): Promise<Outcome> {
  const tx = beginAction(db);
  // A failure is told by the awaits below; the transaction's own promise must not go unheard.
  tx.done.catch(() => undefined);
  try {
    const outcome = await applyIn(tx, action, now);
    await tx.done;
    return outcome;
  } catch (error) {
    abort(tx);
    // The reason of the abort says more than the request that it cut short.
    await tx.done.catch(() => undefined);
    throw tx.error ?? error;
  }
}

function abort(tx: ActionTransaction): void {
  try {
    tx.abort();
  } catch {
    // It was over already.
  }
}

async function applyIn(tx: ActionTransaction, action: Action, now: number): Promise<Outcome> {
  const { id } = action;
  const known = await tx.objectStore('actions').get(id);
  if (known?.summary.kind === 'refused') {
    return { id, status: 'refused', reason: known.summary.reason };
  }
  if (known) return { id, status: 'known', papers: papersOf(known.changes) };

  const done = await act(tx, action, now);
  if (typeof done === 'string') {
    await remember(tx, action, { changes: [], summary: { kind: 'refused', reason: done } }, now);
    return { id, status: 'refused', reason: done };
  }
  const { changes, kept = 0 } = done;
  if (isRemembered(action)) await remember(tx, action, done, now);
  const papers = action.kind === 'opened' ? [action.paper] : papersOf(changes);
  return { id, status: 'applied', papers, changed: papersOf(changes).length, kept };
}

async function remember(
  tx: ActionTransaction,
  action: Action,
  { changes, summary }: Done,
  now: number,
): Promise<void> {
  const { id, time, tab } = action;
  const auto = 'by' in action && action.by === 'auto';
  await tx.objectStore('actions').put({
    id,
    time,
    ...(auto && { auto }),
    ...(tab !== undefined && { tab }),
    summary,
    changes,
  });
  await pruneActions(tx, now);
}

/** What changes by itself and may change twice without harm is not worth a record. */
const isRemembered = (action: Action): boolean =>
  action.kind === 'mark' ||
  action.kind === 'move' ||
  action.kind === 'undo' ||
  (action.kind === 'see' && action.by === 'hand');

async function act(tx: ActionTransaction, action: Action, now: number): Promise<Done | Refusal> {
  const titleOf = async (paper: PaperId) => {
    const title = (await tx.objectStore('papers').get(paper))?.details.title;
    return title === undefined ? {} : { title };
  };
  switch (action.kind) {
    case 'mark': {
      const { mark, value, papers } = action;
      const changes = await applyMark(tx, action, now);
      const [only] = papers;
      const title = papers.length === 1 ? (only?.title ?? only?.details?.title) : undefined;
      const summary = { kind: 'mark', mark, value, count: papers.length } as const;
      return { changes, summary: { ...summary, ...(title !== undefined && { title }) } };
    }
    case 'see': {
      const changes = await applySee(tx, { ...action, time: saneTime(action.time, now) });
      return {
        changes,
        summary: { kind: 'see', value: action.value, count: action.papers.length },
      };
    }
    case 'move': {
      const change = await applyMove(tx, action, now);
      if (!change) return 'not queued';
      return { changes: [change], summary: { kind: 'move', ...(await titleOf(action.paper)) } };
    }
    case 'undo': {
      const target = await undoTarget(tx, action);
      if (typeof target === 'string') return target;
      const { changes, kept } = await applyUndo(tx, action, target, now);
      const count = papersOf(changes).length;
      return { changes, kept, summary: { kind: 'undo', of: target.summary, count, kept } };
    }
    case 'opened':
      await applyOpened(tx, action);
      return { changes: [], summary: { kind: 'see', value: true, count: 1 } };
    case 'left':
      await leaveVisit(tx, action);
      return { changes: [], summary: { kind: 'see', value: true, count: 0 } };
  }
}

const papersOf = (changes: readonly Change[]): PaperId[] => [
  ...new Set(changes.map(({ paper }) => paper)),
];

import type { Action } from '../../actions/actions-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { PositionsUsedUp } from '../../paper/state/positions';
import type { Change, Outcome } from '../action-record';
import { endOfOld, pruneActions } from '../look-up/history';
import { readFact } from '../shadow/generations';
import type { Database } from '../store/library-schema';
import { noteChanged } from './note-changed';
import { type Done, prepare } from './prepare';
import { renumberQueue } from './renumber-queue';
import { papersOf } from './summaries';
import { type ActionTransaction, inAction, write } from './transaction';

/**
 * Applies one action in one transaction. An action whose id is known changes nothing. `kept`: the generation that the
 * shadow is known to hold.
 */
export async function apply(db: Database, action: Action, now: number, kept = 0): Promise<Outcome> {
  try {
    return await applyOnce(db, action, now, kept);
  } catch (error) {
    if (!(error instanceof PositionsUsedUp)) throw error;
    await inAction(db, (tx) => renumberQueue(tx, kept));
    return applyOnce(db, action, now, kept);
  }
}

const applyOnce = (db: Database, action: Action, now: number, kept: number): Promise<Outcome> =>
  inAction(
    db,
    async (tx) => {
      const [outcome, fact] = await Promise.all([applyIn(tx, action, now), readFact(tx)]);
      const how = action.kind === 'see' || action.kind === 'opened' ? 'seen' : 'changed';
      if (outcome.status === 'applied') await noteChanged(tx, fact, outcome.papers, kept, how);
      return outcome;
    },
    // The time at which a page was left only ends a visit.
    action.kind === 'left' ? 'relaxed' : 'strict',
  );

async function applyIn(tx: ActionTransaction, action: Action, now: number): Promise<Outcome> {
  const { id } = action;
  const [known, act, old] = await Promise.all([
    tx.objectStore('actions').get(id),
    prepare(tx, action, now),
    isRemembered(action) ? endOfOld(tx, now) : undefined,
  ]);
  if (known?.summary.kind === 'refused') {
    return { id, status: 'refused', reason: known.summary.reason };
  }
  if (known) return { id, status: 'known', papers: papersToTell(action, known.changes) };

  const done = await act();
  if (typeof done === 'string') {
    remember(tx, action, { changes: [], summary: { kind: 'refused', reason: done } });
    return { id, status: 'refused', reason: done };
  }
  const { changes, kept = 0 } = done;
  if (isRemembered(action) && !done.isFolded) {
    remember(tx, action, done);
    if (old !== undefined) await pruneActions(tx, old);
  }
  const papers = papersToTell(action, changes);
  const begun = done.chunks !== undefined && ({ everywhere: true } as const);
  return { id, status: 'applied', papers, changed: papersOf(changes).length, kept, ...begun };
}

function remember(tx: ActionTransaction, action: Action, { changes, summary, chunks }: Done): void {
  const { id, time, tab } = action;
  const auto = 'by' in action && action.by === 'auto';
  write(tx, 'actions', {
    id,
    time,
    ...(auto && { auto }),
    ...(tab !== undefined && { tab }),
    ...(action.kind === 'note' && action.step !== undefined && { step: action.step }),
    summary,
    changes,
    ...(chunks !== undefined && { chunks }),
  });
}

/** Automatic changes that are idempotent need no record. */
const isRemembered = (action: Action): boolean =>
  action.kind === 'mark' ||
  action.kind === 'move' ||
  action.kind === 'undo' ||
  action.kind === 'tag' ||
  action.kind === 'note' ||
  action.kind === 'rename tag' ||
  (action.kind === 'see' && action.by === 'hand');

/**
 * The papers that other contexts are told about. An action without a record changes nothing the second time, and the
 * worker may have been killed before it told them of the first: they are told of all its papers.
 */
function papersToTell(action: Action, changes: readonly Change[]): PaperId[] {
  if (action.kind === 'opened') return [action.paper];
  // What an earlier action's record holds is no change of its own.
  if (action.kind === 'note') return [action.paper.id];
  return action.kind === 'see' ? [...action.papers] : papersOf(changes);
}

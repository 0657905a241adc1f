import type { Action } from '../../actions/actions-schema';
import type { ActionRecord, ActionSummary, Change, Refusal } from '../action-record';
import { decideUndo } from '../restore/decide';
import { readRows } from '../store/rows';
import { applyMark, readForMark } from './apply-mark';
import { applyMove } from './apply-move';
import { applyNote } from './apply-note';
import { applyRenameTag } from './apply-rename-tag';
import { applyOpened, applySee } from './apply-see';
import { applyTag, readForTag } from './apply-tag';
import { roomToSee } from './seen-limit';
import { saneTime } from './set-mark';
import { markSummary, noteSummary, papersOf, tagSummary } from './summaries';
import { type ActionTransaction, write } from './transaction';
import { applyUndo, undoTarget } from './undo/apply-undo';
import { leaveVisit } from './visits';

/** What an action did, before it is recorded. */
export interface Done {
  readonly changes: readonly Change[];
  readonly summary: ActionSummary;
  readonly kept?: number;
  /** The action was decided here and continues in further transactions. */
  readonly chunks?: number;
  /** An earlier action's record holds it, too. */
  readonly isFolded?: boolean;
}

/**
 * Reads what an action needs. Returns the function that applies it, or why it can't be applied. Writes nothing, as the
 * action may turn out to be known already.
 */
export async function prepare(
  tx: ActionTransaction,
  action: Action,
  now: number,
): Promise<() => Done | Refusal | Promise<Done | Refusal>> {
  switch (action.kind) {
    case 'mark': {
      const rows = await readForMark(tx, action);
      return () => ({ changes: applyMark(rows, action, now), summary: markSummary(action) });
    }
    case 'see': {
      const time = saneTime(action.time, now);
      const [rows, { room, note }] = await Promise.all([
        readRows(tx, 'seen', action.papers),
        roomToSee(tx, action, time),
      ]);
      const { value, papers } = action;
      const summary = { kind: 'see', value, count: papers.length } as const;
      return () => {
        const changes = applySee(rows, { ...action, time }, room);
        note(changes.length);
        return { changes, summary };
      };
    }
    case 'move':
      return () => move(tx, action, now);
    case 'undo':
      return () => undo(tx, action, now);
    case 'tag': {
      const rows = await readForTag(tx, action);
      return () => {
        const changes = applyTag(rows, action, now);
        return typeof changes === 'string' ? changes : { changes, summary: tagSummary(action) };
      };
    }
    case 'note':
      return async () => ({
        ...(await applyNote(tx, action, now)),
        summary: noteSummary(action),
      });
    case 'rename tag':
      return async () => {
        const { from, to } = action;
        const changes = await applyRenameTag(tx, action, now);
        const count = papersOf(changes).length;
        return { changes, summary: { kind: 'rename tag', from, to, count } };
      };
    case 'opened':
      return async () => {
        await applyOpened(tx, action);
        return { changes: [], summary: { kind: 'see', value: true, count: 1 } };
      };
    case 'left':
      return async () => {
        await leaveVisit(tx, action);
        return { changes: [], summary: { kind: 'see', value: true, count: 0 } };
      };
  }
}

async function move(
  tx: ActionTransaction,
  action: Extract<Action, { kind: 'move' }>,
  now: number,
): Promise<Done | Refusal> {
  const change = await applyMove(tx, action, now);
  if (!change) return 'not queued';
  const title = (await tx.objectStore('papers').get(action.paper))?.details.title;
  return { changes: [change], summary: { kind: 'move', ...(title !== undefined && { title }) } };
}

async function undo(
  tx: ActionTransaction,
  action: Extract<Action, { kind: 'undo' }>,
  now: number,
): Promise<Done | Refusal> {
  const target = await undoTarget(tx, action);
  if (typeof target === 'string') return target;
  if (target.chunks !== undefined) return undoImport(tx, action, target, target.chunks);
  const { changes, kept } = await applyUndo(tx, action, target, now);
  const count = papersOf(changes).length;
  return { changes, kept, summary: { kind: 'undo', of: target.summary, count, kept } };
}

/** Too much for one transaction: this one only decides; `carryOn` does the work. */
async function undoImport(
  tx: ActionTransaction,
  { id, time }: Action,
  target: ActionRecord,
  chunks: number,
): Promise<Done> {
  await decideUndo(tx, { id, time }, { ...target, chunks });
  write(tx, 'actions', { ...target, undoneBy: id });
  const summary = { kind: 'undo', of: target.summary, count: 0, kept: 0 } as const;
  return { changes: [], summary, chunks: 0 };
}

import type { Action } from '../../actions/actions-schema';
import type { Mark } from '../../paper/state/marks-schema';
import type { Change } from '../action-record';
import { positionBetween } from './queue-order';
import { nextTime } from './set-mark';
import { type ActionTransaction, marksRow } from './transaction';

/** Gives a queued paper its new position. Returns nothing if it isn't queued. */
export async function applyMove(
  tx: ActionTransaction,
  { id, paper, time, after, before }: Extract<Action, { kind: 'move' }>,
  now: number,
): Promise<Change | undefined> {
  const row = await marksRow(tx, paper);
  const current = row.marks.queued;
  if (!current?.value) return undefined;
  const moved: Mark = {
    ...current,
    time: nextTime(time, current.time, now),
    action: id,
    position: await positionBetween(tx, after, before),
  };
  row.marks.queued = moved;
  await tx.objectStore('marks').put(row);
  return { paper, mark: 'queued', before: current, after: moved };
}

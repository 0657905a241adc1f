import type { Action } from '../actions';
import type { ActionId, Mark } from '../marks';
import { laterMarks } from './aliases';
import { type MarksRows, type Rows, readMarks, readRows } from './rows';
import { nextTime } from './set-mark';
import { type ActionTransaction, write } from './transaction';
import type { ActionRecord, Change, Refusal, Seen } from './types';

type Undo = Extract<Action, { kind: 'undo' }>;

/** The action to take back, or why it can't be. */
export async function undoTarget(
  tx: ActionTransaction,
  { target, tab }: Undo,
): Promise<ActionRecord | Refusal> {
  const record = await tx.objectStore('actions').get(target);
  if (!record) return 'unknown target';
  if (record.undoneBy !== undefined) return 'already undone';
  // A page undoes what was done in its own tab; the popup, which has no tab, everything.
  if (tab !== undefined && record.tab !== tab) return 'not yours';
  return record;
}

/**
 * Writes the old values with new times wherever things still are as the action left them.
 * Gives what it changed, and how much it kept because it changed since.
 */
export async function applyUndo(
  tx: ActionTransaction,
  { id, time }: Undo,
  target: ActionRecord,
  now: number,
): Promise<{ changes: Change[]; kept: number }> {
  const idsOf = (changes: readonly Change[]) => changes.map(({ paper }) => paper);
  const [marks, seen] = await Promise.all([
    readMarks(tx, idsOf(target.changes.filter(({ mark }) => mark !== 'seen'))),
    readRows(tx, 'seen', idsOf(target.changes.filter(({ mark }) => mark === 'seen'))),
  ]);
  const changes: Change[] = [];
  let kept = 0;
  for (const change of target.changes) {
    const made =
      change.mark === 'seen'
        ? undoSeen(seen, change, time)
        : undoMark(marks, change, id, time, now);
    if (made) changes.push(made);
    else kept++;
  }
  write(tx, 'actions', { ...target, undoneBy: id });
  await stepBack(tx, target);
  return { changes, kept };
}

function undoMark(
  rows: MarksRows,
  { paper, mark, before, after }: Exclude<Change, { mark: 'seen' }>,
  undo: ActionId,
  time: number,
  now: number,
): Change | undefined {
  const { row, others } = rows.of(paper);
  const current = row.marks[mark];
  if (!current || current.action !== after.action || current.value !== after.value)
    return undefined;
  // Under another id of the paper it may have changed since.
  const standing = laterMarks([row, ...others].map(({ marks }) => marks))[mark];
  if (standing && standing.action !== after.action) return undefined;
  const restored: Mark = {
    // Its own action again, so that undoing that one, too, finds it as it left it.
    ...(before ?? { value: false, by: 'auto', action: undo }),
    time: nextTime(time, current.time, now),
  };
  row.marks[mark] = restored;
  rows.put(row);
  return { paper, mark, before: current, after: restored };
}

function undoSeen(
  rows: Rows<Seen>,
  { paper, before, after }: Extract<Change, { mark: 'seen' }>,
  time: number,
): Change | undefined {
  if (rows.get(paper) !== after) return undefined;
  const restored = before ?? -Math.max(time, after + 1);
  rows.put(paper, restored);
  return { paper, mark: 'seen', before: after, after: restored };
}

/** Undoing an undo does the action again: it can then be undone once more. */
async function stepBack(
  tx: ActionTransaction,
  { changes, summary, id }: ActionRecord,
): Promise<void> {
  if (summary.kind !== 'undo' || changes.length === 0) return;
  const store = tx.objectStore('actions');
  for (let cursor = await store.openCursor(IDBKeyRange.upperBound(id, true), 'prev'); cursor; ) {
    if (cursor.value.undoneBy === id) {
      const { undoneBy: _, ...again } = cursor.value;
      await cursor.update(again);
      return;
    }
    cursor = await cursor.continue();
  }
}

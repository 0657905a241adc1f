import type { Action } from '../actions';
import type { ActionId, Mark } from '../marks';
import { createGroups, type Groups, laterMarks, otherRows } from './aliases';
import { nextTime } from './set-mark';
import { type ActionTransaction, marksRow } from './transaction';
import type { ActionRecord, Change, Refusal } from './types';

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
  const ids = target.changes.map(({ paper }) => paper);
  const groups = await createGroups(tx.objectStore('aliases'), ids);
  const changes: Change[] = [];
  let kept = 0;
  for (const change of target.changes) {
    const made =
      change.mark === 'seen'
        ? await undoSeen(tx, change, time)
        : await undoMark(tx, groups, change, id, time, now);
    if (made) changes.push(made);
    else kept++;
  }
  await tx.objectStore('actions').put({ ...target, undoneBy: id });
  await stepBack(tx, target);
  return { changes, kept };
}

async function undoMark(
  tx: ActionTransaction,
  groups: Groups,
  { paper, mark, before, after }: Exclude<Change, { mark: 'seen' }>,
  undo: ActionId,
  time: number,
  now: number,
): Promise<Change | undefined> {
  const row = await marksRow(tx, paper);
  const current = row.marks[mark];
  if (!current || current.action !== after.action || current.value !== after.value)
    return undefined;
  // Under another id of the paper it may have changed since.
  const others = await otherRows(tx.objectStore('marks'), groups, paper);
  const standing = laterMarks([row, ...others].map(({ marks }) => marks))[mark];
  if (standing && standing.action !== after.action) return undefined;
  const restored: Mark = {
    // Its own action again, so that undoing that one, too, finds it as it left it.
    ...(before ?? { value: false, by: 'auto', action: undo }),
    time: nextTime(time, current.time, now),
  };
  row.marks[mark] = restored;
  await tx.objectStore('marks').put(row);
  return { paper, mark, before: current, after: restored };
}

async function undoSeen(
  tx: ActionTransaction,
  { paper, before, after }: Extract<Change, { mark: 'seen' }>,
  time: number,
): Promise<Change | undefined> {
  const store = tx.objectStore('seen');
  if ((await store.get(paper)) !== after) return undefined;
  const restored = before ?? -Math.max(time, after + 1);
  await store.put(restored, paper);
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

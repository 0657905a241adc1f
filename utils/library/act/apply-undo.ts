import type { Action } from '../../actions/actions-schema';
import type { ActionId } from '../../paper/action-id';
import type { Mark } from '../../paper/marks-schema';
import type { Seen } from '../../paper/paper-state-schema';
import type { ActionRecord, Change, Refusal } from '../action-record';
import type { MarksRow } from '../store/library-schema';
import { type MarksRows, type Rows, readMarks, readRows } from '../store/rows';
import { laterMarks } from './aliases';
import { nextTime } from './set-mark';
import { type ActionTransaction, write } from './transaction';

type Undo = Extract<Action, { kind: 'undo' }>;

/** The action to take back, or why it can't be. */
export async function undoTarget(
  tx: ActionTransaction,
  { target, tab }: Undo,
): Promise<ActionRecord | Refusal> {
  const record = await tx.objectStore('actions').get(target);
  if (!record) return 'unknown target';
  if (record.undoneBy !== undefined || isUndoOfImport(record)) return 'already undone';
  // A page may undo only its own tab's actions; the popup, which has no tab, may undo any.
  if (tab !== undefined && record.tab !== tab) return 'not yours';
  return record;
}

/** Undoing a restored file is final: the user can restore the file again instead. */
const isUndoOfImport = ({ summary, chunks }: ActionRecord): boolean =>
  summary.kind === 'undo' && chunks !== undefined;

/**
 * Writes the old values with new times wherever things still are as the action left them. Returns its changes, and how
 * many values it kept because they changed since.
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
        : undoMark(marks, change, { action: id, time, now });
    if (made) changes.push(made);
    else kept++;
  }
  write(tx, 'actions', { ...target, undoneBy: id });
  await stepBack(tx, target);
  return { changes, kept };
}

function undoMark(
  rows: MarksRows,
  change: Exclude<Change, { mark: 'seen' }>,
  undoing: Undoing,
): Change | undefined {
  const { row, others } = rows.of(change.paper);
  const made = takenBack(change, row, others, undoing);
  if (made) rows.put(row);
  return made;
}

/** Who undoes, and when. */
export interface Undoing {
  readonly action: ActionId;
  readonly time: number;
  readonly now: number;
}

/**
 * Puts a mark back, in `row`, where it still is as the change left it. `others`: the rows of the paper's other ids,
 * under which it may have changed since. Returns the change; nothing if the mark was kept.
 */
export function takenBack(
  { paper, mark, before, after }: Exclude<Change, { mark: 'seen' }>,
  row: MarksRow,
  others: readonly MarksRow[],
  { action, time, now }: Undoing,
): Change | undefined {
  const current = row.marks[mark];
  if (!current || current.action !== after.action || current.value !== after.value)
    return undefined;
  const standing = laterMarks([row, ...others].map(({ marks }) => marks))[mark];
  if (standing && standing.action !== after.action) return undefined;
  const restored: Mark = {
    // Restores the earlier action's id, so that undoing that one too finds the mark as it left it.
    ...(before ?? { value: false, by: 'auto', action }),
    time: nextTime(time, current.time, now),
  };
  row.marks[mark] = restored;
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

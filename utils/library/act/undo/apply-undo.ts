import type { Action } from '../../../actions/actions-schema';
import type { Seen } from '../../../paper/state/paper-state-schema';
import type { ActionRecord, Change, ChangeOfSeen, Refusal } from '../../action-record';
import { type MarksRows, type Rows, readMarks, readRows } from '../../store/rows';
import { type ActionTransaction, write } from '../transaction';
import { type ChangeOfRow, isOfRow, takenBack, type Undoing } from './taken-back';

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
    readMarks(tx, idsOf(target.changes.filter(isOfRow))),
    readRows(tx, 'seen', idsOf(target.changes.filter(({ mark }) => mark === 'seen'))),
  ]);
  const changes: Change[] = [];
  const undone = new Set<string>();
  let kept = 0;
  for (const change of target.changes) {
    const made = isOfRow(change)
      ? undoInRow(marks, change, { action: id, time, now, undone })
      : undoSeen(seen, change, time);
    if (made) changes.push(made);
    else kept++;
  }
  write(tx, 'actions', { ...target, undoneBy: id });
  await stepBack(tx, target);
  return { changes, kept };
}

function undoInRow(
  rows: MarksRows,
  change: ChangeOfRow,
  undoing: Undoing,
): ChangeOfRow | undefined {
  const { row, others } = rows.of(change.paper);
  const made = takenBack(change, row, others, undoing);
  if (made) rows.put(made.row);
  return made?.change;
}

function undoSeen(
  rows: Rows<Seen>,
  { paper, before, after }: ChangeOfSeen,
  time: number,
): ChangeOfSeen | undefined {
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

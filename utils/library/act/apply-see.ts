import type { Action, SeeAction } from '../../actions/actions-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { Change } from '../action-record';
import type { Rows } from '../store/rows';
import { type ActionTransaction, marksRow } from './transaction';

/**
 * Papers were on screen, or the user treats them as seen or as new again. The earliest time counts. At most `room`
 * papers change.
 */
export function applySee(rows: Rows<Seen>, action: SeeAction, room: number): Change[] {
  const changes: Change[] = [];
  for (const paper of action.papers) {
    if (changes.length >= room) break;
    const before = rows.get(paper);
    const after = seenAfter(before, action);
    if (after === before) continue;
    rows.put(paper, after);
    changes.push({ paper, mark: 'seen', ...(before !== undefined && { before }), after });
  }
  return changes;
}

function seenAfter(before: Seen | undefined, { value, time }: SeeAction): Seen {
  if (!value)
    return before !== undefined && before < 0 ? before : -Math.max(time, (before ?? 0) + 1);
  if (before === undefined) return time;
  if (before > 0) return Math.min(before, time);
  // The user took it back after it was on screen: it stays taken back.
  return -before < time ? time : before;
}

/** The user followed a link to the paper. */
export async function applyOpened(
  tx: ActionTransaction,
  { paper, time }: Extract<Action, { kind: 'opened' }>,
): Promise<void> {
  const row = await marksRow(tx, paper);
  if ((row.opened ?? 0) >= time) return;
  await tx.objectStore('marks').put({ ...row, opened: time });
}

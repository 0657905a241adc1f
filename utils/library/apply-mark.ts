import type { MarkAction } from '../actions';
import { alsoChanges } from '../marks';
import type { PaperDetails } from '../paper';
import { positionsAtEnd } from './queue-order';
import { setMark } from './set-mark';
import { type ActionTransaction, marksRow } from './transaction';
import type { Change } from './types';

/** Sets one mark of the action's papers, with what follows from it, and keeps what a reader recognises them by. */
export async function applyMark(
  tx: ActionTransaction,
  action: MarkAction,
  now: number,
): Promise<Change[]> {
  const { mark, value, by, id, time } = action;
  const changes: Change[] = [];
  const positions =
    mark === 'queued' && value ? await positionsAtEnd(tx, action.papers.length) : [];
  for (const paper of action.papers) {
    const row = await marksRow(tx, paper.id);
    const follows = alsoChanges(row.marks, mark, value, by);
    const position = positions[0];
    const made = [{ mark, value, ...(position !== undefined && { position }) }, ...follows].flatMap(
      (wanted) => setMark(paper.id, row.marks, { ...wanted, by, action: id, time }, now) ?? [],
    );
    if (made.length === 0) continue;
    if (made[0]?.after && mark === 'queued') positions.shift();
    changes.push(...made);
    await tx.objectStore('marks').put(row);
    if (value) await keepPaper(tx, action, paper);
  }
  return changes;
}

/** Full details of papers one would look for again; of those marked in bulk or hidden, the title. */
async function keepPaper(
  tx: ActionTransaction,
  { mark, papers, listing }: MarkAction,
  { id, title, details }: MarkAction['papers'][number],
): Promise<void> {
  const inFull =
    mark === 'queued' || mark === 'starred' || (mark === 'read' && papers.length === 1);
  const known = details?.title ?? title;
  if (known === undefined) return;
  const kept: PaperDetails = inFull && details ? details : { title: known };
  const before = await tx.objectStore('papers').get(id);
  // A later, poorer listing never takes away what a richer one told.
  const merged = { ...before?.details, ...kept };
  const where = listing ?? before?.listing;
  await tx.objectStore('papers').put({ id, details: merged, ...(where && { listing: where }) });
}

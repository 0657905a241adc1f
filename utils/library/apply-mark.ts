import type { MarkAction } from '../actions';
import { alsoChanges, type Mark } from '../marks';
import type { PaperDetails } from '../paper';
import { createGroups, laterMarks, otherRows } from './aliases';
import { countedNow } from './counts';
import { positionsAtEnd } from './queue-order';
import { setMark, type Wanted } from './set-mark';
import { type ActionTransaction, marksRow } from './transaction';
import type { Change, MarksRow } from './types';

/** Sets one mark of the action's papers, with what follows from it, and keeps what a reader recognises them by. */
export async function applyMark(
  tx: ActionTransaction,
  action: MarkAction,
  now: number,
): Promise<Change[]> {
  const { mark, value, by, id, time } = action;
  const ids = action.papers.map((paper) => paper.id);
  const groups = await createGroups(tx.objectStore('aliases'), ids);
  const positions =
    mark === 'queued' && value ? await positionsAtEnd(tx, action.papers.length) : [];
  const changes: Change[] = [];
  for (const paper of action.papers) {
    const row = await marksRow(tx, paper.id);
    const others = await otherRows(tx.objectStore('marks'), groups, paper.id);
    const marks = laterMarks([row, ...others].map((each) => each.marks));
    const position = positions[0];
    const wanted = [
      { mark, value, ...(position !== undefined && { position }) },
      ...alsoChanges(marks, mark, value, by),
    ];
    const made = wanted.flatMap((each) =>
      setOver(row, others, { ...each, by, action: id, time }, marks[each.mark], now),
    );
    if (made.length === 0) continue;
    if (made[0]?.after && mark === 'queued') positions.shift();
    changes.push(...made);
    for (const each of [row, ...others]) {
      if (made.some((change) => change.paper === each.id)) await tx.objectStore('marks').put(each);
    }
    if (value) await keepPaper(tx, action, paper);
  }
  return changes;
}

/** Sets a mark of a paper that may have several rows: on its own, but off the queue on all that are in it. */
function setOver(
  row: MarksRow,
  others: readonly MarksRow[],
  wanted: Wanted,
  before: Mark | undefined,
  now: number,
): Change[] {
  const queued = [row, ...others].filter(({ marks }) => marks.queued?.value);
  if (wanted.mark === 'queued' && !wanted.value && queued.length > 0) {
    return queued.flatMap((each) => setMark(each.id, each.marks, wanted, now) ?? []);
  }
  const change = setMark(row.id, row.marks, wanted, now, before);
  return change ? [change] : [];
}

/** Full details of papers one would look for again; of those marked in bulk or hidden, the title. */
async function keepPaper(
  tx: ActionTransaction,
  { mark, papers, listing, tab, time }: MarkAction,
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
  const counted = countedNow(
    before?.counted,
    { ...details, time },
    await visitBegun(tx, tab, listing, time),
  );
  await tx.objectStore('papers').put({
    id,
    details: merged,
    ...(where && { listing: where }),
    ...(counted && { counted }),
  });
}

/** When the visit began in which something was done; the moment itself where it was done in none. */
async function visitBegun(
  tx: ActionTransaction,
  tab: MarkAction['tab'],
  listing: MarkAction['listing'],
  time: number,
): Promise<number> {
  if (tab === undefined || listing === undefined) return time;
  return (await tx.objectStore('visits').get([tab, listing]))?.begun ?? time;
}

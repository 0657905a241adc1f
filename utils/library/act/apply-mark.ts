import type { MarkAction } from '../../actions/actions-schema';
import { alsoChanges } from '../../paper/state/marks';
import type { Mark } from '../../paper/state/marks-schema';
import type { Change } from '../action-record';
import { laterMarks } from '../ids/aliases';
import type { MarksRow, PaperRow } from '../store/library-schema';
import { type MarksRows, type Rows, readMarks, readRows } from '../store/rows';
import { keepPaper } from './keep-paper';
import { positionsAtEnd } from './queue-order';
import { setMark, type Wanted } from './set-mark';
import type { ActionTransaction } from './transaction';

/** Everything that marking papers reads, read in one go, and the rows that it writes. */
interface ForMark {
  readonly marks: MarksRows;
  readonly papers: Rows<PaperRow>;
  /** Positions in the queue for as many papers as may need one. */
  readonly positions: readonly string[];
  /** When the visit began in which the user marks; without a visit, the time of the action. */
  readonly begun: number;
}

/** Reads what `applyMark` needs. */
export async function readForMark(tx: ActionTransaction, action: MarkAction): Promise<ForMark> {
  const { mark, value, tab, listing, time } = action;
  const ids = action.papers.map(({ id }) => id);
  const inVisit = value && tab !== undefined && listing !== undefined;
  const [marks, papers, positions, visit] = await Promise.all([
    readMarks(tx, ids),
    readRows(tx, 'papers', value ? ids : []),
    mark === 'queued' && value ? positionsAtEnd(tx, ids.length) : [],
    inVisit ? tx.objectStore('visits').get([tab, listing]) : undefined,
  ]);
  return { marks, papers, positions, begun: visit?.begun ?? time };
}

/**
 * Sets one mark of the action's papers and the marks that follow from it, and keeps details by which a reader
 * recognises them.
 */
export function applyMark(
  { marks: rows, papers, positions, begun }: ForMark,
  action: MarkAction,
  now: number,
): Change[] {
  const { mark, value, by, id, time, listing } = action;
  const inFull =
    mark === 'queued' || mark === 'starred' || (mark === 'read' && action.papers.length === 1);
  const free = [...positions];
  const changes: Change[] = [];
  for (const paper of action.papers) {
    const { row, others } = rows.of(paper.id);
    const marks = laterMarks([row, ...others].map((each) => each.marks));
    const [position] = free;
    const wanted = [
      { mark, value, ...(position !== undefined && { position }) },
      ...alsoChanges(marks, mark, value, by),
    ];
    const made = wanted.flatMap((each) =>
      setOver(row, others, { ...each, by, action: id, time }, marks[each.mark], now),
    );
    if (made.length === 0) continue;
    if (made[0]?.after && mark === 'queued') free.shift();
    changes.push(...made);
    for (const each of [row, ...others]) {
      if (made.some((change) => change.paper === each.id)) rows.put(each);
    }
    if (value) keepPaper(papers, paper, { inFull, listing, time, begun });
  }
  return changes;
}

/**
 * Sets a mark of a paper that may have several rows: on its own row; taking it off the queue changes every queued row.
 */
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

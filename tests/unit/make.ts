/** Small makers of what tests need over and over. */

import { doiPaperId } from '../../utils/paper/ids/doi';
import { arxivPaperId, type PaperId } from '../../utils/paper/ids/paper-id';
import { type ActionId, newActionId } from '../../utils/paper/state/action-id';
import type { MarkName } from '../../utils/paper/state/marks';
import type { Mark } from '../../utils/paper/state/marks-schema';
import type { PaperState } from '../../utils/paper/state/paper-state-schema';

/** `paper(7)` is `arxiv:2603.00007`. */
export function paper(n: number): PaperId {
  const id = arxivPaperId(`2603.${String(n).padStart(5, '0')}`);
  if (!id) throw new Error(`no paper id of ${n}`);
  return id;
}

/** `doi(7)` is `doi:10.1145/7`. */
export function doi(n: number): PaperId {
  const id = doiPaperId(`10.1145/${n}`);
  if (!id) throw new Error(`no DOI of ${n}`);
  return id;
}

export const actionId = (time: number): ActionId => newActionId(time);

export const mark = (value: boolean, time: number, by: Mark['by'] = 'hand'): Mark => ({
  value,
  time,
  by,
  action: actionId(time),
});

/** A paper's state with some marks set at `time`. */
export const marked = (n: number, time: number, ...names: MarkName[]): PaperState => ({
  id: paper(n),
  marks: Object.fromEntries(names.map((name) => [name, mark(true, time)])),
});

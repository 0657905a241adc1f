/** Under which of its ids the library keeps a paper that is met under one of them. */

import type { PaperId } from '../../paper/ids/paper-id';
import { isMarked } from '../../paper/state/marks';
import { hasOwnWords } from '../own-words';
import { getMany } from '../store/get-many';
import type { Database, MarksRow, PaperRow } from '../store/library-schema';
import { readOthers } from './aliases';

/** What is kept of a paper. */
export interface Kept {
  readonly row: MarksRow;
  /** Nothing if not even its title is known. */
  readonly before: PaperRow | undefined;
}

/** Whether the user marked, tagged or noted a paper. */
const isKept = (row: MarksRow): boolean => isMarked(row) || hasOwnWords(row);

/** What is kept of papers, by the ids asked for: under that id, or else under another one of the same paper. */
export async function keptUnder(
  db: Database,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, Kept>> {
  const tx = db.transaction(['marks', 'papers', 'aliases']);
  const others = await readOthers(tx.objectStore('aliases'), ids);
  const groups = ids.map((id) => [id, ...(others.get(id) ?? [])] as const);
  const all = [...new Set(groups.flat())];
  const [marks, papers] = await Promise.all([
    getMany<MarksRow>(tx.objectStore('marks'), all),
    getMany<PaperRow>(tx.objectStore('papers'), all),
  ]);
  return new Map(
    groups.flatMap((group) => {
      const row = group.flatMap((id) => marks.get(id) ?? []).find(isKept);
      return row ? [[group[0], { row, before: papers.get(row.id) }] as const] : [];
    }),
  );
}

/** Whether all details of a paper are kept, and not only its title. */
export const isInFull = ({ row, before }: Kept): boolean =>
  row.marks.queued?.value === true ||
  row.marks.starred?.value === true ||
  hasOwnWords(row) ||
  Object.keys(before?.details ?? {}).length > 1;

/** A page or a feed tells again of papers that the library keeps: what is missing of them is filled in. */
import type { PaperDetails } from '../../paper/details-schema';
import { gathered } from '../../paper/gather-details';
import { isMarked } from '../../paper/marks';
import type { PaperId } from '../../paper/paper-id';
import { detailsWithoutTex } from '../../paper/tex';
import { hasOwnWords } from '../own-words';
import { isSame } from '../restore/merge';
import { readFact } from '../shadow/state';
import type { Database } from '../store/connection';
import { getMany } from '../store/get-many';
import type { MarksRow, PaperRow } from '../store/library-schema';
import { noteChanged } from './note-changed';
import { inAction, write } from './transaction';

export interface Met {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/**
 * Fills in details of those papers that the user marked, tagged or noted: all of them where they are kept in full, else
 * a title that isn't known. `onlyGaps`: nothing that is known changes, whatever is told. Returns the papers that it
 * changed.
 */
export async function meet(
  db: Database,
  papers: readonly Met[],
  kept: number,
  onlyGaps = false,
): Promise<PaperId[]> {
  const changed = await changesIn(db, papers, onlyGaps);
  if (changed.length === 0) return [];
  const ids = changed.map(({ id }) => id);
  await inAction(
    db,
    async (tx) => {
      const rows = await getMany<PaperRow>(tx.objectStore('papers'), ids);
      for (const { id, details } of changed) {
        const before = rows.get(id);
        write(tx, 'papers', { ...before, id, details: told(before, details, onlyGaps) });
      }
      await noteChanged(tx, await readFact(tx), ids, kept);
    },
    // What a page tells, it tells again.
    'relaxed',
  );
  return ids;
}

/** The papers of which something new was told. Only reads: most pages tell nothing new. */
async function changesIn(
  db: Database,
  papers: readonly Met[],
  onlyGaps: boolean,
): Promise<readonly Met[]> {
  const tx = db.transaction(['marks', 'papers']);
  const ids = papers.map(({ id }) => id);
  const [marks, rows] = await Promise.all([
    getMany<MarksRow>(tx.objectStore('marks'), ids),
    getMany<PaperRow>(tx.objectStore('papers'), ids),
  ]);
  return papers.flatMap(({ id, details }) => {
    const [row, before] = [marks.get(id), rows.get(id)];
    if (!row || !isKept(row)) return [];
    const some = detailsWithoutTex(isInFull(row, before) ? details : { title: details.title });
    return isSame(told(before, some, onlyGaps), before?.details) ? [] : [{ id, details: some }];
  });
}

function told(
  before: PaperRow | undefined,
  details: PaperDetails,
  onlyGaps: boolean,
): PaperDetails {
  return onlyGaps && before
    ? { ...details, ...before.details }
    : gathered(before?.details, details);
}

/** Whether the user marked, tagged or noted a paper. */
export const isKept = (row: MarksRow): boolean => isMarked(row) || hasOwnWords(row);

/** Whether all details of a paper are kept, and not only its title. */
export const isInFull = (row: MarksRow, before: PaperRow | undefined): boolean =>
  row.marks.queued?.value === true ||
  row.marks.starred?.value === true ||
  hasOwnWords(row) ||
  Object.keys(before?.details ?? {}).length > 1;

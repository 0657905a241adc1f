import type { PaperDetails } from '../../paper/details-schema';
import type { PaperId } from '../../paper/paper-id';
import { isInFull, isKept } from '../act/meet';
import type { Database } from '../store/connection';
import { getMany } from '../store/get-many';
import type { MarksRow, PaperRow } from '../store/library-schema';

/** What a citation needs, and what a paper is found by. */
const parts = [
  'authors',
  'abstract',
  'subjects',
  'remarks',
  'journal',
  'doi',
  'publishedOn',
] as const satisfies readonly (keyof PaperDetails)[];

/** `Library.lacking` */
export async function lacking(db: Database, ids: readonly PaperId[]): Promise<PaperId[]> {
  const tx = db.transaction(['marks', 'papers']);
  const [marks, papers] = await Promise.all([
    getMany<MarksRow>(tx.objectStore('marks'), ids),
    getMany<PaperRow>(tx.objectStore('papers'), ids),
  ]);
  return ids.filter((id) => {
    const [row, known] = [marks.get(id), papers.get(id)];
    if (!row || !isKept(row)) return false;
    return known === undefined || (isInFull(row, known) && isPartial(known.details));
  });
}

const isPartial = (details: PaperDetails): boolean =>
  parts.some((part) => details[part] === undefined) ||
  (details.authorCount ?? 0) > (details.authors?.length ?? 0);

import type { PaperDetails } from '../../paper/details/details-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { isInFull, keptUnder } from '../ids/kept-under';
import type { Database } from '../store/library-schema';

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
  const known = await keptUnder(db, ids);
  return ids.filter((id) => {
    const kept = known.get(id);
    if (!kept) return false;
    return kept.before === undefined || (isInFull(kept) && isPartial(kept.before.details));
  });
}

const isPartial = (details: PaperDetails): boolean =>
  parts.some((part) => details[part] === undefined) ||
  (details.authorCount ?? 0) > (details.authors?.length ?? 0);

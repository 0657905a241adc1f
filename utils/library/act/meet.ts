/** A page or a feed tells again of papers that the library keeps: what is missing of them is filled in. */
import type { PaperDetails } from '../../paper/details/details-schema';
import { gathered } from '../../paper/details/gather-details';
import { detailsWithoutTex } from '../../paper/details/tex';
import type { PaperId } from '../../paper/ids/paper-id';
import { isInFull, keptUnder } from '../ids/kept-under';
import { isSame } from '../restore/merge';
import { readFact } from '../shadow/generations';
import { getMany } from '../store/get-many';
import type { Database, PaperRow } from '../store/library-schema';
import { noteChanged } from './note-changed';
import { inAction, write } from './transaction';

export interface Met {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/**
 * Fills in details of those papers that the user marked, tagged or noted: all of them where they are kept in full, else
 * a title that isn't known. A paper that is kept under another of its ids gets them there. `onlyGaps`: nothing that is
 * known changes, whatever is told. Returns the papers that it changed.
 */
export async function meet(
  db: Database,
  papers: readonly Met[],
  kept: number,
  onlyGaps = false,
): Promise<PaperId[]> {
  const changed = await changesIn(db, papers, onlyGaps);
  if (changed.length === 0) return [];
  const ids = [...new Set(changed.map(({ id }) => id))];
  await inAction(
    db,
    async (tx) => {
      const rows = new Map(await getMany<PaperRow>(tx.objectStore('papers'), ids));
      for (const { id, details } of changed) {
        const before = rows.get(id);
        const row = { ...before, id, details: told(before, details, onlyGaps) };
        // A list may name it again under another id.
        rows.set(id, row);
        write(tx, 'papers', row);
      }
      await noteChanged(tx, await readFact(tx), ids, kept);
    },
    // A lost write does no harm: the page tells the same again.
    'relaxed',
  );
  return ids;
}

/** The papers that something new was told of, under the ids that are kept. Only reads: most pages tell nothing new. */
async function changesIn(
  db: Database,
  papers: readonly Met[],
  onlyGaps: boolean,
): Promise<readonly Met[]> {
  const known = await keptUnder(
    db,
    papers.map(({ id }) => id),
  );
  return papers.flatMap(({ id: met, details }) => {
    const kept = known.get(met);
    if (!kept) return [];
    const { before, row } = kept;
    const some = detailsWithoutTex(isInFull(kept) ? details : { title: details.title });
    const isKnown = isSame(told(before, some, onlyGaps), before?.details);
    return isKnown ? [] : [{ id: row.id, details: some }];
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

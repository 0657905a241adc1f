import { openDB } from 'idb';
import type { MarkAction } from '../../../../utils/actions/actions-schema';
import type { Library } from '../../../../utils/library/library';
import { createCatalogue } from '../../../../utils/library/search/catalogue';
import { findRows } from '../../../../utils/library/search/find';
import { parseQuery } from '../../../../utils/library/search/query';
import type { PaperDetails } from '../../../../utils/paper/details/details-schema';
import type { MarkName } from '../../../../utils/paper/state/marks';
import { paper } from '../../make';
import { mark } from '../set-up';

/** The index of a library in memory, read anew. */
export async function indexOf(library: Library) {
  const catalogue = createCatalogue();
  const parts: number[] = [];
  const position = await library.index({
    ...catalogue,
    building(part) {
      parts.push(part);
    },
  });
  return { catalogue, position, wasBuilt: parts.length > 0 };
}

/** Ids that a query finds, sorted. */
export const found = (catalogue: Pick<ReturnType<typeof createCatalogue>, 'rows'>, text: string) =>
  findRows(catalogue.rows, parseQuery(text))
    .map(({ id }) => id)
    .toSorted();

/** Marks one paper with details. */
export const markWith = (
  n: number,
  details: PaperDetails,
  name: MarkName = 'starred',
  more: Partial<MarkAction> = {},
): MarkAction => mark(name, true, [n], { papers: [{ id: paper(n), details }], ...more });

/** Does something to the raw database. */
export async function withRaw(
  name: string,
  work: (db: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>,
): Promise<void> {
  const db = await openDB(name);
  await work(db);
  db.close();
}

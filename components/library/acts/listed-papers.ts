import { titleOf } from '../../../utils/library/search/listed';
import type { IndexRow } from '../../../utils/library/search/row';
import type { PaperId } from '../../../utils/paper/ids/paper-id';

export const idsOf = (rows: readonly IndexRow[]): PaperId[] => rows.map(({ id }) => id);

/** What an action says of papers of the list. */
export const papersOf = (rows: readonly IndexRow[]) =>
  rows.map((row) => {
    const title = titleOf(row);
    return { id: row.id, ...(title !== '' && { title }) };
  });

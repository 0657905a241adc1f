import type { PaperCounts } from '../../paper/details/details-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionTransaction } from '../act/transaction';
import { getMany, type ReadableStore } from '../store/get-many';
import type { Counted, PaperRow } from '../store/library-schema';
import { readRows } from '../store/rows';

/**
 * Adds a page's count of a paper. Within one visit, which began at `begun`, the new count replaces the latest one. The
 * count from before the visit stays, as the page shows the difference to it.
 */
export function countedNow(
  counted: PaperRow['counted'],
  { time, upvotes, comments }: Counted,
  begun: number,
): PaperRow['counted'] {
  if (upvotes === undefined && comments === undefined) return counted;
  const latest: Counted = {
    time,
    ...(upvotes !== undefined && { upvotes }),
    ...(comments !== undefined && { comments }),
  };
  const before = counted?.find((each) => each && each.time < begun);
  return before ? [latest, before] : [latest];
}

/** Stores the counts of a visit that ends, for papers that are kept. */
export async function keepCounts(
  tx: ActionTransaction,
  counts: readonly PaperCounts[],
  time: number,
  begun: number,
): Promise<void> {
  const ids = counts.map(({ id }) => id);
  const rows = await readRows(tx, 'papers', ids);
  for (const { id, ...count } of counts) {
    const row = rows.get(id);
    const counted = row && countedNow(row.counted, { ...count, time }, begun);
    if (row && counted) rows.put(id, { ...row, counted });
  }
}

/** The counts of papers when they were last seen before a visit that began at `begun`. */
export async function countsBefore(
  store: ReadableStore<PaperRow>,
  ids: readonly PaperId[],
  begun: number,
): Promise<PaperCounts[]> {
  const rows = await getMany(store, ids);
  return [...rows.values()].flatMap(({ id, counted }) => {
    const found = counted?.find((each) => each && each.time < begun);
    if (!found) return [];
    const { time: _, ...count } = found;
    return [{ id, ...count }];
  });
}

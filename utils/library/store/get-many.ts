/**
 * Reading many rows of a store. A single get costs the browser some thirty times what one more row of a range costs,
 * and the papers of a listing are neighbours: identifiers of one month, numbers one after the other.
 */

/** A store of a running transaction, as far as it is read here. */
export interface ReadableStore<Row> {
  get(id: string): Promise<Row | undefined>;
  getAll(range: IDBKeyRange): Promise<Row[]>;
  getAllKeys(range: IDBKeyRange): Promise<string[]>;
}

/** Ids at most this many numbers apart are read as one range, whatever lies between them. */
const near = 20;

/** The rows of the ids that have one. */
export async function getMany<Row>(
  store: ReadableStore<Row>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const rows = new Map<string, Row>();
  const wanted = new Set(ids);
  await Promise.all(
    rangesOf([...wanted].sort()).map(async ([first, last]) => {
      if (first === last) {
        const row = await store.get(first);
        if (row !== undefined) rows.set(first, row);
        return;
      }
      const range = IDBKeyRange.bound(first, last);
      const [keys, found] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      keys.forEach((key, index) => {
        const row = found[index];
        if (row !== undefined && wanted.has(key)) rows.set(key, row);
      });
    }),
  );
  return rows;
}

/** First and last of each run of neighbours among sorted ids. */
export function rangesOf(sorted: readonly string[]): readonly (readonly [string, string])[] {
  const ranges: [string, string][] = [];
  for (const id of sorted) {
    const range = ranges.at(-1);
    if (range && areNear(range[1], id)) range[1] = id;
    else ranges.push([id, id]);
  }
  return ranges;
}

/** Whether two ids differ by a small number at their ends only, and so have few keys between them. */
function areNear(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const [digitsA, digitsB] = [endOf(a), endOf(b)];
  if (digitsA.length !== digitsB.length || digitsA === '') return false;
  const head = a.length - digitsA.length;
  return a.slice(0, head) === b.slice(0, head) && Number(digitsB) - Number(digitsA) <= near;
}

/** The digits at the end of an id; at most fifteen, which a number holds exactly. */
const endOf = (id: string): string => /\d{0,15}$/.exec(id)?.[0] ?? '';

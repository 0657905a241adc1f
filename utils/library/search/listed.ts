import * as z from '../../basics/z';
import { type IndexRow, type Listed, ListedSchema } from './row';

const known = new WeakMap<IndexRow, Listed>();

/** What a list shows of a row. */
export function listedOf(row: IndexRow): Listed {
  const before = known.get(row);
  if (before) return before;
  const listed = parse(row) ?? { ids: [row.id], title: '' };
  known.set(row, listed);
  return listed;
}

function parse({ listed }: IndexRow): Listed | undefined {
  try {
    return z.safeParse(ListedSchema, JSON.parse(listed)).data;
  } catch {
    return undefined;
  }
}

/** Empty if it isn't known. */
export const titleOf = (row: IndexRow): string => listedOf(row).title;

import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';

/** A line between the new entries above and the old ones below. */
export interface Divider {
  /** The first entry after the line. */
  readonly before: PaperId;
  /** How many are new. */
  readonly count: number;
}

/** Where the listing's order allows a line between new and old entries: all new ones must come first. */
export function dividerOf(
  entries: readonly Entry[],
  isNew: (id: PaperId) => boolean,
): Divider | undefined {
  const first = entries.findIndex(({ id }) => !isNew(id));
  const next = entries[first];
  if (!next || first === 0 || entries.slice(first).some(({ id }) => isNew(id))) return undefined;
  return { before: next.id, count: first };
}

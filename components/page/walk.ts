import type { PaperId } from '../../utils/paper/paper-id';
import type { PaperState } from '../../utils/paper/paper-state-schema';
import type { Entry } from '../../utils/sites/site';
import { type Looks, lookOf } from './look';

interface Needs {
  readonly looks: Looks;
  state(id: PaperId): PaperState | undefined;
  isNew(id: PaperId): boolean;
  /** All entries in their visual order. */
  entries(): readonly Entry[];
}

/** Steps through a listing entry by entry: which one keys act on, and what is above and below it. */
export function createWalk({ looks, state, isNew, entries }: Needs) {
  let current: PaperId | undefined;

  /** The entries on the page that are in the flow, each paper once. */
  function walked(): Entry[] {
    const met = new Set<PaperId>();
    return entries().filter(({ id }) => {
      if (met.has(id) || lookOf(id, state(id), looks) === 'away') return false;
      met.add(id);
      return true;
    });
  }

  const placeOf = (list: readonly Entry[], id = current) =>
    list.findIndex((entry) => entry.id === id);

  /** Where stepping begins without a current entry: at the first one that is not above the screen. */
  function start(list: readonly Entry[]): number {
    const place = list.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
    return Math.max(place, 0);
  }

  function go(list: readonly Entry[], place: number): Entry | undefined {
    const entry = list[place];
    if (entry) current = entry.id;
    return entry;
  }

  return {
    walked,

    get current(): PaperId | undefined {
      return current;
    },

    /** The entry that keys act on, if it is still there. */
    entry(): Entry | undefined {
      return walked().find(({ id }) => id === current);
    },

    /** One step on or back; without a current entry, the first on screen. Returns the new current entry. */
    step(by: 1 | -1): Entry | undefined {
      const list = walked();
      const place = placeOf(list);
      if (place < 0) return go(list, start(list));
      return go(list, Math.min(Math.max(place + by, 0), list.length - 1));
    },

    /** The next new entry after the current one, or from the top. */
    nextNew(): Entry | undefined {
      const list = walked();
      const place = placeOf(list);
      const after = list.findIndex(({ id }, index) => index > place && isNew(id));
      return go(list, after);
    },

    letGo(): void {
      current = undefined;
    },

    /** A paper's place in the list, from 1, and the list's length. */
    place(id: PaperId): { at: number; of: number } {
      const list = walked();
      return { at: placeOf(list, id) + 1, of: list.length };
    },
  };
}
export type Walk = ReturnType<typeof createWalk>;

/**
 * Where the listing's order allows a line between new and old entries: all new ones must come first. Returns the first
 * entry after the line, and how many are new.
 */
export function dividerOf(
  entries: readonly Entry[],
  isNew: (id: PaperId) => boolean,
): { before: PaperId; count: number } | undefined {
  const first = entries.findIndex(({ id }) => !isNew(id));
  const next = entries[first];
  if (!next || first === 0 || entries.slice(first).some(({ id }) => isNew(id))) return undefined;
  return { before: next.id, count: first };
}

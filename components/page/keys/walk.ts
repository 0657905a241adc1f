import type { PaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';

interface Needs {
  /** Where the paper is kept whose entry keys act on. */
  readonly state: { current: PaperId | undefined };
  /** The entries in the flow of the page, each paper once. */
  walked(): readonly Entry[];
  isNew(id: PaperId): boolean;
}

/** Steps through a listing entry by entry. */
export function createWalk({ state, walked, isNew }: Needs) {
  const indexOf = (list: readonly Entry[], id = state.current) =>
    list.findIndex((entry) => entry.id === id);

  /** Where stepping begins without a current entry: at the first one that is not above the screen. */
  function start(list: readonly Entry[]): number {
    const at = list.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
    return Math.max(at, 0);
  }

  function go(list: readonly Entry[], at: number): Entry | undefined {
    const entry = list[at];
    if (entry) state.current = entry.id;
    return entry;
  }

  return {
    /** One step on or back; without a current entry, the first on screen. Returns the new current entry. */
    step(by: 1 | -1): Entry | undefined {
      const list = walked();
      const at = indexOf(list);
      if (at < 0) return go(list, start(list));
      return go(list, Math.min(Math.max(at + by, 0), list.length - 1));
    },

    /** The next new entry after the current one, or from the top. */
    nextNew(): Entry | undefined {
      const list = walked();
      const at = indexOf(list);
      const after = list.findIndex(({ id }, index) => index > at && isNew(id));
      return go(list, after);
    },

    /** Which of the list a paper is, from 1, and how many there are. */
    ordinal(id: PaperId): { at: number; of: number } {
      const list = walked();
      return { at: indexOf(list, id) + 1, of: list.length };
    },
  };
}

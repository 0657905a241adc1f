import type { PaperId } from '../../../utils/paper/ids/paper-id';

/** If a page removes one entry's controls more often than this … */
const limit = 3;
/** … within this time, in ms, we stop there. */
const within = 2_000;

/** Counts how often a page removed one entry's controls, so that we never fight a page without end. */
export function createPatience(now: () => number = () => performance.now()) {
  const removals = new Map<PaperId, number[]>();
  const over = new Set<PaperId>();
  return {
    /** Call it when the controls of an entry are gone while its paper is still there. */
    removed(id: PaperId): void {
      const recent = [...(removals.get(id) ?? []), now()].filter((time) => now() - time < within);
      removals.set(id, recent);
      if (recent.length > limit) over.add(id);
    },
    /** Whether we have given up on this paper's controls, until the next navigation. */
    isOver: (id: PaperId): boolean => over.has(id),
  };
}

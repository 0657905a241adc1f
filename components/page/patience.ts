import type { PaperId } from '../../utils/paper/paper-id';

/** More removals than this of one entry's controls … */
const limit = 3;
/** … within this time, in ms, and we stop there. */
const within = 2_000;

/** Counts how often a page threw one entry's controls away, so that we never fight a page without end. */
export function createPatience(now: () => number = () => performance.now()) {
  const removals = new Map<PaperId, number[]>();
  const over = new Set<PaperId>();
  return {
    /** To be called when the controls of an entry are gone while its paper is still there. */
    removed(id: PaperId): void {
      const recent = [...(removals.get(id) ?? []), now()].filter((time) => now() - time < within);
      removals.set(id, recent);
      if (recent.length > limit) over.add(id);
    },
    /** Whether the page has won here, until the next navigation. */
    isOver: (id: PaperId): boolean => over.has(id),
  };
}

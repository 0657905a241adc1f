import { isOn, markNames } from './marks';
import type { PaperState } from './paper-state-schema';

/** When the user first saw the paper or set a mark that is still set; infinity if neither happened. */
function knownSince(state: PaperState | undefined): number {
  const times = markNames.map((name) => {
    const mark = state?.marks[name];
    return mark?.value ? mark.time : Number.POSITIVE_INFINITY;
  });
  const seen = state?.seen ?? 0;
  return Math.min(...times, seen > 0 ? seen : Number.POSITIVE_INFINITY);
}

/**
 * Whether a paper is new in a visit that began at `begun`: not seen before it. A paper that the user
 * marked before the visit counts as seen, on screen or not: marking 600 read makes 600 old.
 * Hidden papers are never new.
 */
export function isNew(state: PaperState | undefined, begun: number): boolean {
  return !isOn(state, 'hidden') && knownSince(state) >= begun;
}

/** Whether a paper is new and not yet seen: what the bar and the badge count. */
export function isUnseen(state: PaperState | undefined): boolean {
  return isNew(state, Number.POSITIVE_INFINITY);
}

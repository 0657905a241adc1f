import { markNames } from './marks';
import type { PaperState } from './paper-state-schema';

const isHidden = (state: PaperState | undefined) => state?.marks.hidden?.value === true;

/** When the user first saw the paper or set a mark that is still set; nothing if neither happened. */
function knownSince(state: PaperState | undefined): number | undefined {
  if (!state) return undefined;
  const times = markNames.flatMap((name) => {
    const mark = state.marks[name];
    return mark?.value ? [mark.time] : [];
  });
  if (state.seen !== undefined && state.seen > 0) times.push(state.seen);
  return times.length > 0 ? Math.min(...times) : undefined;
}

/**
 * Whether a paper is new in a visit that began at `begun`: not seen before it. A paper that the user
 * marked before the visit counts as seen, on screen or not: marking 600 read makes 600 old.
 * Hidden papers are never new.
 */
export function isNew(state: PaperState | undefined, begun: number): boolean {
  if (isHidden(state)) return false;
  const since = knownSince(state);
  return since === undefined || since >= begun;
}

/** Whether a paper is new and not yet seen: what the bar and the badge count. */
export function isUnseen(state: PaperState | undefined): boolean {
  return !isHidden(state) && knownSince(state) === undefined;
}

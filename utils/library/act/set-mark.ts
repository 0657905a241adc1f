import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionId } from '../../paper/state/action-id';
import type { MarkName } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import type { Change } from '../action-record';

/** Times further ahead than this come from a wrong clock and would win for ever; ms. */
const ahead = 24 * 60 * 60 * 1_000;

/** The time of an action, ms since 1970; `now` if it lies far in the future. */
export const saneTime = (time: number, now: number): number => (time > now + ahead ? now : time);

/** The time of a value that follows `before`: later than it, and never far in the future. */
export const nextTime = (time: number, before: number | undefined, now: number): number =>
  Math.max(saneTime(time, now), (before ?? 0) + 1);

export interface Wanted {
  readonly mark: MarkName;
  readonly value: boolean;
  readonly by: Mark['by'];
  readonly action: ActionId;
  readonly time: number;
  /** For `queued` while on. */
  readonly position?: string;
}

/** Whether automatic actions must leave a mark alone, because the user set or cleared it by hand. */
const isUsersOwn = (mark: Mark | undefined): boolean => mark?.by === 'hand';

/**
 * Sets one mark in `marks`, in place, and returns the change; nothing if the value is set already, or if an automatic
 * action would change what the user set by hand. `before` is the mark as the user sees it, which may come from another
 * id of the same paper.
 */
export function setMark(
  paper: PaperId,
  marks: Marks,
  { mark, value, by, action, time, position }: Wanted,
  now: number,
  before = marks[mark],
): Change | undefined {
  if (by === 'auto' && isUsersOwn(before)) return undefined;
  if (
    (before?.value ?? false) === value &&
    (by === 'auto' || before === undefined || isUsersOwn(before))
  ) {
    return undefined;
  }
  // A paper that is queued already keeps its position.
  const held = before?.value ? before.position : position;
  const kept = value && mark === 'queued' ? held : undefined;
  const since = before?.value ? (before.since ?? before.time) : saneTime(time, now);
  const after: Mark = {
    value,
    time: nextTime(time, before?.time, now),
    by,
    action,
    ...(kept !== undefined && { position: kept, since }),
  };
  marks[mark] = after;
  return { paper, mark, ...(before && { before }), after };
}

/** Entries carry controls if they are nearer than this, in screens. */
export const near = 1;

/** Where an entry of a list stands. */
export interface Standing {
  /** How far it is from what is shown, in screens. An entry at minus infinity has controls wherever it is. */
  readonly away: number;
  readonly hasControls: boolean;
}

/**
 * Decides which entries get controls (`come`: those up to `within` screens away) and which lose them (`go`: those
 * beyond `far`). Decides for no change while all that are near have theirs; with `isAhead`, while all `within` have
 * theirs.
 *
 * `room`: so many screens can be scrolled then until an entry without controls is near.
 */
export function survey<Item extends Standing>(
  all: readonly Item[],
  within: number,
  far: number,
  isAhead: boolean,
) {
  const bare = all.filter(({ hasControls }) => !hasControls);
  const to = isAhead || bare.some(({ away }) => away < near) ? within : near;
  const come = bare.filter(({ away }) => away < to);
  const isGoing = ({ hasControls, away }: Item) => hasControls && come.length > 0 && away > far;
  const nearest = bare.reduce(
    (least, { away }) => (away < to ? least : Math.min(least, away)),
    far,
  );
  return { come, go: all.filter(isGoing), room: nearest - near };
}

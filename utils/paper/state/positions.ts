/**
 * Positions in the queue: fractional keys (https://www.figma.com/blog/realtime-editing-of-ordered-sequences/), texts that
 * sort as the queue does. A position between two others is a little longer than they are, and past the last integer
 * every position at the end is longer than the one before. So positions from elsewhere are checked here, and a queue
 * whose positions are used up is renumbered.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * The longest position that is accepted from a file or from the shadow. Earlier builds accepted 5,000 characters from a
 * file, and positions grew from there: what those builds saved has to be restorable.
 */
const longest = 10_000;

/** A position longer than this makes the library renumber the queue. Five hundred moves into one gap come near it. */
const usual = 100;

/** Whether a text can be a position at all. An invalid one would break every later move beside it. */
export function isPosition(text: string): boolean {
  if (text.length > longest) return false;
  try {
    generateKeyBetween(null, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether positions beside this one stay short: `f` begins seven digits, more integers than a user queues papers, and `U`
 * as many below the first.
 */
export const isUsable = (text: string): boolean =>
  text.length <= usual && /^[U-Za-f]/.test(text) && isPosition(text);

/** The queue has no short position left where one is wanted: it has to be renumbered, and the action retried. */
export class PositionsUsedUp extends Error {}

/** `count` positions between two others, which may be the queue's ends. Throws `PositionsUsedUp`. */
export function positionsBetween(low: string | null, high: string | null, count: number): string[] {
  const neighbours = [low, high].filter((position) => position !== null);
  if (!neighbours.every(isUsable)) throw new PositionsUsedUp();
  const positions = generateNKeysBetween(low, high, count);
  if (!positions.every(isUsable)) throw new PositionsUsedUp();
  return positions;
}

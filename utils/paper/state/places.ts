/**
 * Places in the queue: fractional keys (https://www.figma.com/blog/realtime-editing-of-ordered-sequences/), texts that
 * sort as the queue does. A place between two others is a little longer than they are, and past the last integer every
 * place at the end is longer than the one before. So places from elsewhere are checked here, and a queue whose places
 * are used up is renumbered.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * The longest place that is accepted from a file or from the shadow. Earlier builds accepted 5,000 characters from a
 * file, and places grew from there: what those builds saved has to be restorable.
 */
const longest = 10_000;

/** A place longer than this makes the library renumber the queue. Five hundred moves into one gap come near it. */
const usual = 100;

/** Whether a text can be a place at all. An invalid one would break every later move beside it. */
export function isPlace(text: string): boolean {
  if (text.length > longest) return false;
  try {
    generateKeyBetween(null, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether places beside this one stay short: `f` begins seven digits, more integers than a user queues papers, and `U`
 * as many below the first.
 */
export const isUsable = (text: string): boolean =>
  text.length <= usual && /^[U-Za-f]/.test(text) && isPlace(text);

/** The queue has no short place left where one is wanted: it has to be renumbered, and the action retried. */
export class PlacesUsedUp extends Error {}

/** `count` places between two others, which may be the queue's ends. Throws `PlacesUsedUp`. */
export function placesBetween(low: string | null, high: string | null, count: number): string[] {
  const neighbours = [low, high].filter((place) => place !== null);
  if (!neighbours.every(isUsable)) throw new PlacesUsedUp();
  const places = generateNKeysBetween(low, high, count);
  if (!places.every(isUsable)) throw new PlacesUsedUp();
  return places;
}

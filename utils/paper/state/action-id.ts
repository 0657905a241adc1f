declare const brand: unique symbol;

/** Identifies one thing the user did. Sorts by time. */
export type ActionId = string & { readonly [brand]: 'ActionId' };

/** Tells whether a text is an action id. */
export function isActionId(text: string): text is ActionId {
  return /^[0-9a-z]{9}-[0-9a-z]{12}$/.test(text);
}

let lastMoment = 0;

/**
 * The time of an action, ms since 1970: now, but never the same twice in one context, so that later actions also sort
 * later.
 */
export function nextMoment(): number {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return lastMoment;
}

/** Makes a new action id for something done at `time` (ms since 1970). */
export function newActionId(time: number): ActionId {
  const random = crypto.getRandomValues(new Uint8Array(12));
  const tail = Array.from(random, (byte) => (byte % 36).toString(36)).join('');
  return `${time.toString(36).padStart(9, '0')}-${tail}` as ActionId;
}

/** A new action id with its time: what every action begins with. */
export interface Stamp {
  readonly id: ActionId;
  /** ms since 1970 */
  readonly time: number;
}

/** The stamp of something done now. */
export function newStamp(): Stamp {
  const time = nextMoment();
  return { id: newActionId(time), time };
}

import type { Mark, Marks } from './marks-schema';

export type { Mark, Marks } from './marks-schema';

declare const brand: unique symbol;

/** The four marks, each a toggle. In the order in which every interface shows them. */
export const markNames = ['read', 'queued', 'starred', 'hidden'] as const;
export type MarkName = (typeof markNames)[number];

/** Identifies one thing the user did. Sorts by time. */
export type ActionId = string & { readonly [brand]: 'ActionId' };

/** Tells whether a text is an action id. */
export function isActionId(text: string): text is ActionId {
  return /^[0-9a-z]{9}-[0-9a-z]{12}$/.test(text);
}

/** Whether any mark of a paper stands. */
export const isMarked = (paper: { readonly marks: Marks } | undefined): boolean =>
  markNames.some((name) => paper?.marks[name]?.value === true);

let lastMoment = 0;

/**
 * The time of an action, ms since 1970: now, but never the same twice in one context,
 * so that what was done later also sorts later.
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

/**
 * What else changes when the user sets `mark` to `value` by hand:
 * a queued paper that is marked read or hidden leaves the queue. Nothing else follows from anything.
 */
export function alsoChanges(
  marks: Marks,
  mark: MarkName,
  value: boolean,
  by: Mark['by'],
): readonly { mark: MarkName; value: boolean }[] {
  const leavesQueue =
    by === 'hand' &&
    value &&
    (mark === 'read' || mark === 'hidden') &&
    marks.queued?.value === true;
  return leavesQueue ? [{ mark: 'queued', value: false }] : [];
}

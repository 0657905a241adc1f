import * as z from './z';

/** The four marks, each a toggle. In the order in which every interface shows them. */
export const markNames = ['read', 'queued', 'starred', 'hidden'] as const;
export type MarkName = (typeof markNames)[number];

/** Identifies one thing the user did. Sorts by time. */
export type ActionId = string & z.core.$brand<'ActionId'>;
export const ActionIdSchema = z.custom<ActionId>(
  (value) => typeof value === 'string' && /^[0-9a-z]{9}-[0-9a-z]{12}$/.test(value),
);

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

const MarkSchema = z.object({
  /** Taking a mark back is a value, too: two copies of a library merge mark by mark, later time wins. */
  value: z.boolean(),
  /** ms since 1970, strictly growing per mark. */
  time: z.number(),
  /** By the user's own hand, or by an option they switched on. */
  by: z.enum(['hand', 'auto']),
  /** The action this value comes from; breaks ties of time. */
  action: ActionIdSchema,
  /** In `queued` while it is on: the place in the queue, a fractional key. */
  position: z.exactOptional(z.string()),
});
export type Mark = z.infer<typeof MarkSchema>;

export const MarksSchema = z.object({
  read: z.exactOptional(MarkSchema),
  queued: z.exactOptional(MarkSchema),
  starred: z.exactOptional(MarkSchema),
  hidden: z.exactOptional(MarkSchema),
});
export type Marks = z.infer<typeof MarksSchema>;

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

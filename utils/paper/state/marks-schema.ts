import * as z from '../../basics/z';
import { type ActionId, isActionId } from './action-id';

export const ActionIdSchema = z.custom<ActionId>(
  (value) => typeof value === 'string' && isActionId(value),
);

export const MarkSchema = z.object({
  /** `false` is stored, too: two copies of a library merge mark by mark, and the later time wins. */
  value: z.boolean(),
  /** ms since 1970, strictly growing per mark. */
  time: z.number(),
  /** By the user's own hand, or by an option they switched on. */
  by: z.enum(['hand', 'auto']),
  /** The action this value comes from; breaks ties of time. */
  action: ActionIdSchema,
  /** In `queued` while it is on: the position in the queue, a fractional key. */
  position: z.exactOptional(z.string()),
  /** In `queued` while it is on: since when, ms since 1970. A new position does not change it. */
  since: z.exactOptional(z.number()),
});
export type Mark = z.infer<typeof MarkSchema>;

export const MarksSchema = z.object({
  read: z.exactOptional(MarkSchema),
  queued: z.exactOptional(MarkSchema),
  starred: z.exactOptional(MarkSchema),
  hidden: z.exactOptional(MarkSchema),
});
export type Marks = z.infer<typeof MarksSchema>;

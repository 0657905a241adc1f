import * as z from '../basics/z';

const time = z.number();

/** The state of the export reminder. */
export const ReminderSchema = z.object({
  on: z.boolean(),
  /** When there first was something worth saving. */
  since: z.exactOptional(time),
  /** When it was last shown. */
  shown: z.exactOptional(time),
});
export type Reminder = z.infer<typeof ReminderSchema>;

export const weeklyFailures = [
  'permission',
  'storage',
  'full',
  'too large',
  'refused',
  'interrupted',
] as const;

/** The file that is saved every week. */
export const WeeklySchema = z.object({
  on: z.boolean(),
  /** The last files, newest first. */
  files: z.array(z.object({ name: z.string(), time, papers: z.number() })),
  /** Why the last one was not saved. */
  failure: z.exactOptional(z.object({ time, why: z.enum(weeklyFailures) })),
});
export type Weekly = z.infer<typeof WeeklySchema>;

export const ExportedSchema = time;

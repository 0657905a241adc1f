import * as z from '../basics/z';

/** When a view of a site was last understood, and when last not, ms since 1970. */
export const ViewSchema = z.object({
  understood: z.exactOptional(z.number()),
  not: z.exactOptional(z.number()),
});
export type ViewTimes = z.infer<typeof ViewSchema>;

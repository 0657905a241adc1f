import type { PaperDetails } from './details-schema';

/** Details, some of which may be missing. */
type Gappy = { readonly [Key in keyof PaperDetails]?: PaperDetails[Key] | undefined };

/** The same without the keys that have no value. */
export const withoutGaps = (details: Gappy): Partial<PaperDetails> =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));

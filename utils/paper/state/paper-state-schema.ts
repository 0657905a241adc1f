import * as z from '../../basics/z';
import { PaperIdSchema } from '../ids/paper-id-schema';
import { MarksSchema } from './marks-schema';

/** What the library knows of one paper, without its details. */
export const PaperStateSchema = z.object({
  id: PaperIdSchema,
  marks: MarksSchema,
  seen: z.exactOptional(z.number()),
  /** When it was last opened, ms since 1970. */
  opened: z.exactOptional(z.number()),
  /** The user wrote a note on it. */
  noted: z.exactOptional(z.literal(true)),
  /** It carries a tag, and neither a mark nor a note, which have signs of their own: an import may only tag. */
  onlyTagged: z.exactOptional(z.literal(true)),
});
export type PaperState = z.infer<typeof PaperStateSchema>;

/** When a paper was first seen, ms since 1970. Negative: the user took it back at that time ("show as new again"). */
export type Seen = number;

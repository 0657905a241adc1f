import * as z from '../../basics/z';
import { ActionIdSchema } from './marks-schema';
import { cleanTag, noteLimit, tagLimit } from './own-words';

/** A tag as the user spells it. */
export const TagNameSchema = z.string().check(
  z.maxLength(tagLimit),
  z.refine((name) => cleanTag(name) === name),
);

/** One tag of one paper. As with marks, `value: false` is kept, and the later time wins. */
export const TagSchema = z.object({
  /** Spelled as it was given first; `tagKey` says which spellings are one tag. */
  name: TagNameSchema,
  value: z.boolean(),
  /** ms since 1970, strictly growing per tag of a paper. */
  time: z.number(),
  /** The action this value comes from; breaks ties of time. */
  action: ActionIdSchema,
});
export type Tag = z.infer<typeof TagSchema>;

/** The note of a paper. */
export const NoteSchema = z.object({
  /** Markdown, as typed. Empty: the note was taken away. */
  text: z.string().check(z.maxLength(noteLimit)),
  /** ms since 1970, strictly growing. */
  time: z.number(),
  /** The first action of the typing that this text comes from: all of it is undone in one step. */
  action: ActionIdSchema,
});
export type Note = z.infer<typeof NoteSchema>;

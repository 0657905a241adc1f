/**
 * Actions: what the user did, as every context writes it to the journal.
 * They carry absolute target values and the time of the click, never "toggle".
 */
import * as z from '../basics/z';
import { PaperCountsSchema, PaperDetailsSchema } from '../paper/details/details-schema';
import { titleLimit } from '../paper/details/title-limit';
import { PaperIdSchema } from '../paper/ids/paper-id-schema';
import { markNames } from '../paper/state/marks';
import { ActionIdSchema } from '../paper/state/marks-schema';
import { noteLimit } from '../paper/state/own-words';
import { TagNameSchema } from '../paper/state/own-words-schema';
import { bulkLimit } from './bulk-limit';

/** Identifies one tab within one run of the browser; a page gets it in the answer to its look-up. */
export const TabKeySchema = z.string().check(z.regex(/^[0-9a-z]{1,12}:\d{1,10}$/));
export type TabKey = z.infer<typeof TabKeySchema>;

/** Names a listing across addresses: `huggingface/day/2026-06-03`. */
export const ListingKeySchema = z.string().check(z.regex(/^[a-z0-9-]+(?:\/[\x21-\x7e]{1,300})$/));
export type ListingKey = z.infer<typeof ListingKeySchema>;

const base = {
  id: ActionIdSchema,
  /** When the user did it, ms since 1970. */
  time: z.number().check(z.nonnegative()),
  /** The tab it was done in, so that a page undoes only its own actions; absent for the popup. */
  tab: z.exactOptional(TabKeySchema),
};

const markedPaper = z.object({
  id: PaperIdSchema,
  title: z.exactOptional(z.string().check(z.maxLength(titleLimit))),
  details: z.exactOptional(PaperDetailsSchema),
});
const papers = <T extends z.core.$ZodType>(item: T) =>
  z.array(item).check(z.minLength(1), z.maxLength(bulkLimit));

/** Sets one mark of one or many papers, in listing order. */
const MarkActionSchema = z.object({
  ...base,
  kind: z.literal('mark'),
  by: z.enum(['hand', 'auto']),
  mark: z.enum(markNames),
  value: z.boolean(),
  papers: papers(markedPaper),
  /** The listing where it was done. */
  listing: z.exactOptional(ListingKeySchema),
});
/** Entries were on screen, or (by hand) the user treats them as seen, or as new again (`value: false`). */
const SeeActionSchema = z.object({
  ...base,
  kind: z.literal('see'),
  by: z.enum(['hand', 'auto']),
  value: z.boolean(),
  papers: papers(PaperIdSchema),
});
/** The user followed a link to the paper. */
const OpenedActionSchema = z.object({ ...base, kind: z.literal('opened'), paper: PaperIdSchema });
/** Gives a queued paper another position: between the two neighbours it was dropped between. */
const MoveActionSchema = z.object({
  ...base,
  kind: z.literal('move'),
  paper: PaperIdSchema,
  /** Absent: first, or last. */
  after: z.exactOptional(PaperIdSchema),
  before: z.exactOptional(PaperIdSchema),
});
/** Puts a tag on papers, or takes it off. */
const TagActionSchema = z.object({
  ...base,
  kind: z.literal('tag'),
  /** However it is spelled, it is the tag with that `tagKey`. */
  tag: TagNameSchema,
  value: z.boolean(),
  papers: papers(markedPaper),
  /** The listing where it was done. */
  listing: z.exactOptional(ListingKeySchema),
});
/** Writes a paper's note; an empty text takes it away. */
const NoteActionSchema = z.object({
  ...base,
  kind: z.literal('note'),
  paper: markedPaper,
  /** Markdown, as typed. */
  text: z.string().check(z.maxLength(noteLimit)),
  /** The first action of the same typing, with which it is undone. */
  step: z.exactOptional(ActionIdSchema),
  listing: z.exactOptional(ListingKeySchema),
});
/** Makes one tag another on all papers that carry it: renames it or, if the other exists, merges them. */
const RenameTagActionSchema = z.object({
  ...base,
  kind: z.literal('rename tag'),
  from: TagNameSchema,
  to: TagNameSchema,
});
/** Takes back an earlier action as a whole, where values still are as it left them. */
const UndoActionSchema = z.object({ ...base, kind: z.literal('undo'), target: ActionIdSchema });
/** The tab no longer shows the listing: it was hidden or left. Decides when a visit ends. */
const LeftActionSchema = z.object({
  ...base,
  kind: z.literal('left'),
  tab: TabKeySchema,
  listing: ListingKeySchema,
  /** What the listing counted of marked papers: next time it can tell what has come since. */
  counts: z.exactOptional(z.array(PaperCountsSchema).check(z.maxLength(500))),
});

/** What a page's script may write to the journal; moves, tags and notes come from our own pages only. */
export const PageActionSchema = z.discriminatedUnion('kind', [
  MarkActionSchema,
  SeeActionSchema,
  OpenedActionSchema,
  UndoActionSchema,
  LeftActionSchema,
]);

export const ActionSchema = z.discriminatedUnion('kind', [
  MarkActionSchema,
  SeeActionSchema,
  OpenedActionSchema,
  MoveActionSchema,
  TagActionSchema,
  NoteActionSchema,
  RenameTagActionSchema,
  UndoActionSchema,
  LeftActionSchema,
]);
export type PageAction = z.infer<typeof PageActionSchema>;
export type Action = z.infer<typeof ActionSchema>;
export type MarkAction = z.infer<typeof MarkActionSchema>;
export type SeeAction = z.infer<typeof SeeActionSchema>;
export type TagAction = z.infer<typeof TagActionSchema>;
export type NoteAction = z.infer<typeof NoteActionSchema>;
export type RenameTagAction = z.infer<typeof RenameTagActionSchema>;

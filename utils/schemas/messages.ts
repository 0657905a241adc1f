/**
 * The one typed boundary between a page's content script and the extension.
 * Every message is parsed where it arrives.
 */
import { bulkLimit } from '../actions';
import { ListingKeySchema, TabKeySchema } from './actions';
import { ActionIdSchema, MarksSchema } from './marks';
import { PaperIdSchema } from './paper-id';
import * as z from './z';

const ids = z.array(PaperIdSchema).check(z.maxLength(bulkLimit));

/** From a page. */
export const RequestSchema = z.discriminatedUnion('type', [
  /** "I show this listing with these papers": asks for the visit and the papers' states. */
  z.object({ type: z.literal('look up'), listing: ListingKeySchema, papers: ids }),
  /** "I wrote to the journal": asks for it to be brought into the library. */
  z.object({ type: z.literal('drain'), papers: ids }),
  /** "I show no listing any more" (the address changed without a load). */
  z.object({ type: z.literal('leave') }),
  /** "I do not understand this page." */
  z.object({ type: z.literal('not understood'), why: z.string().check(z.maxLength(200)) }),
]);
export type Request = z.infer<typeof RequestSchema>;

export const PaperStateSchema = z.object({
  id: PaperIdSchema,
  marks: MarksSchema,
  seen: z.exactOptional(z.number()),
  opened: z.exactOptional(z.number()),
});

export const LookUpAnswerSchema = z.object({
  tab: TabKeySchema,
  visit: z.object({ begun: z.number(), first: z.boolean() }),
  papers: z.array(PaperStateSchema),
  /** The last action of this tab that can be undone. */
  undoable: z.exactOptional(ActionIdSchema),
});
export type LookUpAnswer = z.infer<typeof LookUpAnswerSchema>;

/** An explicit acknowledgement: only what stands here has happened. */
export const DrainAnswerSchema = z.object({
  outcomes: z.array(
    z.object({
      id: ActionIdSchema,
      status: z.enum(['applied', 'known', 'refused']),
      changed: z.exactOptional(z.number()),
      kept: z.exactOptional(z.number()),
    }),
  ),
  /** States of the papers that were asked for, after that. */
  papers: z.array(PaperStateSchema),
  undoable: z.exactOptional(ActionIdSchema),
  /** Why the journal could not be brought in now; what is in it stays there. */
  failure: z.exactOptional(z.enum(['storage full', 'storage unavailable'])),
});
export type DrainAnswer = z.infer<typeof DrainAnswerSchema>;

/** To a page. It answers with what it shows, so that its badge can be worked out. */
export const NoticeSchema = z.object({
  type: z.literal('changed'),
  /** New states; empty when only the question matters. */
  papers: z.array(PaperStateSchema),
});
export type Notice = z.infer<typeof NoticeSchema>;

export const ShownSchema = z.object({ listing: ListingKeySchema, papers: ids });
export type Shown = z.infer<typeof ShownSchema>;

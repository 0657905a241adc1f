/**
 * The one typed boundary between a page's content script and the extension.
 * Every message is parsed where it arrives.
 */

import { ListingKeySchema, PageActionSchema, TabKeySchema } from '../actions/actions-schema';
import { bulkLimit } from '../actions/bulk-limit';
import * as z from '../basics/z';
import { PaperCountsSchema, PaperDetailsSchema } from '../paper/details/details-schema';
import { PaperIdSchema } from '../paper/ids/paper-id-schema';
import { ActionIdSchema } from '../paper/state/marks-schema';
import { PaperStateSchema } from '../paper/state/paper-state-schema';
import { PageSettingsSchema } from '../settings/settings-schema';

/** Counted before any is parsed: a list of a million is refused as quickly as one of three thousand. */
const ids = z.pipe(z.array(z.unknown()).check(z.maxLength(bulkLimit)), z.array(PaperIdSchema));

/** A site's own id of a paper, and a better one that one entry states with it. */
const ownIds = z.pipe(
  z.array(z.unknown()).check(z.maxLength(bulkLimit)),
  z.array(z.object({ own: PaperIdSchema, better: PaperIdSchema })),
);

/** Other ids that a page states for its own paper. */
const same = z.exactOptional(z.array(PaperIdSchema).check(z.maxLength(5)));

/** From a page. */
export const RequestSchema = z.discriminatedUnion('type', [
  /** "I show this listing with these papers": asks for the visit and the papers' states. */
  z.object({
    type: z.literal('look up'),
    listing: ListingKeySchema,
    papers: ids,
    /** The page is this paper's own. */
    paper: z.exactOptional(PaperIdSchema),
    same,
    /** The papers are linked to in running text: no visit begins, and no badge counts them. */
    links: z.exactOptional(z.literal(true)),
    /** The tab is out of sight: no visit begins, and none goes on. */
    hidden: z.exactOptional(z.boolean()),
  }),
  /** "My entries state these ids of this site's own together with better ones." Answered with `true`. */
  z.object({ type: z.literal('own ids'), stated: ownIds }),
  /** "I wrote to the journal": asks for it to be brought into the library, and how these papers stand then. */
  z.object({ type: z.literal('drain'), papers: ids }),
  /**
   * "I am writing this to the journal": Firefox loses the writes of a page that closes at once, but not its messages.
   */
  z.object({ type: z.literal('keep'), action: PageActionSchema }),
  /** "Open this paper in a background tab." The extension makes the address from the id. */
  z.object({ type: z.literal('open'), paper: PaperIdSchema, listing: ListingKeySchema }),
  z.object({ type: z.literal('open settings') }),
  z.object({ type: z.literal('open library') }),
  /** "The user may want to follow the list of this page": they are asked on a page of ours. */
  z.object({ type: z.literal('ask to follow') }),
  /** "The user wants to export what I list": they do so on a page of ours, which asks for the papers. */
  z.object({ type: z.literal('ask to export') }),
  /** "The user wants to tag or note this paper": they do so on a page of ours, which asks what I tell of it. */
  z.object({
    type: z.literal('ask for own words'),
    paper: PaperIdSchema,
    listing: ListingKeySchema,
  }),
  /** "Put what writes citations into this page." Answered with how the user wants them written. */
  z.object({ type: z.literal('citing') }),
  /** "Put what draws formulas into this page." */
  z.object({ type: z.literal('maths') }),
  /** "Put those parts of the interface into this page that few visits need." */
  z.object({ type: z.literal('page parts') }),
  /** "Put what marks links in running text into this page." */
  z.object({ type: z.literal('page links') }),
  /** "Put the style of dimmed and hidden entries into this page." */
  z.object({ type: z.literal('page looks') }),
  /** "I show no listing any more" (the address changed without a load). */
  z.object({ type: z.literal('leave') }),
  /** "The browser did not store what I wrote: the disk may be full." */
  z.object({ type: z.literal('not stored') }),
  /** "I do not understand this page." */
  z.object({ type: z.literal('not understood'), why: z.string().check(z.maxLength(200)) }),
]);
export type Request = z.infer<typeof RequestSchema>;

export const LookUpAnswerSchema = z.object({
  tab: TabKeySchema,
  visit: z.object({ begun: z.number(), first: z.boolean() }),
  papers: z.array(PaperStateSchema),
  /** The counts of marked papers when they were last seen before this visit. */
  counts: z.array(PaperCountsSchema),
  settings: PageSettingsSchema,
  /** The last action of this tab that can be undone. */
  undoable: z.exactOptional(ActionIdSchema),
  /** Present if the list of the page can be followed and isn't. */
  follows: z.exactOptional(z.literal(false)),
});
export type LookUpAnswer = z.infer<typeof LookUpAnswerSchema>;

/** An explicit acknowledgement: only what is listed here has happened. */
export const DrainAnswerSchema = z.object({
  outcomes: z.array(
    z.object({
      id: ActionIdSchema,
      status: z.enum(['applied', 'known', 'refused']),
      changed: z.exactOptional(z.number()),
      kept: z.exactOptional(z.number()),
    }),
  ),
  /**
   * The new states of the requested papers that this drain changed. Other contexts tell the page what they changed
   * themselves.
   */
  papers: z.array(PaperStateSchema),
  undoable: z.exactOptional(ActionIdSchema),
  /** Why the journal couldn't be brought in now; its actions stay there. */
  failure: z.exactOptional(z.enum(['storage full', 'storage unavailable'])),
});
export type DrainAnswer = z.infer<typeof DrainAnswerSchema>;

/** To a page. */
export const NoticeSchema = z.discriminatedUnion('type', [
  /** It answers with what it shows (`Shown`), so that its badge can be worked out. */
  z.object({
    type: z.literal('changed'),
    /** New states; empty when only the question matters. */
    papers: z.array(PaperStateSchema),
    settings: z.exactOptional(PageSettingsSchema),
  }),
  /**
   * "Which papers do you list now?", or (`of`) "What do you tell of these?" It answers with `ShownPapers`.
   */
  z.object({ type: z.literal('papers'), of: z.exactOptional(ids) }),
  /** "What are you?" It answers with `About`. */
  z.object({ type: z.literal('about') }),
  /** A command of the browser's own keyboard shortcuts. It answers with whether it had something to do. */
  z.object({ type: z.literal('do'), command: z.enum(['queue', 'read', 'nextNew']) }),
]);
export type Notice = z.infer<typeof NoticeSchema>;

export const ShownSchema = z.object({
  listing: ListingKeySchema,
  papers: ids,
  /** The page is this paper's own. */
  paper: z.exactOptional(PaperIdSchema),
});
export type Shown = z.infer<typeof ShownSchema>;

/** Papers that a listing shows, with what it tells of them. */
export const ShownPapersSchema = z
  .array(z.object({ id: PaperIdSchema, details: PaperDetailsSchema }))
  .check(z.maxLength(bulkLimit));
export type ShownPapers = z.infer<typeof ShownPapersSchema>;

/** What a page is, for the popup. The only title in it is that of the page's own paper. */
export const AboutSchema = z.object({
  site: z.string(),
  view: z.string(),
  /** How many papers it lists. */
  papers: z.number(),
  paper: z.exactOptional(z.object({ id: PaperIdSchema, details: PaperDetailsSchema, same })),
  /** Why it isn't understood, if it isn't. */
  notUnderstood: z.exactOptional(z.string()),
});
export type About = z.infer<typeof AboutSchema>;

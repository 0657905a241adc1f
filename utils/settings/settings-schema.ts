import * as z from '../basics/z';
import { formatNames, isKeyPattern, templateLimit } from '../citations/export-choices';
import { TagNameSchema } from '../paper/state/own-words-schema';
import { ruleLimit } from '../rules/rule-kinds';
import { RuleSchema } from '../rules/rules-schema';
import { FeedIdSchema } from '../sites/feed-id-schema';
import { pageSites } from '../sites/sites';
import {
  barParts,
  colouredLimit,
  commandNames,
  feedLimit,
  linkMarks,
  searchesLimit,
  searchLimit,
  tagColours,
} from './choices';

/** One character, or none. Esc, Enter, Space and the modifiers aren't characters. */
export const KeySchema = z.string().check(z.regex(/^[^\s\p{C}]?$/u));

const template = z.string().check(z.minLength(1), z.maxLength(templateLimit));

/** The settings that concern pages, and that their scripts are told. */
export const PageSettingsSchema = z.object({
  sites: z.record(
    z.enum(pageSites),
    z.object({
      /** Off: pages there are left as they are. */
      on: z.boolean(),
      keys: z.boolean(),
      /** Whether entries are dimmed and hidden; only said of a site without a script of its own. */
      dims: z.exactOptional(z.boolean()),
    }),
  ),
  bar: z.object({ shown: z.boolean(), parts: z.record(z.enum(barParts), z.boolean()) }),
  /** One character each, as `KeyboardEvent.key` gives it; '' for a command without a key. */
  keys: z.record(z.enum(commandNames), KeySchema),
  /** Mark read what is opened: automatic, so it never removes a paper from the queue. */
  readOnOpen: z.boolean(),
  /** How read entries look. */
  readLook: z.enum(['dim', 'hide']),
  /** Whether listings say that a paper is in the library where it carries neither a mark nor a note. */
  librarySign: z.boolean(),
  links: z.enum(linkMarks),
  /** What the badge of a listing's tab counts. */
  badge: z.enum(['new', 'nothing']),
  rules: z.readonly(z.array(RuleSchema).check(z.maxLength(ruleLimit))),
});
export type PageSettings = z.infer<typeof PageSettingsSchema>;

/** A site without a script of its own, on whose pages marks are shown. */
const OtherSiteSchema = z.object({
  /** `https://lists.example.org` */
  origin: z.string().check(z.maxLength(300), z.regex(/^https:\/\/[^/\s]+$/)),
  keys: z.boolean(),
  /** Whether read and hidden entries look so, by attributes on the site's own elements. Absent: no. */
  dims: z.exactOptional(z.boolean()),
});
export type OtherSite = z.infer<typeof OtherSiteSchema>;
/** More sites are none that a person switched on. */
const otherSiteLimit = 1_000;

/** What the user chose. */
export const SettingsSchema = z.extend(PageSettingsSchema, {
  version: z.literal(1),
  /** Of a site with a script of its own nothing says whether it dims. */
  sites: z.record(z.enum(pageSites), z.object({ on: z.boolean(), keys: z.boolean() })),
  /** What the badge counts elsewhere: all papers that wait in the inbox, only the raised ones, or nothing. */
  badgeElsewhere: z.enum(['inbox', 'raised', 'nothing']),
  /** The sites that the user switched on, in that order. The browser may have taken the access to one away. */
  otherSites: z.readonly(z.array(OtherSiteSchema).check(z.maxLength(otherSiteLimit))),
  /** The followed feeds, in the order in which the user followed them. */
  feeds: z.readonly(z.array(FeedIdSchema).check(z.maxLength(feedLimit))),
  /** The user's tools in the library. */
  library: z.object({
    /** Tags with a colour, however they are spelled. */
    colours: z.readonly(
      z
        .array(z.object({ tag: TagNameSchema, colour: z.enum(tagColours) }))
        .check(z.maxLength(colouredLimit)),
    ),
    /** Saved searches, in the order in which they were saved. */
    searches: z.readonly(
      z
        .array(z.string().check(z.minLength(1), z.maxLength(searchLimit)))
        .check(z.maxLength(searchesLimit)),
    ),
  }),
  /** A notification a day, at an hour of the user's clock. */
  digest: z.object({
    on: z.boolean(),
    hour: z.int().check(z.nonnegative(), z.maximum(23)),
  }),
  /** How papers are exported: what the user chose last. */
  exporting: z.object({
    format: z.enum(formatNames),
    keyPattern: z.string().check(z.refine(isKeyPattern)),
    listTemplate: template,
    fileTemplate: template,
    /** Markdown: an archive with a file per paper, not one list. */
    files: z.boolean(),
    arxivDoi: z.boolean(),
    abstracts: z.boolean(),
    notes: z.boolean(),
  }),
});
export type Settings = z.infer<typeof SettingsSchema>;

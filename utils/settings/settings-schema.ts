import * as z from '../basics/z';
import { FeedIdSchema } from '../feeds/feed-schema';
import { ruleLimit } from '../rules/rules';
import { RuleSchema } from '../rules/rules-schema';
import { siteNames } from '../sites/site';
import { barParts, commandNames, feedLimit } from './settings';

/** One character, or none. Esc, Enter, Space and the modifiers are no characters. */
export const KeySchema = z.string().check(z.regex(/^[^\s\p{C}]?$/u));

export const PageSettingsSchema = z.object({
  sites: z.record(z.enum(siteNames), z.object({ on: z.boolean(), keys: z.boolean() })),
  bar: z.object({ shown: z.boolean(), parts: z.record(z.enum(barParts), z.boolean()) }),
  keys: z.record(z.enum(commandNames), KeySchema),
  readOnOpen: z.boolean(),
  readLook: z.enum(['dim', 'hide']),
  badge: z.enum(['new', 'nothing']),
  rules: z.readonly(z.array(RuleSchema).check(z.maxLength(ruleLimit))),
});

export const SettingsSchema = z.extend(PageSettingsSchema, {
  version: z.literal(1),
  badgeElsewhere: z.enum(['inbox', 'raised', 'nothing']),
  feeds: z.readonly(z.array(FeedIdSchema).check(z.maxLength(feedLimit))),
  digest: z.object({
    on: z.boolean(),
    hour: z.int().check(z.nonnegative(), z.maximum(23)),
  }),
});

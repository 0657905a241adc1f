import { barParts, commandNames } from '../settings/settings';
import { siteNames } from '../sites/site';
import * as z from './z';

/** One character, or none. Esc, Enter, Space and the modifiers are no characters. */
export const KeySchema = z.string().check(z.regex(/^[^\s\p{C}]?$/u));

export const SettingsSchema = z.object({
  version: z.literal(1),
  sites: z.record(z.enum(siteNames), z.object({ on: z.boolean(), keys: z.boolean() })),
  bar: z.object({ shown: z.boolean(), parts: z.record(z.enum(barParts), z.boolean()) }),
  keys: z.record(z.enum(commandNames), KeySchema),
  readOnOpen: z.boolean(),
  readLook: z.enum(['dim', 'hide']),
  badge: z.enum(['new', 'nothing']),
});

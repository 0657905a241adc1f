/** The file that a library is exported to; `formats/saved-file/format.ts` describes it. */

import { ListingKeySchema } from '../../actions/actions-schema';
import * as z from '../../basics/z';
import { PaperCountsSchema, PaperDetailsSchema } from '../../paper/details/details-schema';
import { PaperIdSchema } from '../../paper/ids/paper-id-schema';
import { MarkSchema } from '../../paper/state/marks-schema';
import { keptTagsLimit, tagKey } from '../../paper/state/own-words';
import { NoteSchema, TagSchema } from '../../paper/state/own-words-schema';
import { isPosition } from '../../paper/state/positions';
import { formatName, versions } from './format';

/** The last moment that a date can be, ms since 1970. */
const lastTime = 8.64e15;
const time = z.number().check(z.nonnegative(), z.maximum(lastTime));

// All objects are strict, because unknown members would be lost silently.
const { value, by, action, position } = MarkSchema.shape;
const PlainMarkSchema = z.strictObject({ value, time, by, action });
const since = z.exactOptional(time);
const QueuedMarkSchema = z.strictObject({ value, time, by, action, position, since }).check(
  // The queue is read from an index of the positions, so `queued` has one exactly while it is on.
  z.refine(({ value, position }) => (position !== undefined) === value, { path: ['position'] }),
  z.refine(({ position }) => position === undefined || isPosition(position), {
    path: ['position'],
  }),
);

/** An address that can only link somewhere. Those read from pages are such, but a file may hold anything. */
const address = (limit: number) =>
  z.exactOptional(z.string().check(z.regex(/^https:\/\/[^\s/]+\//), z.maxLength(limit)));
const DetailsSchema = z.strictObject({
  ...PaperDetailsSchema.shape,
  githubRepo: address(300),
  thumbnail: address(500),
});

const CountedSchema = z.strictObject({
  time,
  upvotes: PaperCountsSchema.shape.upvotes,
  comments: PaperCountsSchema.shape.comments,
});

const TagsSchema = z.array(z.strictObject({ ...TagSchema.shape, time })).check(
  z.maxLength(keptTagsLimit),
  z.refine((tags) => new Set(tags.map(({ name }) => tagKey(name))).size === tags.length),
);

/** Everything of one paper but when it was seen. */
export const SavedPaperSchema = z.strictObject({
  id: PaperIdSchema,
  marks: z.strictObject({
    read: z.exactOptional(PlainMarkSchema),
    queued: z.exactOptional(QueuedMarkSchema),
    starred: z.exactOptional(PlainMarkSchema),
    hidden: z.exactOptional(PlainMarkSchema),
  }),
  tags: z.exactOptional(TagsSchema),
  note: z.exactOptional(z.strictObject({ ...NoteSchema.shape, time })),
  opened: z.exactOptional(time),
  details: z.exactOptional(DetailsSchema),
  listing: z.exactOptional(ListingKeySchema),
  /** The latest, and the one of the visit before. */
  counted: z.exactOptional(z.tuple([CountedSchema, z.exactOptional(CountedSchema)])),
});

export type SavedPaper = z.infer<typeof SavedPaperSchema>;

export const SavedSeenSchema = z.tuple([
  PaperIdSchema,
  z.number().check(
    z.minimum(-lastTime),
    z.maximum(lastTime),
    z.refine((seen) => seen !== 0),
  ),
]);

/** No paper was ever linked to more ids than this; each look-up of one would read them all. */
const linksLimit = 200;

export type SavedSeen = Readonly<z.infer<typeof SavedSeenSchema>>;

export const SavedAliasSchema = z.strictObject({
  id: PaperIdSchema,
  same: z
    .record(
      PaperIdSchema,
      z.strictObject({ value: z.boolean(), time, by: z.exactOptional(z.literal('hand')) }),
    )
    .check(z.refine((same) => Object.keys(same).length <= linksLimit)),
});

export type SavedAlias = z.infer<typeof SavedAliasSchema>;

const count = z.int().check(z.nonnegative());

/** Everything in the file but its lists. */
export const SavedHeaderSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.literal(versions),
  createdAt: z.iso.datetime(),
  generator: z.string().check(z.maxLength(100)),
  counts: z.strictObject({ papers: count, seen: count, aliases: count }),
  /** Parsed value by value when they are applied, like stored ones. */
  settings: z.record(z.string(), z.unknown()),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/**
 * Rows of the search index as the database keeps them: some hundreds in one record, column by column. A hundred thousand
 * records take the browser ten times as long to read as two hundred segments (2026-11-29: 1.8 s and 0.2 s in Chromium,
 * 24 MB of words).
 */
import * as z from '../../basics/z';
import { PaperIdSchema } from '../../paper/ids/paper-id-schema';
import type { Unpacked } from './index-parts';
import type { IndexRow } from './row';

/** Rows in one segment. */
export const segmentSize = 500;

/** The numbers of a row, in this order. */
const numbers = ['is', 'last', 'swept', 'day', 'upvotes'] as const;

const SegmentSchema = z.object({
  ids: z.array(PaperIdSchema),
  /** One for each id, with a zero character between two. */
  words: z.string(),
  listed: z.string(),
  sites: z.string(),
  tags: z.string(),
  numbers: z.custom<Float64Array>(
    (value) =>
      ArrayBuffer.isView(value) &&
      Object.prototype.toString.call(value) === '[object Float64Array]',
  ),
  /** Papers that left the index: rows of earlier segments don't count. */
  gone: z.array(PaperIdSchema),
});
export type Segment = z.infer<typeof SegmentSchema>;

/** A segment can't be read. */
export class DamagedIndex extends Error {}

const between = '\0';

export function pack({ rows, gone }: Unpacked): Segment {
  return {
    ids: rows.map(({ id }) => id),
    words: rows.map(({ words }) => words).join(between),
    listed: rows.map(({ listed }) => listed).join(between),
    sites: rows.map(({ site }) => site).join(between),
    tags: rows.map(({ tags }) => tags).join(between),
    numbers: Float64Array.from(rows.flatMap((row) => numbers.map((name) => row[name]))),
    gone: [...gone],
  };
}

/** Throws `DamagedIndex`. */
export function unpack(stored: unknown): Unpacked {
  const segment = z.safeParse(SegmentSchema, stored).data;
  if (!segment) throw new DamagedIndex('not a segment');
  const { ids } = segment;
  const columns = [segment.words, segment.listed, segment.sites, segment.tags].map((column) =>
    column.split(between),
  );
  const isWhole = columns.every((column) => column.length === Math.max(1, ids.length));
  if (!isWhole || segment.numbers.length !== ids.length * numbers.length)
    throw new DamagedIndex('a part is missing');
  const [words = [], listed = [], sites = [], tags = []] = columns;
  const rows = ids.map((id, at): IndexRow => {
    const number = (name: (typeof numbers)[number]) =>
      segment.numbers[at * numbers.length + numbers.indexOf(name)] ?? 0;
    return {
      id,
      words: words[at] ?? '',
      listed: listed[at] ?? '',
      site: sites[at] ?? '',
      tags: tags[at] ?? '',
      is: number('is'),
      last: number('last'),
      swept: number('swept'),
      day: number('day'),
      upvotes: number('upvotes'),
    };
  });
  return { rows, gone: segment.gone };
}

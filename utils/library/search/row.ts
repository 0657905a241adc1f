/** One paper of the library as it is found and listed, whatever ids it has. */
import type { ListingKey } from '../../actions/actions-schema';
import * as z from '../../basics/z';
import type { PaperDetails } from '../../paper/details/details-schema';
import { doiPaperId } from '../../paper/ids/doi';
import { type PaperId, partsOf } from '../../paper/ids/paper-id';
import { PaperIdSchema } from '../../paper/ids/paper-id-schema';
import { type MarkName, markNames } from '../../paper/state/marks';
import type { Marks } from '../../paper/state/marks-schema';
import { tagKey } from '../../paper/state/own-words';
import type { Note, Tag } from '../../paper/state/own-words-schema';
import { homeOf, siteOf } from '../../sites/sites';
import { fold } from './fold';
import { type Quality, qualities, type TextField } from './query';

/** What is searched, and what a view or an order asks for. Small: there may be a hundred thousand in memory. */
export interface IndexRow {
  readonly id: PaperId;
  /** The folded words, field by field (`fieldOf`). */
  readonly words: string;
  /** `Listed`, as JSON. */
  readonly listed: string;
  /** Bit n: it is the n-th of `qualities`. */
  readonly is: number;
  /** When it was last marked, ms since 1970. */
  readonly last: number;
  /** When the action began that marked it read or hid it: papers of one bulk action share it. */
  readonly swept: number;
  /** The paper's day as a number, 20260304; 20260300 or 20260000 if only the month or the year is known, 0 if nothing is. */
  readonly day: number;
  readonly upvotes: number;
  /** The keys of its tags, one a line. */
  readonly tags: string;
  /** The site that showed it, or that is its archive. */
  readonly site: string;
}

/** What a list shows of a paper. */
export const ListedSchema = z.object({
  /** All its ids, the one it is listed by first. */
  ids: z.array(PaperIdSchema),
  /** Empty if it isn't known. */
  title: z.string(),
  authors: z.exactOptional(z.array(z.string())),
  authorCount: z.exactOptional(z.number()),
  organisation: z.exactOptional(z.object({ slug: z.string(), name: z.string() })),
  listing: z.exactOptional(z.string()),
  day: z.exactOptional(z.string()),
  /** As they are spelled. */
  tags: z.exactOptional(z.array(z.string())),
});
export type Listed = z.infer<typeof ListedSchema>;

/** What is known of a paper, all its ids together. */
export interface Known {
  /** The one it is listed by first. */
  readonly ids: readonly [PaperId, ...PaperId[]];
  readonly marks: Marks;
  /** Those that it carries. */
  readonly tags: readonly Tag[];
  /** Nothing if it is empty. */
  readonly note: Note | undefined;
  /** What is shown of it. */
  readonly details?: PaperDetails;
  /** What is kept under each of its ids: all of it is searched. */
  readonly all: readonly PaperDetails[];
  readonly listing?: ListingKey;
}

const bit = (quality: Quality): number => 1 << qualities.indexOf(quality);
export const has = (row: Pick<IndexRow, 'is'>, quality: Quality): boolean =>
  (row.is & bit(quality)) !== 0;

/** A row as it will be with other marks. */
export const withMarks = (row: IndexRow, marks: Readonly<Record<MarkName, boolean>>): IndexRow => ({
  ...row,
  is: markNames.reduce((all, name) => (marks[name] ? all | bit(name) : all & ~bit(name)), row.is),
});

/** Authors by whom a paper is found: a row with three thousand would be twenty times as large as others. */
const searchedAuthors = 1_000;

/** Authors that a list may name. */
const namedAuthors = 3;

/** The row of a paper; nothing if it isn't in the library. */
export function rowOf({
  ids,
  marks,
  tags,
  note,
  details,
  all,
  listing,
}: Known): IndexRow | undefined {
  const standing = markNames.filter((name) => marks[name]?.value);
  const own: Quality[] = [
    ...(note ? ['noted' as const] : []),
    ...(tags.length > 0 ? ['tagged' as const] : []),
  ];
  if (standing.length + own.length === 0) return undefined;
  const [id] = ids;
  const times = [
    ...standing.map((name) => marks[name]?.since ?? marks[name]?.time ?? 0),
    ...tags.map(({ time }) => time),
    note?.time ?? 0,
  ];
  const sweeping = [marks.read, marks.hidden].find((mark) => mark?.value);
  const {
    title = '',
    authors = [],
    organisation,
    publishedOn,
    publishedIn,
    listedOn,
  } = details ?? {};
  const site = (listing === undefined ? undefined : siteOf(listing)) ?? homeOf(id);
  const day = publishedOn ?? publishedIn ?? monthOf(id) ?? listedOn;
  const listed: Listed = {
    ids: [...ids],
    title,
    ...(authors.length > 0 && { authors: authors.slice(0, namedAuthors) }),
    authorCount: Math.max(details?.authorCount ?? 0, authors.length),
    ...(organisation && { organisation }),
    ...(listing !== undefined && { listing }),
    ...(day !== undefined && { day }),
    ...(tags.length > 0 && { tags: tags.map(({ name }) => name) }),
  };
  return {
    id,
    words: wordsOf({ title, ids, all, tags, note: note?.text ?? '' }),
    listed: JSON.stringify(listed),
    is: [...standing, ...own].reduce((bits, name) => bits | bit(name), 0),
    tags: tags.map(({ name }) => tagKey(name)).join('\n'),
    last: Math.max(...times),
    swept: sweeping ? Number.parseInt(sweeping.action, 36) : 0,
    day: day === undefined ? 0 : Number(day.replaceAll('-', '').padEnd(8, '0')),
    upvotes: details?.upvotes ?? -1,
    site: site?.name ?? '',
  };
}

/** The month that an arXiv id tells: `2603.…` is `2026-03`, `hep-th/9901001` is `1999-01`. */
function monthOf(id: PaperId): string | undefined {
  const { scheme, identifier } = partsOf(id);
  const [, year, month] =
    (scheme === 'arxiv' && /^(?:[a-z-]+\/)?(\d{2})(\d{2})/.exec(identifier)) || [];
  if (year === undefined) return undefined;
  return `${Number(year) > 90 ? 19 : 20}${year}-${month}`;
}

interface Text extends Pick<Known, 'ids' | 'all' | 'tags'> {
  readonly title: string;
  readonly note: string;
}

/**
 * `\n title \n tags \n authors \n organisation \n ids, other titles \n note \n abstract \n`: what a reader remembers best
 * stands first, so that the place of the first match tells how good it is. Names are kept apart by a tab, so that no
 * phrase spans two.
 */
function wordsOf({ title, ids, all, tags, note }: Text): string {
  const names = all.flatMap(({ authors = [] }) => authors).slice(0, searchedAuthors);
  const orgs = all.flatMap(({ organisation: org }) => (org ? [org.name, org.slug] : []));
  const others = all.flatMap((each) => (each.title === title ? [] : each.title));
  const abstracts = all.flatMap(({ abstract }) => abstract ?? []);
  // A DOI is searched, too, that was told of a paper which is kept under another id.
  const dois = all.flatMap(({ doi }) => (doi === undefined ? [] : (doiPaperId(doi) ?? doi)));
  const labels = tags.map(({ name }) => name);
  const fields = [[title], labels, names, orgs, [...ids, ...dois, ...others], [note], abstracts];
  return `\n${fields.map((field) => [...new Set(field.map(fold))].join('\t')).join('\n')}\n`;
}

/** Where each field that can be asked for stands among the lines of `words`. */
const lines: Readonly<Record<TextField | 'title', number>> = {
  title: 1,
  tag: 2,
  author: 3,
  org: 4,
};

/** The folded words of one field. */
export const fieldOf = ({ words }: Pick<IndexRow, 'words'>, field: TextField | 'title'): string =>
  words.split('\n', lines[field] + 1)[lines[field]] ?? '';

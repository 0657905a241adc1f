/** Tags and notes as the library keeps and merges them: value by value, the later one wins. */
import { keptTagsLimit, tagKey } from '../paper/state/own-words';
import type { Note, Tag } from '../paper/state/own-words-schema';
import { isLater } from './restore/merge';
import type { MarksRow } from './store/library-schema';

export type Tags = readonly Tag[];

/** A paper's tags by their keys. */
export const byKey = (tags: Tags | undefined): Map<string, Tag> =>
  new Map(tags?.map((tag) => [tagKey(tag.name), tag]));

/**
 * Merges copies of a paper's tags. The order and number of merges don't change the result, even where a copy has more
 * tags than are kept.
 */
export function mergeTags(copies: readonly (Tags | undefined)[]): Tag[] {
  const merged = new Map<string, Tag>();
  for (const tag of copies.flatMap((tags) => tags ?? [])) {
    const key = tagKey(tag.name);
    if (isLater(tag, merged.get(key))) merged.set(key, tag);
  }
  return sorted(merged);
}

/** Tags in the order of their keys; the latest, if there are more than are kept. */
export function sorted(tags: ReadonlyMap<string, Tag>): Tag[] {
  const latest = [...tags].sort(([, a], [, b]) => (isLater(a, b) ? -1 : 1));
  return latest
    .slice(0, keptTagsLimit)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, tag]) => tag);
}

/** The later of two copies of a paper's note. */
export function mergeNotes(copies: readonly (Note | undefined)[]): Note | undefined {
  return copies.reduce(
    (best, note) => (note && isLater(note, best) ? note : best),
    undefined as Note | undefined,
  );
}

/** Whether a paper carries a tag or a note. */
export const hasOwnWords = ({ tags, note }: Pick<MarksRow, 'tags' | 'note'>): boolean =>
  (note?.text ?? '') !== '' || tags?.some(({ value }) => value) === true;

/** A row with other tags and another note, and with what its indexes hold. */
export function withOwnWords(
  { tags: _, tagged: __, note: ___, noted: ____, ...row }: MarksRow,
  { tags, note }: { readonly tags?: Tags | undefined; readonly note?: Note | undefined },
): MarksRow {
  const tagged = [...byKey(tags)].flatMap(([key, { value }]) => (value ? [key] : []));
  return {
    ...row,
    ...(tags && tags.length > 0 && { tags }),
    ...(tagged.length > 0 && { tagged }),
    ...(note && { note }),
    ...(note && note.text !== '' && { noted: note.time }),
  };
}

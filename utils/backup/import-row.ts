/** What importing one paper adds to what the library keeps of it. */
import type { CitedPaper } from '../citations/cited-paper';
import type { SavedPaper } from '../formats/saved-file/saved-file-schema';
import type { PaperDetails } from '../paper/details/details-schema';
import type { Stamp } from '../paper/state/action-id';
import type { MarkName } from '../paper/state/marks';
import { cleanTag, noteLimit, tagKey, tagsLimit } from '../paper/state/own-words';
import type { Found } from './found-papers';

/** What the user says that a file's papers are. */
export interface Meaning {
  /** The mark that all get; nothing if they are only tagged. */
  readonly mark: 'starred' | 'queued' | 'read' | undefined;
  /** A tag for all, or ''. */
  readonly tag: string;
  /** Whether the file's keywords and collections become tags. */
  readonly tags: boolean;
  readonly notes: boolean;
}
export type Kind = 'fresh' | 'changed' | 'same' | 'nothing';

export interface ImportedRow {
  readonly kind: Kind;
  /** Absent if nothing is to be written. */
  readonly row?: SavedPaper;
}

/**
 * What a paper of a file adds. Nothing is taken away but a paper from the queue when it is read; a note is
 * added behind the user's own. `position` gives the next position in the queue.
 */
export function importedRow(
  found: Found,
  kept: CitedPaper,
  meaning: Meaning,
  { id: action, time }: Stamp,
  position: () => string,
): ImportedRow {
  const { id } = kept;
  const set = (value: boolean) => ({ value, time, by: 'hand', action }) as const;
  const wanted = [...(found.marks ?? []), ...(meaning.mark ? [meaning.mark] : [])];
  const isMarked = (name: MarkName) => kept.marks?.includes(name) === true;
  const marks: SavedPaper['marks'] = {};
  for (const name of wanted) {
    if (isMarked(name)) continue;
    if (name === 'queued') marks.queued = { ...set(true), position: position(), since: time };
    else marks[name] = set(true);
    if (name === 'read' && isMarked('queued')) marks.queued = set(false);
  }
  const tags = newTags(found, kept, meaning).map((name) => ({ name, value: true, time, action }));
  const text = meaning.notes ? newNote(found.note ?? '', kept.note ?? '') : undefined;
  const details = newDetails(found.details, kept.details);
  const isNew = !kept.marks?.length && !kept.tags?.length && !kept.note;
  const says = Object.keys(marks).length > 0 || tags.length > 0 || text !== undefined;
  if (isNew && !says) return { kind: 'nothing' };
  if (!says && !details) return { kind: 'same' };
  return {
    kind: isNew ? 'fresh' : 'changed',
    row: {
      id,
      marks,
      ...(tags.length > 0 && { tags }),
      ...(text !== undefined && { note: { text, time, action } }),
      ...(details && { details }),
    },
  };
}

/** Tags that a paper doesn't carry yet. */
function newTags(found: Found, kept: CitedPaper, meaning: Meaning): string[] {
  const all = [...(meaning.tags ? found.tags : []), meaning.tag];
  const known = new Set(kept.tags?.map(tagKey));
  const room = tagsLimit - known.size;
  const names = all.flatMap((tag) => {
    const name = cleanTag(tag);
    if (name === undefined || known.has(tagKey(name))) return [];
    known.add(tagKey(name));
    return name;
  });
  return names.slice(0, Math.max(room, 0));
}

/** The user's note with the file's behind it; nothing if it is there already. */
function newNote(note: string, own: string): string | undefined {
  const text = note.toWellFormed().trim();
  if (text === '' || own.includes(text)) return undefined;
  const both = own === '' ? text : `${own}\n\n${text}`;
  return both.length <= noteLimit
    ? both
    : own === ''
      ? text.slice(0, noteLimit).toWellFormed()
      : undefined;
}

/** What is kept, with what it lacks; nothing if it lacks nothing, or if no title is known. */
function newDetails(
  told: Found['details'],
  kept: PaperDetails | undefined,
): PaperDetails | undefined {
  const title = kept?.title ?? told.title;
  const { publishedIn, ...rest } = told;
  // A day says more.
  const news = kept?.publishedOn || publishedIn === undefined ? rest : { ...rest, publishedIn };
  const lacks = Object.keys(news).some((name) => !kept || !Object.hasOwn(kept, name));
  return title !== undefined && lacks ? { ...news, ...kept, title } : undefined;
}

/** Takes back one change of a paper's row, if the value still is as the change left it. */

import type { PaperId } from '../../../paper/ids/paper-id';
import type { ActionId } from '../../../paper/state/action-id';
import type { Mark } from '../../../paper/state/marks-schema';
import { tagKey } from '../../../paper/state/own-words';
import type { Note, Tag } from '../../../paper/state/own-words-schema';
import type {
  Change,
  ChangeOfMark,
  ChangeOfNote,
  ChangeOfSeen,
  ChangeOfTag,
} from '../../action-record';
import { laterMarks } from '../../ids/aliases';
import { byKey, mergeNotes, mergeTags, withOwnWords } from '../../own-words';
import type { MarksRow } from '../../store/library-schema';
import { withTag } from '../apply-tag';
import { nextTime } from '../set-mark';

/** A change of a row of `marks`. */
export type ChangeOfRow = Exclude<Change, ChangeOfSeen>;
export const isOfRow = (change: Change): change is ChangeOfRow => change.mark !== 'seen';

/** Who undoes, and when. */
export interface Undoing {
  readonly action: ActionId;
  readonly time: number;
  readonly now: number;
  /** What it has taken back so far (`keyOf`): a paper may have been changed under several of its ids. */
  readonly undone: Set<string>;
}

const keyOf = (paper: PaperId, change: ChangeOfRow): string =>
  `${paper} ${change.mark} ${change.mark === 'tag' ? tagKey(change.after.name) : ''}`;

/**
 * Puts a mark, a tag or a note back where it still is as the change left it. `others`: the rows of the paper's other
 * ids, under which it may have changed since. Returns the row as it is to be written, and the change; nothing if the
 * value was kept.
 */
export function takenBack(
  change: ChangeOfRow,
  row: MarksRow,
  others: readonly MarksRow[],
  undoing: Undoing,
): { readonly row: MarksRow; readonly change: ChangeOfRow } | undefined {
  const { undone } = undoing;
  const all = [row, ...others.filter(({ id }) => !undone.has(keyOf(id, change)))];
  const made = takenBackFrom(change, row, all, undoing);
  if (made) undone.add(keyOf(row.id, change));
  return made;
}

function takenBackFrom(
  change: ChangeOfRow,
  row: MarksRow,
  all: readonly MarksRow[],
  undoing: Undoing,
) {
  switch (change.mark) {
    case 'tag':
      return tagTakenBack(change, row, all, undoing);
    case 'note':
      return noteTakenBack(change, row, all, undoing);
    default:
      return markTakenBack(change, row, all, undoing);
  }
}

function markTakenBack(
  { paper, mark, before, after }: ChangeOfMark,
  row: MarksRow,
  all: readonly MarksRow[],
  { action, time, now }: Undoing,
) {
  const current = row.marks[mark];
  if (!current || current.action !== after.action || current.value !== after.value)
    return undefined;
  const standing = laterMarks(all.map(({ marks }) => marks))[mark];
  if (standing && standing.action !== after.action) return undefined;
  const restored: Mark = {
    // Restores the earlier action's id, so that undoing that one too finds the mark as it left it.
    ...(before ?? { value: false, by: 'auto', action }),
    time: nextTime(time, current.time, now),
  };
  const marks = { ...row.marks, [mark]: restored };
  return { row: { ...row, marks }, change: { paper, mark, before: current, after: restored } };
}

function tagTakenBack(
  { paper, mark, before, after }: ChangeOfTag,
  row: MarksRow,
  all: readonly MarksRow[],
  { action, time, now }: Undoing,
) {
  const key = tagKey(after.name);
  const current = byKey(row.tags).get(key);
  if (!current || current.action !== after.action || current.value !== after.value)
    return undefined;
  const standing = byKey(mergeTags(all.map(({ tags }) => tags))).get(key);
  if (standing && standing.action !== after.action) return undefined;
  const restored: Tag = {
    ...(before ?? { name: after.name, value: false, action }),
    time: nextTime(time, current.time, now),
  };
  return { row: withTag(row, restored), change: { paper, mark, before: current, after: restored } };
}

function noteTakenBack(
  { paper, mark, before, after }: ChangeOfNote,
  row: MarksRow,
  all: readonly MarksRow[],
  { action, time, now }: Undoing,
) {
  const current = row.note;
  if (!current || current.action !== after.action || current.text !== after.text) return undefined;
  const standing = mergeNotes(all.map(({ note }) => note));
  if (standing && standing.action !== after.action) return undefined;
  const restored: Note = {
    ...(before ?? { text: '', action }),
    time: nextTime(time, current.time, now),
  };
  const written = withOwnWords(row, { tags: row.tags, note: restored });
  return { row: written, change: { paper, mark, before: current, after: restored } };
}

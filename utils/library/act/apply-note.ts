/** Writes a note. What the user types in one go is one step of the history, however often it was stored. */
import type { NoteAction } from '../../actions/actions-schema';
import type { Note } from '../../paper/own-words-schema';
import type { ActionRecord, ChangeOfNote } from '../action-record';
import { mergeNotes, withOwnWords } from '../own-words';
import { readMarks, readRows } from '../store/rows';
import { keepPaper } from './keep-paper';
import { nextTime } from './set-mark';
import { type ActionTransaction, write } from './transaction';

/**
 * Writes the note of the action's paper, and keeps the paper's details. Returns the change; nothing if it went into the
 * record of an earlier action of the same typing, or if the note says that already.
 */
export async function applyNote(
  tx: ActionTransaction,
  action: NoteAction,
  now: number,
): Promise<ChangeOfNote[]> {
  const { paper, time, listing } = action;
  const [rows, papers] = await Promise.all([
    readMarks(tx, [paper.id]),
    readRows(tx, 'papers', [paper.id]),
  ]);
  const { row, others } = rows.of(paper.id);
  const before = mergeNotes([row, ...others].map(({ note }) => note));
  const text = action.text.toWellFormed();
  if ((before?.text ?? '') === text) return [];
  const record = await stepOf(tx, action, before);
  const after: Note = {
    text,
    time: nextTime(time, before?.time, now),
    action: record?.id ?? action.id,
  };
  rows.put(withOwnWords(row, { tags: row.tags, note: after }));
  if (text !== '') keepPaper(papers, paper, { inFull: true, listing, time, begun: time });
  if (!record) return [{ paper: row.id, mark: 'note', ...(before && { before }), after }];
  const changes = record.changes.map((change) =>
    change.mark === 'note' ? { ...change, after } : change,
  );
  write(tx, 'actions', { ...record, changes });
  return [];
}

/**
 * The record that an action of typing belongs to: the one that the note as it stands comes from, if the same typing
 * began it. If another tab wrote meanwhile, or it was undone, the action is a step of its own.
 */
async function stepOf(
  tx: ActionTransaction,
  { step, paper }: NoteAction,
  before: Note | undefined,
): Promise<ActionRecord | undefined> {
  if (step === undefined || !before) return undefined;
  const record = await tx.objectStore('actions').get(before.action);
  if (!record || record.undoneBy !== undefined) return undefined;
  const isOfTyping = record.id === step || record.step === step;
  const isOfPaper = record.changes.some(
    (change) => change.mark === 'note' && change.paper === paper.id,
  );
  return isOfTyping && isOfPaper ? record : undefined;
}

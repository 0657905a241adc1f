/** Writes a note. What the user types in one go is one step of the history, however often it was stored. */
import type { NoteAction } from '../../actions/actions-schema';
import type { Note } from '../../paper/state/own-words-schema';
import type { ActionRecord, ChangeOfNote } from '../action-record';
import { mergeNotes, withOwnWords } from '../own-words';
import { readMarks, readRows } from '../store/rows';
import { keepPaper } from './keep-paper';
import { nextTime } from './set-mark';
import { type ActionTransaction, write } from './transaction';

interface Noted {
  readonly changes: readonly ChangeOfNote[];
  /** It belongs to the record of an earlier action. */
  readonly isFolded: boolean;
}

/** Writes the note of the action's paper, and keeps the paper's details. */
export async function applyNote(
  tx: ActionTransaction,
  action: NoteAction,
  now: number,
): Promise<Noted> {
  const { paper, time, listing } = action;
  const [rows, papers] = await Promise.all([
    readMarks(tx, [paper.id]),
    readRows(tx, 'papers', [paper.id]),
  ]);
  const { row, others } = rows.of(paper.id);
  const before = mergeNotes([row, ...others].map(({ note }) => note));
  const [first, record] = await recordsOf(tx, action, before);
  if (isDone(action, [first, record])) return { changes: [], isFolded: true };
  const text = action.text.toWellFormed();
  const after: Note = {
    text,
    time: nextTime(time, before?.time, now),
    action: record?.id ?? action.id,
  };
  const isSame = (before?.text ?? '') === text;
  if (!isSame) {
    rows.put(withOwnWords(row, { tags: row.tags, note: after }));
    if (text !== '') keepPaper(papers, paper, { inFull: true, listing, time, begun: time });
  }
  if (first && first.id !== record?.id) write(tx, 'actions', { ...first, folded: action.id });
  if (record)
    write(tx, 'actions', { ...withText(record, isSame ? undefined : after), folded: action.id });
  const isNew = !isSame && !record;
  return {
    changes: isNew ? [{ paper: row.id, mark: 'note', ...(before && { before }), after }] : [],
    isFolded: record !== undefined,
  };
}

const withText = (record: ActionRecord, after: Note | undefined): ActionRecord =>
  after
    ? {
        ...record,
        changes: record.changes.map((change) =>
          change.mark === 'note' ? { ...change, after } : change,
        ),
      }
    : record;

/**
 * `first`: the record of this typing's first action. `own`: the record that wrote the note as it is now; nothing if
 * another tab wrote it, or if it was undone: then the action is a step of its own.
 */
async function recordsOf(
  tx: ActionTransaction,
  { step, paper }: NoteAction,
  before: Note | undefined,
): Promise<readonly [first: ActionRecord | undefined, own: ActionRecord | undefined]> {
  if (step === undefined) return [undefined, undefined];
  const actions = tx.objectStore('actions');
  const [first, last] = await Promise.all([
    actions.get(step),
    before ? actions.get(before.action) : undefined,
  ]);
  const isOfTyping = last?.id === step || last?.step === step;
  const isOfPaper = last?.changes.some(
    (change) => change.mark === 'note' && change.paper === paper.id,
  );
  return [first, isOfTyping && isOfPaper && last.undoneBy === undefined ? last : undefined];
}

/** Whether an action was done before: those of one typing come in the order of their ids. */
const isDone = ({ id }: NoteAction, records: readonly (ActionRecord | undefined)[]): boolean =>
  records.some((record) => record?.folded !== undefined && record.folded >= id);

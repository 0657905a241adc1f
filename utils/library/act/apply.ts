import type { Action, MarkAction, NoteAction, TagAction } from '../../actions/actions-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { PositionsUsedUp } from '../../paper/state/positions';
import type { ActionRecord, ActionSummary, Change, Outcome, Refusal } from '../action-record';
import { endOfOld, pruneActions } from '../look-up/history';
import { decideUndo } from '../restore/restore';
import { readFact } from '../shadow/generations';
import type { Database } from '../store/library-schema';
import { readRows } from '../store/rows';
import { applyMark, readForMark } from './apply-mark';
import { applyMove } from './apply-move';
import { applyNote } from './apply-note';
import { applyRenameTag } from './apply-rename-tag';
import { applyOpened, applySee } from './apply-see';
import { applyTag, readForTag } from './apply-tag';
import { noteChanged } from './note-changed';
import { renumberQueue } from './renumber-queue';
import { roomToSee } from './seen-limit';
import { saneTime } from './set-mark';
import { type ActionTransaction, inAction, write } from './transaction';
import { applyUndo, undoTarget } from './undo/apply-undo';
import { leaveVisit } from './visits';

/** What an action did, before it is recorded. */
interface Done {
  readonly changes: readonly Change[];
  readonly summary: ActionSummary;
  readonly kept?: number;
  /** The action was decided here and continues in further transactions. */
  readonly chunks?: number;
  /** An earlier action's record holds it, too. */
  readonly isFolded?: boolean;
}

/**
 * Applies one action in one transaction. An action whose id is known changes nothing. `kept`: the generation that the
 * shadow is known to hold.
 */
export async function apply(db: Database, action: Action, now: number, kept = 0): Promise<Outcome> {
  try {
    return await applyOnce(db, action, now, kept);
  } catch (error) {
    if (!(error instanceof PositionsUsedUp)) throw error;
    await inAction(db, (tx) => renumberQueue(tx, kept));
    return applyOnce(db, action, now, kept);
  }
}

const applyOnce = (db: Database, action: Action, now: number, kept: number): Promise<Outcome> =>
  inAction(
    db,
    async (tx) => {
      const [outcome, fact] = await Promise.all([applyIn(tx, action, now), readFact(tx)]);
      const how = action.kind === 'see' || action.kind === 'opened' ? 'seen' : 'changed';
      if (outcome.status === 'applied') await noteChanged(tx, fact, outcome.papers, kept, how);
      return outcome;
    },
    // The time at which a page was left only ends a visit.
    action.kind === 'left' ? 'relaxed' : 'strict',
  );

async function applyIn(tx: ActionTransaction, action: Action, now: number): Promise<Outcome> {
  const { id } = action;
  const [known, act, old] = await Promise.all([
    tx.objectStore('actions').get(id),
    prepare(tx, action, now),
    isRemembered(action) ? endOfOld(tx, now) : undefined,
  ]);
  if (known?.summary.kind === 'refused') {
    return { id, status: 'refused', reason: known.summary.reason };
  }
  if (known) return { id, status: 'known', papers: papersToTell(action, known.changes) };

  const done = await act();
  if (typeof done === 'string') {
    remember(tx, action, { changes: [], summary: { kind: 'refused', reason: done } });
    return { id, status: 'refused', reason: done };
  }
  const { changes, kept = 0 } = done;
  if (isRemembered(action) && !done.isFolded) {
    remember(tx, action, done);
    if (old !== undefined) await pruneActions(tx, old);
  }
  const papers = papersToTell(action, changes);
  const begun = done.chunks !== undefined && ({ everywhere: true } as const);
  return { id, status: 'applied', papers, changed: papersOf(changes).length, kept, ...begun };
}

function remember(tx: ActionTransaction, action: Action, { changes, summary, chunks }: Done): void {
  const { id, time, tab } = action;
  const auto = 'by' in action && action.by === 'auto';
  write(tx, 'actions', {
    id,
    time,
    ...(auto && { auto }),
    ...(tab !== undefined && { tab }),
    ...(action.kind === 'note' && action.step !== undefined && { step: action.step }),
    summary,
    changes,
    ...(chunks !== undefined && { chunks }),
  });
}

/** Automatic changes that are idempotent need no record. */
const isRemembered = (action: Action): boolean =>
  action.kind === 'mark' ||
  action.kind === 'move' ||
  action.kind === 'undo' ||
  action.kind === 'tag' ||
  action.kind === 'note' ||
  action.kind === 'rename tag' ||
  (action.kind === 'see' && action.by === 'hand');

/**
 * Reads what an action needs. Returns the function that applies it, or why it can't be applied. Writes nothing, as the
 * action may turn out to be known already.
 */
async function prepare(
  tx: ActionTransaction,
  action: Action,
  now: number,
): Promise<() => Done | Refusal | Promise<Done | Refusal>> {
  switch (action.kind) {
    case 'mark': {
      const rows = await readForMark(tx, action);
      return () => ({ changes: applyMark(rows, action, now), summary: markSummary(action) });
    }
    case 'see': {
      const time = saneTime(action.time, now);
      const [rows, { room, note }] = await Promise.all([
        readRows(tx, 'seen', action.papers),
        roomToSee(tx, action, time),
      ]);
      const { value, papers } = action;
      const summary = { kind: 'see', value, count: papers.length } as const;
      return () => {
        const changes = applySee(rows, { ...action, time }, room);
        note(changes.length);
        return { changes, summary };
      };
    }
    case 'move':
      return () => move(tx, action, now);
    case 'undo':
      return () => undo(tx, action, now);
    case 'tag': {
      const rows = await readForTag(tx, action);
      return () => {
        const changes = applyTag(rows, action, now);
        return typeof changes === 'string' ? changes : { changes, summary: tagSummary(action) };
      };
    }
    case 'note':
      return async () => ({
        ...(await applyNote(tx, action, now)),
        summary: noteSummary(action),
      });
    case 'rename tag':
      return async () => {
        const { from, to } = action;
        const changes = await applyRenameTag(tx, action, now);
        const count = papersOf(changes).length;
        return { changes, summary: { kind: 'rename tag', from, to, count } };
      };
    case 'opened':
      return async () => {
        await applyOpened(tx, action);
        return { changes: [], summary: { kind: 'see', value: true, count: 1 } };
      };
    case 'left':
      return async () => {
        await leaveVisit(tx, action);
        return { changes: [], summary: { kind: 'see', value: true, count: 0 } };
      };
  }
}

const markSummary = ({ mark, value, papers }: MarkAction): ActionSummary => ({
  kind: 'mark',
  mark,
  value,
  count: papers.length,
  ...titleOfOnly(papers),
});

const tagSummary = ({ tag, value, papers }: TagAction): ActionSummary => ({
  kind: 'tag',
  tag,
  value,
  count: papers.length,
  ...titleOfOnly(papers),
});

const noteSummary = ({ text, paper }: NoteAction): ActionSummary => ({
  kind: 'note',
  value: text !== '',
  ...titleOfOnly([paper]),
});

/** The title of the paper that an action is about, if it is about one. */
function titleOfOnly([paper, ...others]: MarkAction['papers']): { readonly title?: string } {
  const title = others.length === 0 ? (paper?.title ?? paper?.details?.title) : undefined;
  return title === undefined ? {} : { title };
}

async function move(
  tx: ActionTransaction,
  action: Extract<Action, { kind: 'move' }>,
  now: number,
): Promise<Done | Refusal> {
  const change = await applyMove(tx, action, now);
  if (!change) return 'not queued';
  const title = (await tx.objectStore('papers').get(action.paper))?.details.title;
  return { changes: [change], summary: { kind: 'move', ...(title !== undefined && { title }) } };
}

async function undo(
  tx: ActionTransaction,
  action: Extract<Action, { kind: 'undo' }>,
  now: number,
): Promise<Done | Refusal> {
  const target = await undoTarget(tx, action);
  if (typeof target === 'string') return target;
  if (target.chunks !== undefined) return undoImport(tx, action, target, target.chunks);
  const { changes, kept } = await applyUndo(tx, action, target, now);
  const count = papersOf(changes).length;
  return { changes, kept, summary: { kind: 'undo', of: target.summary, count, kept } };
}

/** Too much for one transaction: this one only decides; `carryOn` does the work. */
async function undoImport(
  tx: ActionTransaction,
  { id, time }: Action,
  target: ActionRecord,
  chunks: number,
): Promise<Done> {
  await decideUndo(tx, { id, time }, { ...target, chunks });
  write(tx, 'actions', { ...target, undoneBy: id });
  const summary = { kind: 'undo', of: target.summary, count: 0, kept: 0 } as const;
  return { changes: [], summary, chunks: 0 };
}

/**
 * The papers that other contexts are told about. An action without a record changes nothing the second time, and the
 * worker may have been killed before it told them of the first: they are told of all its papers.
 */
function papersToTell(action: Action, changes: readonly Change[]): PaperId[] {
  if (action.kind === 'opened') return [action.paper];
  // What an earlier action's record holds is no change of its own.
  if (action.kind === 'note') return [action.paper.id];
  return action.kind === 'see' ? [...action.papers] : papersOf(changes);
}

const papersOf = (changes: readonly Change[]): PaperId[] => [
  ...new Set(changes.map(({ paper }) => paper)),
];

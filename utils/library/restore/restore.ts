/**
 * Restoring a file, and undoing that: too much for one transaction, but still atomic.
 *
 * The rows to write are first staged in the store `chunks`. Then one transaction decides: it records the work as a
 * fact. After that, each transaction does one chunk and counts it. A context that is killed has either decided nothing,
 * or leaves work that the next context to open the library resumes.
 */
import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { PaperId } from '../../paper/ids/paper-id';
import type { ActionId } from '../../paper/state/action-id';
import type { MarkName } from '../../paper/state/marks';
import { noteChanged } from '../act/note-changed';
import { tidyQueue } from '../act/renumber-queue';
import { type ActionTransaction, inAction } from '../act/transaction';
import { undoChunk } from '../act/undo/undo-chunk';
import type { Outcome, RestoreMode, SettingsChange } from '../action-record';
import { readFact } from '../shadow/generations';
import type { ChunkChanges, Database } from '../store/library-schema';
import { restoreRows } from './restore-chunk';

/** What the user did to many papers at once. */
export type ManyAct =
  | { readonly kind: 'mark'; readonly mark: MarkName; readonly value: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly value: boolean }
  | { readonly kind: 'rename tag'; readonly from: string; readonly to: string };

/** Work that was decided. */
interface Work {
  /** The action that it belongs to. */
  readonly id: ActionId;
  readonly time: number;
  readonly task:
    | {
        readonly kind: 'import';
        readonly mode: RestoreMode;
        readonly papers?: true;
        readonly many?: ManyAct;
      }
    | { readonly kind: 'undo'; readonly of: ActionId };
  readonly settings?: SettingsChange;
  readonly chunks: number;
  readonly done: number;
  /** How many papers changed, and how many an undo kept. Papers that are only seen don't count. */
  readonly changed: number;
  readonly kept: number;
}

const workKey = 'work';

async function worksOf(tx: ActionTransaction): Promise<Work[]> {
  return ((await tx.objectStore('facts').get(workKey)) as Work[] | undefined) ?? [];
}

/** Stages rows to restore; they have no effect yet. Deletes rows that other actions staged and never decided. */
export const stageRows = (
  db: Database,
  id: ActionId,
  number: number,
  rows: SavedRows,
): Promise<void> =>
  inAction(db, async (tx) => {
    if (number === 0) await forgetUndecided(tx);
    await tx.objectStore('chunks').put(rows, [id, 'rows', number]);
  });

async function forgetUndecided(tx: ActionTransaction): Promise<void> {
  const chunks = tx.objectStore('chunks');
  const decided = new Set((await worksOf(tx)).map((work) => work.id));
  for (const key of await chunks.getAllKeys()) {
    if (key[1] === 'rows' && !decided.has(key[0])) await chunks.delete(key);
  }
}

/** Deletes staged rows. */
export async function unstage(db: Database, id: ActionId): Promise<void> {
  await db.delete('chunks', IDBKeyRange.bound([id], [id, []]));
}

export interface Decision {
  readonly id: ActionId;
  readonly time: number;
  readonly mode: RestoreMode;
  readonly chunks: number;
  readonly settings?: SettingsChange;
  /** The file is another program's, of papers. */
  readonly papers?: true;
  /** It isn't a file, but something that the user did to many papers. */
  readonly many?: ManyAct;
}

/** Decides that the staged rows are restored. This can't be cancelled. */
export function decide(db: Database, { mode, papers, many, ...rest }: Decision): Promise<void> {
  const task = { kind: 'import', mode, ...(papers && { papers }), ...(many && { many }) } as const;
  const work = { ...rest, task, done: 0, changed: 0, kept: 0 } as const;
  return inAction(db, async (tx) => {
    await tx.objectStore('facts').put([...(await worksOf(tx)), work], workKey);
  });
}

/** Decides, within the transaction of an undo, to undo a restored file. */
export async function decideUndo(
  tx: ActionTransaction,
  undo: { readonly id: ActionId; readonly time: number },
  target: { readonly id: ActionId; readonly chunks: number; readonly settings?: SettingsChange },
): Promise<void> {
  const { chunks, settings } = target;
  const work: Work = {
    ...undo,
    task: { kind: 'undo', of: target.id },
    chunks,
    ...(settings && { settings: { from: settings.to, to: settings.from } }),
    done: 0,
    changed: 0,
    kept: 0,
  };
  await tx.objectStore('facts').put([...(await worksOf(tx)), work], workKey);
}

/**
 * Does all work that was decided, chunk by chunk. Several contexts may do so concurrently. Returns the last outcome;
 * nothing if there was no work.
 */
export async function carryOn(
  db: Database,
  now: () => number,
  progress: (part: number) => void = () => undefined,
): Promise<Outcome | undefined> {
  let outcome: Outcome | undefined;
  while (((await db.get('facts', workKey)) as Work[] | undefined)?.length) {
    outcome = (await inAction(db, (tx) => doNext(tx, now(), progress))) ?? outcome;
  }
  return outcome;
}

/** Does one chunk; if none is left, finishes the work and returns its outcome. */
async function doNext(
  tx: ActionTransaction,
  now: number,
  progress: (part: number) => void,
): Promise<Outcome | undefined> {
  const [work, ...others] = await worksOf(tx);
  // Another context finished it first.
  if (!work) return undefined;
  const facts = tx.objectStore('facts');
  if (work.done < work.chunks) {
    const after = await doChunk(tx, work, now);
    await facts.put([after, ...others], workKey);
    progress(after.done / after.chunks);
    return undefined;
  }
  await finish(tx, work);
  await facts.put(others, workKey);
  return outcomeOf(work);
}

async function doChunk(tx: ActionTransaction, work: Work, now: number): Promise<Work> {
  const { id, time, task, done } = work;
  const chunks = tx.objectStore('chunks');
  if (task.kind === 'undo') {
    const made = (await chunks.get([task.of, 'changes', done])) as ChunkChanges | undefined;
    const { changed, kept } = made
      ? await undoChunk(tx, made, { action: id, time, now, undone: new Set() })
      : { changed: 0, kept: 0 };
    if (made) await noteChanged(tx, await readFact(tx), idsIn(made), 0, 'taken out');
    await chunks.delete([task.of, 'changes', done]);
    return { ...work, done: done + 1, changed: work.changed + changed, kept: work.kept + kept };
  }
  const rows = (await chunks.get([id, 'rows', done])) as SavedRows | undefined;
  if (!rows) return { ...work, done: done + 1 };
  const changes = await restoreRows(tx, rows, { mode: task.mode, action: id, time, now });
  const how = task.mode === 'replace' ? 'taken out' : 'changed';
  await noteChanged(tx, await readFact(tx), idsIn(changes), 0, how);
  await chunks.put(changes, [id, 'changes', done]);
  await chunks.delete([id, 'rows', done]);
  return { ...work, done: done + 1, changed: work.changed + papersIn(changes) };
}

/** All ids that a chunk changed, which the shadow has to follow. */
const idsIn = ({ changes, opened, papers, aliases }: ChunkChanges): PaperId[] => [
  ...changes.map(({ paper }) => paper),
  ...[...opened, ...papers, ...aliases].map(({ id }) => id),
];

const papersIn = ({ changes, opened, papers }: ChunkChanges): number => {
  const marked = changes.flatMap(({ paper, mark }) => (mark === 'seen' ? [] : paper));
  return new Set([...marked, ...[...opened, ...papers].map(({ id }) => id)]).size;
};

/** Records in the history what was done. */
async function finish(tx: ActionTransaction, work: Work): Promise<void> {
  const { id, time, task, chunks, settings, changed, kept } = work;
  const actions = tx.objectStore('actions');
  if (task.kind === 'import') {
    await tidyQueue(tx);
    const { many, ...imported } = task;
    const summary = { ...(many ?? imported), count: changed };
    await actions.put({ id, time, summary, changes: [], chunks, ...(settings && { settings }) });
    // A user who restores a library isn't new: the first day's offers aren't shown.
    const facts = tx.objectStore('facts');
    if (!task.papers && (await facts.get('firstVisit')) === undefined)
      await facts.put('restored', 'firstVisit');
    return;
  }
  const record = await actions.get(id);
  if (record?.summary.kind !== 'undo') return;
  await actions.put({ ...record, summary: { ...record.summary, count: changed, kept } });
}

const outcomeOf = ({ id, changed, kept, settings }: Work): Outcome => ({
  id,
  status: 'applied',
  papers: [],
  changed,
  kept,
  everywhere: true,
  ...(settings && { settings }),
});

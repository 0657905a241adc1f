/** Does what `decide.ts` decided. */
import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { PaperId } from '../../paper/ids/paper-id';
import { noteChanged } from '../act/note-changed';
import { tidyQueue } from '../act/renumber-queue';
import { type ActionTransaction, inAction } from '../act/transaction';
import { undoChunk } from '../act/undo/undo-chunk';
import type { Outcome } from '../action-record';
import { readFact } from '../shadow/generations';
import type { ChunkChanges, Database } from '../store/library-schema';
import { type Work, workKey, worksOf } from './decide';
import { restoreRows } from './restore-chunk';

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

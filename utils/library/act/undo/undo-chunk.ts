import type { Seen } from '../../../paper/state/paper-state-schema';
import type { ChangeOfSeen } from '../../action-record';
import { createGroups, otherRows } from '../../ids/aliases';
import { isSame } from '../../restore/merge';
import { getMany } from '../../store/get-many';
import type { ChunkChanges, MarksRow, Step } from '../../store/library-schema';
import type { ActionTransaction } from '../transaction';
import { type ChangeOfRow, isOfRow, takenBack, type Undoing } from './taken-back';

interface Undone {
  /** How many papers changed. */
  readonly changed: number;
  /** How many were left alone, because they changed since. */
  readonly kept: number;
}

/** Takes back what restoring some rows changed, where values still are as it left them. */
export async function undoChunk(
  tx: ActionTransaction,
  { changes, opened, papers, aliases }: ChunkChanges,
  undoing: Undoing,
): Promise<Undone> {
  const changed = new Set<string>();
  const kept = new Set<string>();
  const note = (id: string, done: boolean) => void (done ? changed : kept).add(id);
  await undoInRows(tx, changes.filter(isOfRow), opened, undoing, note);
  await undoTimes(
    tx,
    changes.filter((change) => !isOfRow(change)),
    undoing,
  );
  await undoSteps(tx.objectStore('papers'), papers, (id) => note(id, true));
  await undoSteps(tx.objectStore('aliases'), aliases);
  for (const id of kept) changed.delete(id);
  return { changed: changed.size, kept: kept.size };
}

type Note = (id: string, done: boolean) => void;

async function undoInRows(
  tx: ActionTransaction,
  changes: readonly ChangeOfRow[],
  opened: readonly Step<number>[],
  undoing: Undoing,
  note: Note,
): Promise<void> {
  const marks = tx.objectStore('marks');
  const ids = [...new Set([...changes.map(({ paper }) => paper), ...opened.map(({ id }) => id)])];
  const rows = new Map(await getMany<MarksRow>(marks, ids));
  const groups = await createGroups(tx.objectStore('aliases'), ids);
  const touched = new Set<string>();
  for (const change of changes) {
    const row = rows.get(change.paper);
    const others = row && groups.exist ? await otherRows(marks, groups, row.id) : [];
    const made = row && takenBack(change, row, others, undoing);
    note(change.paper, made !== undefined);
    if (!made) continue;
    rows.set(change.paper, made.row);
    touched.add(change.paper);
  }
  for (const { id, before, after } of opened) {
    const row = rows.get(id);
    if (!row || row.opened !== after) continue;
    const { opened: _, ...rest } = row;
    rows.set(id, { ...rest, ...(before !== undefined && { opened: before }) });
    touched.add(id);
    note(id, true);
  }
  const writes = [...touched].flatMap((id) => rows.get(id) ?? []);
  await Promise.all(writes.map((row) => marks.put(row)));
}

async function undoTimes(
  tx: ActionTransaction,
  changes: readonly ChangeOfSeen[],
  { time }: Undoing,
): Promise<void> {
  const store = tx.objectStore('seen');
  const ids = changes.map(({ paper }) => paper);
  const known = await getMany<Seen>(store, ids);
  const writes = changes.map(({ paper, before, after }) => {
    if (known.get(paper) !== after) return undefined;
    return store.put(before ?? -Math.max(time, Math.abs(after) + 1), paper);
  });
  await Promise.all(writes);
}

interface Rewritable<Row> {
  get(id: string): Promise<Row | undefined>;
  put(row: Row): Promise<unknown>;
  delete(id: string): Promise<void>;
}

async function undoSteps<Row>(
  store: Rewritable<Row>,
  steps: readonly Step<Row>[],
  done: (id: string) => void = () => undefined,
): Promise<void> {
  for (const { id, before, after } of steps) {
    // Details that pages gave since aren't the user's action: they stay, and don't count as kept.
    if (!isSame(await store.get(id), after)) continue;
    await (before === undefined ? store.delete(id) : store.put(before));
    done(id);
  }
}

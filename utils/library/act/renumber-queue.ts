import type { Mark } from '../../paper/state/marks-schema';
import { isUsable, PositionsUsedUp, positionsBetween } from '../../paper/state/positions';
import { readFact } from '../shadow/generations';
import type { Database, MarksRow } from '../store/library-schema';
import { noteChanged } from './note-changed';
import { positionsAtEnd } from './queue-order';
import { type ActionTransaction, inAction, write } from './transaction';

/**
 * Renumbers the queue, in its order. Each mark's time grows by 1 ms, so that copies of the library take the new position
 * while anything done later still wins.
 */
export const renumberQueue = async (tx: ActionTransaction, kept = 0): Promise<void> =>
  numberAnew(tx, await queuedRows(tx), kept);

/** The same, but only if some position of the queue has become too long. */
export async function tidyQueue(tx: ActionTransaction): Promise<void> {
  const rows = await queuedRows(tx);
  if (!rows.every(({ marks }) => isUsable(marks.queued?.position ?? ''))) {
    await numberAnew(tx, rows, 0);
  }
}

/** Positions at the end of the queue, which is renumbered if it has none left. */
export const freePositions = (db: Database, count: number): Promise<string[]> =>
  inAction(db, async (tx) => {
    try {
      return await positionsAtEnd(tx, count);
    } catch (error) {
      if (!(error instanceof PositionsUsedUp)) throw error;
      await renumberQueue(tx);
      return positionsAtEnd(tx, count);
    }
  });

const queuedRows = (tx: ActionTransaction): Promise<MarksRow[]> =>
  tx.objectStore('marks').index('queue').getAll();

async function numberAnew(
  tx: ActionTransaction,
  rows: readonly MarksRow[],
  kept: number,
): Promise<void> {
  const positions = positionsBetween(null, null, rows.length);
  for (const [n, row] of rows.entries()) {
    const [queued, position] = [row.marks.queued, positions[n]];
    if (!queued || position === undefined) continue;
    const since = queued.since ?? queued.time;
    const moved: Mark = { ...queued, time: queued.time + 1, since, position };
    write(tx, 'marks', { ...row, marks: { ...row.marks, queued: moved } });
  }
  const ids = rows.map(({ id }) => id);
  await noteChanged(tx, await readFact(tx), ids, kept);
}

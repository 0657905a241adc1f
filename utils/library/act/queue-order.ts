import type { PaperId } from '../../paper/ids/paper-id';
import { positionsBetween } from '../../paper/state/positions';
import type { ActionTransaction } from './transaction';

/**
 * Positions at the end of the queue for `count` papers, in order. A paper can be placed between two others without
 * changing theirs. Throws `PositionsUsedUp`, as `positionBetween` does.
 */
export async function positionsAtEnd(tx: ActionTransaction, count: number): Promise<string[]> {
  const last = await tx.objectStore('marks').index('queue').openKeyCursor(null, 'prev');
  return positionsBetween(last ? String(last.key) : null, null, count);
}

/**
 * A position right after one queued paper, or right before another, or first. Neighbours may have left the queue
 * meanwhile, and merged libraries may hold equal positions; so the nearest different position counts.
 */
export async function positionBetween(
  tx: ActionTransaction,
  after: PaperId | undefined,
  before: PaperId | undefined,
): Promise<string> {
  const between = ([low, high]: readonly [string | null, string | null]) =>
    positionsBetween(low, high, 1)[0] ?? '';
  const positionOf = async (id: PaperId | undefined) =>
    id === undefined ? undefined : (await tx.objectStore('marks').get(id))?.marks.queued?.position;
  const low = await positionOf(after);
  if (low !== undefined) return between([low, await next(tx, low, 'next')]);
  const high = await positionOf(before);
  if (high !== undefined) return between([await next(tx, high, 'prev'), high]);
  const first = await tx.objectStore('marks').index('queue').openKeyCursor();
  return between([null, first ? String(first.key) : null]);
}

/** The nearest other position in one direction. */
async function next(
  tx: ActionTransaction,
  position: string,
  direction: 'next' | 'prev',
): Promise<string | null> {
  const range =
    direction === 'next'
      ? IDBKeyRange.lowerBound(position, true)
      : IDBKeyRange.upperBound(position, true);
  const cursor = await tx.objectStore('marks').index('queue').openKeyCursor(range, direction);
  return cursor ? String(cursor.key) : null;
}

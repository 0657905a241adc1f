import type { SeeAction } from '../../actions/actions-schema';
import { type ActionTransaction, write } from './transaction';

/**
 * At most this many papers of one tab become seen by being on screen within a minute. A screen holds some twenty
 * entries of a compact list, and a reader takes in at most one screen in two seconds: ten entries a second. The rest
 * stay new: a page showed them, but no person looked at them.
 */
export const seenPerMinute = 600;
const minute = 60_000;

/** The fact `seeing`: by tab, when its minute began (ms since 1970) and how many papers became seen in it. */
type Seeing = Readonly<Record<string, { readonly from: number; readonly count: number }>>;

const isRunning = ({ from }: Seeing[string], time: number): boolean =>
  time >= from && time - from < minute;

/**
 * How many more papers an automatic action may make seen, and a function that notes how many it did. `time`: the
 * action's, ms since 1970.
 */
export async function roomToSee(
  tx: ActionTransaction,
  { tab = '', by, value }: SeeAction,
  time: number,
): Promise<{ room: number; note(count: number): void }> {
  if (by === 'hand' || !value) return { room: Number.POSITIVE_INFINITY, note: () => undefined };
  const fact: unknown = await tx.objectStore('facts').get('seeing');
  const running = Object.entries((fact ?? {}) as Seeing).filter(([, each]) =>
    isRunning(each, time),
  );
  const seeing: Seeing = Object.fromEntries(running);
  const { from, count } = seeing[tab] ?? { from: time, count: 0 };
  return {
    room: seenPerMinute - count,
    note(more) {
      if (more === 0) return;
      write(tx, 'facts', { ...seeing, [tab]: { from, count: count + more } }, 'seeing');
    },
  };
}

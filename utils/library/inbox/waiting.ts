/** Which papers of the inbox wait: those that the user has not seen. Every action that changes their states decides again. */
import { unwrap } from 'idb';
import type { PaperDetails } from '../../paper/details/details-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { isUnseen } from '../../paper/state/newness';
import type { Rank } from '../../rules/rules';
import { type ActionTransaction, inAction, write } from '../act/transaction';
import { withOthers } from '../ids/aliases';
import { readStates } from '../look-up/states';
import { getMany } from '../store/get-many';
import type { Database } from '../store/library-schema';
import type { InboxRow } from './inbox-rows';

/** Papers are kept for this long after they were brought, ms. */
export const inboxKeeps = 90 * 24 * 60 * 60 * 1_000;

/** Rows that one transaction reads and writes while the whole inbox is tended. */
const portion = 500;

/** Those of the papers that are new and not seen. */
export async function readUnseen(
  tx: ActionTransaction,
  ids: readonly PaperId[],
): Promise<ReadonlySet<string>> {
  const states = await readStates(
    {
      marks: tx.objectStore('marks'),
      seen: tx.objectStore('seen'),
      aliases: tx.objectStore('aliases'),
    },
    ids,
  );
  const known = new Map(states.map((state) => [state.id, state]));
  return new Set(ids.filter((id) => isUnseen(known.get(id))));
}

/** Deletes rows that have been kept for long enough. */
export async function forgetOld(tx: ActionTransaction, now: number): Promise<void> {
  const store = tx.objectStore('inbox');
  const old = await store.index('at').getAllKeys(IDBKeyRange.upperBound(now - inboxKeeps));
  for (const key of old) unwrap(store).delete(key);
}

/** Notes in an action's own transaction which of the papers that it changed wait in the inbox. */
export async function noteInInbox(
  tx: ActionTransaction,
  papers: readonly PaperId[],
): Promise<void> {
  const store = tx.objectStore('inbox');
  // In parallel: most papers have no other ids, and the answer to an action waits for this.
  const [rows, ids] = await Promise.all([
    getMany(store, papers),
    withOthers(tx.objectStore('aliases'), papers),
  ]);
  const known = new Set<string>(papers);
  const further = ids.filter((id) => !known.has(id));
  const all = [...rows.values(), ...(await getMany(store, further)).values()];
  if (all.length > 0) await correct(tx, all);
}

async function correct(
  tx: ActionTransaction,
  rows: readonly InboxRow[],
  rank?: (details: PaperDetails) => Rank,
): Promise<void> {
  const unseen = await readUnseen(
    tx,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    const ranked = rank?.(row.details) ?? row.rank;
    if ((row.waiting !== undefined) === unseen.has(row.id) && ranked === row.rank) continue;
    const { waiting: _, ...rest } = row;
    write(tx, 'inbox', {
      ...rest,
      rank: ranked,
      ...(unseen.has(row.id) && { waiting: row.at }),
    });
  }
}

/** Ranks all papers again, and corrects which of them wait: other contexts may have restored or healed the library. */
export async function tendInbox(
  db: Database,
  rank: (details: PaperDetails) => Rank,
  now: number,
): Promise<void> {
  let last: string | undefined;
  do {
    const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
    last = await inAction(db, async (tx) => {
      if (range === null) await forgetOld(tx, now);
      const rows = await tx.objectStore('inbox').getAll(range, portion);
      await correct(tx, rows, rank);
      return rows.length === portion ? rows.at(-1)?.id : undefined;
    });
  } while (last !== undefined);
}

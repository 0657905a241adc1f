/**
 * Restoring a file, and undoing that: too much for one transaction, but still atomic.
 *
 * The rows to write are first staged in the store `chunks`. Then one transaction decides: it records the work as a
 * fact. After that, each transaction does one chunk and counts it. A context that is killed has either decided nothing,
 * or leaves work that the next context to open the library resumes.
 */
import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { ActionId } from '../../paper/state/action-id';
import type { MarkName } from '../../paper/state/marks';
import { type ActionTransaction, inAction } from '../act/transaction';
import type { RestoreMode, SettingsChange } from '../action-record';
import type { Database } from '../store/library-schema';

/** What the user did to many papers at once. */
export type ManyAct =
  | { readonly kind: 'mark'; readonly mark: MarkName; readonly value: boolean }
  | { readonly kind: 'tag'; readonly tag: string; readonly value: boolean }
  | { readonly kind: 'rename tag'; readonly from: string; readonly to: string };

/** Work that was decided. */
export interface Work {
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

/** Name of the fact that holds the work. */
export const workKey = 'work';

export async function worksOf(tx: ActionTransaction): Promise<Work[]> {
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

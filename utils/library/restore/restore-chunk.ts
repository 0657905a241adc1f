import type { SavedRows } from '../../formats/saved-file/file-rows';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { ActionTransaction } from '../act/transaction';
import type { Change } from '../action-record';
import { getMany } from '../store/get-many';
import type { AliasRow, ChunkChanges, MarksRow, PaperRow, Step } from '../store/library-schema';
import type { Manner } from './manner';
import { restoreAliases, restorePaper, restoreSeen } from './restore-row';

/** Restores some rows within one transaction. Returns what that changed. */
export async function restoreRows(
  tx: ActionTransaction,
  rows: SavedRows,
  manner: Manner,
): Promise<ChunkChanges> {
  const [papers, seen, aliases] = await Promise.all([
    restorePapers(tx, rows.papers, manner),
    restoreTimes(tx, rows.seen, manner),
    restoreLinks(tx, rows.aliases, manner),
  ]);
  return { ...papers, changes: [...papers.changes, ...seen], aliases };
}

async function restorePapers(
  tx: ActionTransaction,
  papers: SavedRows['papers'],
  manner: Manner,
): Promise<Pick<ChunkChanges, 'changes' | 'opened' | 'papers'>> {
  const [marks, kept] = [tx.objectStore('marks'), tx.objectStore('papers')];
  const ids = papers.map(({ id }) => id);
  const [rows, details] = await Promise.all([
    getMany<MarksRow>(marks, ids),
    getMany<PaperRow>(kept, ids),
  ]);
  const changes: Change[] = [];
  const openedSteps: Step<number>[] = [];
  const paperSteps: Step<PaperRow>[] = [];
  const writes: Promise<unknown>[] = [];
  for (const paper of papers) {
    const { id } = paper;
    const stored = { row: rows.get(id), kept: details.get(id) };
    const made = restorePaper(stored, paper, manner);
    changes.push(...made.changes);
    if (made.openedChanged) openedSteps.push(step(id, stored.row?.opened, made.row.opened));
    if (made.changes.length > 0 || made.openedChanged || !stored.row)
      writes.push(marks.put(made.row));
    if (!made.keptChanged) continue;
    paperSteps.push(step(id, stored.kept, made.kept));
    writes.push(made.kept ? kept.put(made.kept) : kept.delete(id));
  }
  await Promise.all(writes);
  return { changes, opened: openedSteps, papers: paperSteps };
}

async function restoreTimes(
  tx: ActionTransaction,
  seen: SavedRows['seen'],
  manner: Manner,
): Promise<Change[]> {
  const store = tx.objectStore('seen');
  const known = await getMany<Seen>(
    store,
    seen.map(([id]) => id),
  );
  const changes: Change[] = [];
  const writes: Promise<unknown>[] = [];
  for (const [paper, wanted] of seen) {
    const before = known.get(paper);
    const after = restoreSeen(before, wanted, manner);
    if (after === before || after === 0) continue;
    changes.push({ paper, mark: 'seen', ...(before !== undefined && { before }), after });
    writes.push(store.put(after, paper));
  }
  await Promise.all(writes);
  return changes;
}

async function restoreLinks(
  tx: ActionTransaction,
  aliases: SavedRows['aliases'],
  manner: Manner,
): Promise<Step<AliasRow>[]> {
  const store = tx.objectStore('aliases');
  const steps: Step<AliasRow>[] = [];
  for (const row of aliases) {
    const before = await store.get(row.id);
    const after = restoreAliases(before, row, manner);
    if (after === before) continue;
    steps.push(step(row.id, before, after));
    await (after ? store.put(after) : store.delete(row.id));
  }
  return steps;
}

const step = <Value>(
  id: Step<Value>['id'],
  before: Value | undefined,
  after: Value | undefined,
): Step<Value> => ({
  id,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

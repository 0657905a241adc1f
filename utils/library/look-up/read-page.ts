import type { PaperId } from '../../paper/ids/paper-id';
import type { PageAnswer, PageQuestion } from '../answers';
import { withOthers } from '../ids/aliases';
import type { Database } from '../store/library-schema';
import { countsBefore } from './counts';
import { firstUndoable } from './history';
import { readStates } from './states';

/** Reads all that a page asks for in one transaction, so that no change comes between its parts. */
export async function readPage(
  db: Database,
  { tab, papers, changed, begun }: PageQuestion,
): Promise<PageAnswer> {
  const tx = db.transaction(['marks', 'seen', 'aliases', 'papers', 'actions']);
  const [marks, seen] = [tx.objectStore('marks'), tx.objectStore('seen')];
  const stores = { marks, seen, aliases: tx.objectStore('aliases') };
  const newestOfTab = tx.objectStore('actions').index('tab').openCursor(tab, 'prev');
  const [states, counts, undoable] = await Promise.all([
    wanted().then((ids) => readStates(stores, ids)),
    begun === undefined ? [] : countsBefore(tx.objectStore('papers'), papers, begun),
    firstUndoable(newestOfTab),
  ]);
  return { papers: states, counts, ...(undoable && { undoable: undoable.id }) };

  async function wanted(): Promise<readonly PaperId[]> {
    if (!changed) return papers;
    const all = new Set(await withOthers(stores.aliases, changed));
    return papers.filter((id) => all.has(id));
  }
}

/** Marks many papers read at once through the library, and writes the same rows raw; in a page of the extension. */
import type { MarkAction } from '../../../utils/actions/actions-schema';
import { openLibrary } from '../../../utils/library/store/open-library';
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { newActionId, nextMoment } from '../../../utils/paper/state/action-id';
import { done, marksRowOf, openRaw, paperRowOf } from './stores';

const paperOf = (run: number, n: number): PaperId =>
  `arxiv:${1_001 + run}.${String(n).padStart(5, '0')}` as PaperId;

/** Each name is that of a fresh database, so that both start empty. */
async function markBulk(name: string, run: number, count: number): Promise<number> {
  const library = openLibrary({ name });
  await library.queueLength();
  const time = nextMoment();
  const action: MarkAction = {
    id: newActionId(time),
    time,
    tab: 'bench:1',
    kind: 'mark',
    by: 'hand',
    mark: 'read',
    value: true,
    listing: 'arxiv/new/cs.CL/2026-11-23',
    papers: Array.from({ length: count }, (_, n) => {
      const id = paperOf(run, n);
      return { id, title: paperRowOf(id, n, false).details.title };
    }),
  };
  const from = performance.now();
  const outcome = await library.apply(action);
  const taken = performance.now() - from;
  if (outcome.status !== 'applied' || outcome.changed !== count) throw new Error('not marked');
  library.close();
  return taken;
}

/**
 * The rows that the library writes for this action: the marks, the papers' titles and the action, in one strict
 * transaction.
 */
async function putBulk(name: string, run: number, count: number): Promise<number> {
  const db = await openRaw(name);
  const time = nextMoment();
  const rows = Array.from({ length: count }, (_, n) => {
    const id = paperOf(run, n);
    return { marks: marksRowOf(id, n, false), paper: paperRowOf(id, n, false) };
  });
  const changes = rows.map(({ marks }) => ({
    paper: marks.id,
    mark: 'read',
    after: marks.marks.read,
  }));
  const from = performance.now();
  const tx = db.transaction(['marks', 'papers', 'actions'], 'readwrite', { durability: 'strict' });
  for (const { marks, paper } of rows) {
    tx.objectStore('marks').put(marks);
    tx.objectStore('papers').put(paper);
  }
  tx.objectStore('actions').put({ id: newActionId(time), time, summary: {}, changes });
  await done(tx);
  const taken = performance.now() - from;
  db.close();
  return taken;
}

export const bulks = { markBulk, putBulk };

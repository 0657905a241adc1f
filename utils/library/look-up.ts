import { type Mark, markNames } from '../marks';
import type { PaperId } from '../paper-id';
import type { Database } from './connection';
import type { KnownPaper, PaperState, QueueItem, Tally } from './types';

/** States of those papers of which anything is known. */
export async function lookUp(db: Database, ids: readonly PaperId[]): Promise<PaperState[]> {
  const tx = db.transaction(['marks', 'seen']);
  const [marks, seen] = [tx.objectStore('marks'), tx.objectStore('seen')];
  const found = await Promise.all(
    ids.map(async (id) => {
      const [row, when] = await Promise.all([marks.get(id), seen.get(id)]);
      if (!row && when === undefined) return [];
      const state: PaperState = {
        id,
        marks: row?.marks ?? {},
        ...(when !== undefined && { seen: when }),
        ...(row?.opened !== undefined && { opened: row.opened }),
      };
      return [state];
    }),
  );
  return found.flat();
}

/** What is kept of one paper. */
export async function paper(db: Database, id: PaperId): Promise<KnownPaper | undefined> {
  const row = await db.get('papers', id);
  return (
    row && { details: row.details, ...(row.listing !== undefined && { listing: row.listing }) }
  );
}

/** The next papers of the queue, in the user's order: by position, then id where merged positions tie. */
export async function queue(
  db: Database,
  limit: number,
  after: { position: string; id: PaperId } | undefined,
): Promise<QueueItem[]> {
  const tx = db.transaction(['marks', 'papers']);
  const index = tx.objectStore('marks').index('queue');
  const items: QueueItem[] = [];
  const range = after ? IDBKeyRange.lowerBound(after.position) : null;
  for (let cursor = await index.openCursor(range); cursor && items.length < limit; ) {
    const { id, marks } = cursor.value;
    const { queued, starred } = marks;
    const past = !after || queued?.position !== after.position || id > after.id;
    if (past && queued?.value && queued.position !== undefined) {
      const paper = await tx.objectStore('papers').get(id);
      items.push({
        id,
        position: queued.position,
        queuedAt: queued.since ?? queued.time,
        starred: starred?.value === true,
        ...(paper && { details: paper.details }),
        ...(paper?.listing !== undefined && { listing: paper.listing }),
      });
    }
    cursor = await cursor.continue();
  }
  return items;
}

export const queueLength = (db: Database): Promise<number> => db.countFromIndex('marks', 'queue');

/** How many of each mark were set since a moment and still stand. */
export async function tally(db: Database, from: number): Promise<Tally> {
  const tx = db.transaction('marks');
  const counts: Record<(typeof markNames)[number], number> = {
    read: 0,
    queued: 0,
    starred: 0,
    hidden: 0,
  };
  for (const name of markNames) {
    const rows = await tx.store.index(name).getAll(IDBKeyRange.lowerBound(from));
    // A paper that was merely moved in the queue was not queued again.
    const since = (mark: Mark) => mark.since ?? mark.time;
    counts[name] = rows.filter(({ marks }) => {
      const mark = marks[name];
      return mark?.value && since(mark) >= from;
    }).length;
  }
  return counts;
}

/** The queue and the other lists of marks that our own pages show. */
import { canonicalOf } from '../../paper/ids/doi';
import type { PaperId } from '../../paper/ids/paper-id';
import { markNames } from '../../paper/state/marks';
import type { Mark } from '../../paper/state/marks-schema';
import type { KnownPaper, QueueItem, Tally } from '../answers';
import { createGroups, type Groups, laterMarks, otherRows, withOthers } from '../ids/aliases';
import type { Database, MarksRow } from '../store/library-schema';

/** What is kept of one paper, under its id or an earlier spelling of it (`former-ids.ts`). */
export async function paper(db: Database, id: PaperId): Promise<KnownPaper | undefined> {
  const tx = db.transaction(['papers', 'aliases']);
  let row = await tx.objectStore('papers').get(id);
  const others = row ? [] : await withOthers(tx.objectStore('aliases'), [id]);
  const former = others.filter((other) => other !== id && canonicalOf(other) === id);
  for (const other of former) row ??= await tx.objectStore('papers').get(other);
  return (
    row && { details: row.details, ...(row.listing !== undefined && { listing: row.listing }) }
  );
}

/** The next papers of the queue, in the user's order: by position, then by id if merged positions are equal. */
export async function queue(
  db: Database,
  limit: number,
  after: { position: string; id: PaperId } | undefined,
): Promise<QueueItem[]> {
  const tx = db.transaction(['marks', 'papers', 'aliases']);
  const groups = await createGroups(tx.objectStore('aliases'));
  const index = tx.objectStore('marks').index('queue');
  const items: QueueItem[] = [];
  const range = after ? IDBKeyRange.lowerBound(after.position) : null;
  for (let cursor = await index.openCursor(range); cursor && items.length < limit; ) {
    const { id, marks, tags } = cursor.value;
    const own = tags?.flatMap(({ name, value }) => (value ? [name] : [])) ?? [];
    const { queued, starred } = marks;
    const past = !after || queued?.position !== after.position || id > after.id;
    const stands = past && !(await isElsewhere(tx.objectStore('marks'), groups, cursor.value));
    if (stands && queued?.value && queued.position !== undefined) {
      const paper = await tx.objectStore('papers').get(id);
      items.push({
        id,
        position: queued.position,
        queuedAt: queued.since ?? queued.time,
        starred: starred?.value === true,
        ...(own.length > 0 && { tags: own }),
        ...(paper && { details: paper.details }),
        ...(paper?.listing !== undefined && { listing: paper.listing }),
      });
    }
    cursor = await cursor.continue();
  }
  return items;
}

/** Whether to skip a queued row, because the user later queued, moved or removed the paper under another of its ids. */
async function isElsewhere(
  marks: Parameters<typeof otherRows>[0],
  groups: Groups,
  row: MarksRow,
): Promise<boolean> {
  const others = groups.exist ? await otherRows(marks, groups, row.id) : [];
  if (others.length === 0) return false;
  return laterMarks([row, ...others].map((each) => each.marks)).queued !== row.marks.queued;
}

/** How many papers are queued, each once. */
export async function queueLength(db: Database): Promise<number> {
  const tx = db.transaction(['marks', 'aliases']);
  const groups = await createGroups(tx.objectStore('aliases'));
  const count = await tx.objectStore('marks').index('queue').count();
  if (!groups.exist) return count;
  const aliased = await tx.objectStore('aliases').getAllKeys();
  const rows = await Promise.all(aliased.map((id) => tx.objectStore('marks').get(id)));
  let elsewhere = 0;
  for (const row of rows) {
    if (row?.marks.queued?.value && (await isElsewhere(tx.objectStore('marks'), groups, row)))
      elsewhere++;
  }
  return count - elsewhere;
}

/** How many of each mark were set since a moment and are still set. */
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
    // Moving a paper within the queue doesn't count as queuing it.
    const since = (mark: Mark) => mark.since ?? mark.time;
    counts[name] = rows.filter(({ marks }) => {
      const mark = marks[name];
      return mark?.value && since(mark) >= from;
    }).length;
  }
  return counts;
}

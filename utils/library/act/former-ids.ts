/**
 * Joins ids that earlier builds made wrongly (`doi:10.1101/…v2`) with the ids that pages and feeds give today. The rows
 * stay as they are: an alias leads to them, and the user can take it apart like any other.
 */
import { canonicalOf } from '../../paper/ids/doi';
import type { PaperId } from '../../paper/ids/paper-id';
import type { Database } from '../store/library-schema';
import { setAlias } from './claims';

const stores = ['marks', 'seen', 'papers', 'inbox', 'aliases'] as const;

/** Joins those that are not joined yet. Cheap where there are none: it reads the keys of DOIs alone. */
export async function joinFormerIds(db: Database, now: number, kept: number): Promise<void> {
  const tx = db.transaction([...stores]);
  // Only DOIs were made wrongly in a way that shows in the id itself.
  const dois = IDBKeyRange.bound('doi:', 'doi;', false, true);
  const keys = await Promise.all(stores.map((name) => tx.objectStore(name).getAllKeys(dois)));
  const former = new Map<PaperId, PaperId>();
  for (const key of new Set(keys.flat())) {
    const today = canonicalOf(key as PaperId);
    if (today === key) continue;
    const row = await tx.objectStore('aliases').get(key);
    if (!row?.same[today]) former.set(key as PaperId, today);
  }
  await tx.done;
  // This follows from the ids themselves. It isn't a page's claim, which could need the user's decision.
  for (const [key, today] of former) await setAlias(db, [today, key], true, now, 'hand', kept);
}

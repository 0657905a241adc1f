/**
 * Papers under ids that earlier builds made wrongly (`doi:10.1101/…v2`) are joined with the ids that pages and feeds give
 * them today. Their rows stay as they are: an alias leads to them, which the user can take apart like any other.
 */
import { canonicalOf } from '../../paper/doi';
import type { PaperId } from '../../paper/paper-id';
import type { Database } from '../store/connection';
import { setAlias } from './claims';

const stores = ['marks', 'seen', 'papers', 'inbox', 'aliases'] as const;

/** Joins those that are not joined yet. Cheap where there are none: it reads the keys of DOIs alone. */
export async function joinFormerIds(db: Database, now: number, kept: number): Promise<void> {
  const tx = db.transaction([...stores]);
  // No ids but DOIs were made wrongly in a way that they tell themselves.
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
  // Known from the ids themselves: no page's claim, about which the user would have to be asked.
  for (const [key, today] of former) await setAlias(db, [today, key], true, now, 'hand', kept);
}

import type { Database } from '../store/library-schema';
import { headName, readHead } from './generations';
import { heal } from './heal';
import type { ShadowStore } from './shadow-store';

/**
 * Abandons an unusable database, and heals a new one at the next place. What can still be read of the old one is
 * salvaged later. Rejects if the shadow can't be read, as the library would wrongly seem empty. The caller must hold
 * the shadow's lock.
 */
export async function moveTo(
  store: ShadowStore,
  from: number,
  open: (place: number) => Promise<Database>,
): Promise<Database> {
  const head = await readHead(store);
  // Another context has moved it already.
  if (head?.place !== undefined && head.place > from) return open(head.place);
  const isWhole = head ? head.rebuilt === undefined : (await store.names()).length > 0;
  if (!isWhole) throw new Error('The shadow is not complete');
  const db = await open(from + 1);
  try {
    await heal(db, store);
    const healed = await readHead(store);
    if (!healed) throw new Error('The shadow has lost its head');
    await store.set({ [headName]: { ...healed, place: from + 1 } });
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
}

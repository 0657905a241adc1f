import type { Database } from './connection';
import { factName, parseFact } from './shadow/state';

/**
 * Takes everything out of the library, in one transaction: there is no undo. The shadow is to be erased before. What
 * stays is how many generations there were: whoever remembers a late one must not take the next for an early one.
 */
export async function eraseAll(db: Database): Promise<void> {
  const stores = [...db.objectStoreNames];
  const tx = db.transaction(stores, 'readwrite', { durability: 'strict' });
  const facts = tx.objectStore('facts');
  const { generation } = parseFact(await facts.get(factName));
  await Promise.all(stores.map((name) => tx.objectStore(name).clear()));
  await facts.put({ generation: generation + 1, kept: 0, dirty: {} }, factName);
  await tx.done;
}

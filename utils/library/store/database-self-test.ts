import type { Database } from './library-schema';

/** Writes a row, reads it back in another transaction and deletes it. Rejects if that fails. */
export async function selfTest(db: Database): Promise<void> {
  const key = 'self-test';
  const value = crypto.getRandomValues(new Uint32Array(4)).join(' ');
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  await tx.store.put(value, key);
  await tx.done;
  const read = await db.get('facts', key);
  await db.delete('facts', key);
  if (read !== value) throw new Error('What was written is not what was read');
}

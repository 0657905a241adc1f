import { deleteDB } from 'idb';
import { bucketsOf } from './open-place';

/** A database couldn't be deleted. */
export class NotErased extends Error {}

/**
 * Deletes every database that a library has or ever had: it may have left some behind (`open-place.ts`). Erase its
 * shadow first. `place`: where the library is. Rejects with `NotErased` if one is left.
 */
export async function deleteDatabases(name: string, place: number): Promise<void> {
  const ours = (other = '') => other.startsWith(`${name}-`) || other === name;
  const buckets = bucketsOf(navigator);
  const [kept, known] = await Promise.all([
    buckets?.keys() ?? [],
    // A store that can't be opened can't be listed.
    indexedDB.databases().catch(() => []),
  ]);
  const names = known.map((each) => each.name).filter((other) => other !== undefined);
  const places = Array.from({ length: place }, (_, n) => `${name}-${n + 1}`);
  const deleted = await Promise.allSettled([
    ...kept
      .filter((bucket) => bucket.startsWith(`${name.toLowerCase()}-`))
      .map((bucket) => buckets?.delete(bucket)),
    ...[...new Set([name, ...places, ...names.filter(ours)])].map(async (each) => deleteDB(each)),
  ]);
  const [why] = deleted.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  if (why !== undefined) throw new NotErased('A database can not be deleted', { cause: why });
}

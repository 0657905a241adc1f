import type { Database } from '../store/library-schema';
import { rangeOfStretch, stretchOf } from './blocks';
import { headName } from './generations';
import type { ShadowStore } from './shadow-store';

/** All stretches that the shadow or the database has papers of, sorted. */
export async function allStretches(db: Database, store: ShadowStore): Promise<string[]> {
  const [names, ...inDatabase] = await Promise.all([
    store.names(),
    ...(['marks', 'seen', 'aliases'] as const).map((name) => stretchesIn(db, name)),
  ]);
  const inShadow = names.filter((name) => name !== headName).map(stretchOf);
  return [...new Set([...inShadow, ...inDatabase.flat()])].sort();
}

/** Skips from stretch to stretch, reading one key of each. */
export async function stretchesIn(
  db: Database,
  name: 'marks' | 'seen' | 'aliases',
): Promise<string[]> {
  const { store } = db.transaction(name);
  const found: string[] = [];
  let past: string | undefined;
  for (;;) {
    const range = past === undefined ? undefined : IDBKeyRange.lowerBound(past, true);
    const key = range ? await store.getKey(range) : (await store.getAllKeys(null, 1))[0];
    if (key === undefined) return found;
    const stretch = stretchOf(key);
    found.push(stretch);
    const { upper } = rangeOfStretch(stretch);
    past = typeof upper === 'string' && upper > key ? upper : key;
  }
}

import { shadowPrefix } from '../../basics/storage-keys';
import type { ShadowStore } from '../../library/shadow/shadow-store';
import type { StorageArea } from './stored';
import { allKeys, readable } from './stored';

/** The shadow in `storage.local`. Content scripts never read its keys. */
export function storageShadow(
  area: StorageArea,
  exclusively: ShadowStore['exclusively'],
): ShadowStore {
  const keysOf = (names: readonly string[]) => names.map((name) => shadowPrefix + name);
  const named = (records: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(records).map(([key, value]) => [key.slice(shadowPrefix.length), value]),
    );
  return {
    get: async (names) => named(await readable(area, keysOf(names))),
    set: (items) =>
      area.set(
        Object.fromEntries(
          Object.entries(items).map(([name, value]) => [shadowPrefix + name, value]),
        ),
      ),
    remove: (names) => area.remove(keysOf(names)),
    async names() {
      const all = await allKeys(area);
      return all.flatMap((key) =>
        key.startsWith(shadowPrefix) ? [key.slice(shadowPrefix.length)] : [],
      );
    },
    exclusively,
  };
}

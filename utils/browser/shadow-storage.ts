import type { ShadowStore } from '../library/shadow/shadow-store';
import type { StorageArea } from './stored';
import { allKeys, readable } from './stored';

const prefix = 'shadow:';

/** The shadow in `storage.local`. Content scripts never read its keys. */
export function storageShadow(
  area: StorageArea,
  exclusively: ShadowStore['exclusively'],
): ShadowStore {
  const keysOf = (names: readonly string[]) => names.map((name) => prefix + name);
  const named = (records: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(records).map(([key, value]) => [key.slice(prefix.length), value]),
    );
  return {
    get: async (names) => named(await readable(area, keysOf(names))),
    set: (items) =>
      area.set(
        Object.fromEntries(Object.entries(items).map(([name, value]) => [prefix + name, value])),
      ),
    remove: (names) => area.remove(keysOf(names)),
    async names() {
      const all = await allKeys(area);
      return all.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
    },
    exclusively,
  };
}

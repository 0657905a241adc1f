/** Reading the keys of `storage.local` that begin alike. Never the whole of it: it may hold megabytes. */

/** The part of `storage.local` that this needs. `getKeys` is missing before Chrome 130 and Firefox 143. */
export interface KeyedArea {
  get(keys?: string[] | null): Promise<Record<string, unknown>>;
  getKeys?(): Promise<string[]>;
}

/** All keys, in no order. */
export const allKeys = async (area: KeyedArea): Promise<string[]> =>
  area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));

/** The keys that begin with `prefix`, in order. */
export async function keysWith(area: KeyedArea, prefix: string): Promise<string[]> {
  const all = await allKeys(area);
  return all.filter((key) => key.startsWith(prefix)).sort();
}

/** The same with what is stored under them. */
export async function storedWith(area: KeyedArea, prefix: string): Promise<[string, unknown][]> {
  const keys = await keysWith(area, prefix);
  const stored = keys.length > 0 ? await area.get(keys) : {};
  return keys.map((key) => [key, stored[key]]);
}

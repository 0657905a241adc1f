/** Reading the keys of `storage.local` that begin alike. Never the whole of it: it may hold megabytes. */

/** The part of `storage.local` that this needs. `getKeys` is missing before Chrome 130 and Firefox 143. */
export interface KeyedArea {
  get(keys?: string[] | null): Promise<Record<string, unknown>>;
  getKeys?(): Promise<string[]>;
}

/** The part of `storage.local` that is read and written. */
export interface StorageArea extends KeyedArea {
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** All keys, in no order. */
export const allKeys = async (area: KeyedArea): Promise<string[]> =>
  area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));

/** The keys that begin with `prefix`, in order. */
export async function keysWith(area: KeyedArea, prefix: string): Promise<string[]> {
  const all = await allKeys(area);
  return all.filter((key) => key.startsWith(prefix)).sort();
}

/**
 * What is stored under keys. A disk that was full when a record was written leaves half of it, and Chromium then refuses
 * to read all that is asked for along with it: such a record counts as not there.
 */
export async function readable(area: KeyedArea, keys: string[]): Promise<Record<string, unknown>> {
  try {
    return await area.get(keys);
  } catch (error) {
    if (keys.length === 0) throw error;
    const each = await Promise.allSettled(keys.map((key) => area.get([key])));
    const read = each.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    // Nothing at all can be read: that is no damaged record.
    if (read.length === 0 && keys.length > 1) throw error;
    return Object.assign({}, ...read);
  }
}

/** The same with what is stored under them. */
export async function storedWith(area: KeyedArea, prefix: string): Promise<[string, unknown][]> {
  const keys = await keysWith(area, prefix);
  const stored = keys.length > 0 ? await readable(area, keys) : {};
  return keys.map((key) => [key, stored[key]]);
}

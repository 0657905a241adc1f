/** Reads the keys of `storage.local` with a common prefix, never all of it: it may hold megabytes. */

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
 * The stored values of keys. A disk that is full during a write leaves half a record, and Chromium then fails a read of
 * several keys altogether: such a record counts as missing.
 */
export async function readable(area: KeyedArea, keys: string[]): Promise<Record<string, unknown>> {
  try {
    return await area.get(keys);
  } catch (error) {
    if (keys.length === 0) throw error;
    const each = await Promise.allSettled(keys.map((key) => area.get([key])));
    const read = each.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    // Nothing at all can be read: the cause isn't a damaged record.
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

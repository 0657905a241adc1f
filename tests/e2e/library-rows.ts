import type { Driver } from './drivers/driver.ts';

/** All keys and rows of a store of the extension's database. */
export const rowsOf = (
  driver: Driver,
  store: 'marks' | 'papers' | 'seen' | 'visits',
): Promise<[string, unknown][]> =>
  driver.ask(`(async () => {
    const result = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await result(indexedDB.open('offprint'));
    try {
      const rows = database.transaction('${store}').objectStore('${store}');
      const [keys, values] = await Promise.all([result(rows.getAllKeys()), result(rows.getAll())]);
      return keys.map((key, n) => [key, values[n]]);
    } finally {
      database.close();
    }
  })()`);

/** Papers that count as opened. */
export async function openedPapers(driver: Driver): Promise<string[]> {
  const rows = await rowsOf(driver, 'marks');
  return rows.filter(([, row]) => Object(row).opened !== undefined).map(([id]) => id);
}

/** Papers that count as seen. */
export async function seenPapers(driver: Driver): Promise<string[]> {
  const rows = await rowsOf(driver, 'seen');
  return rows.filter(([, seen]) => Number(seen) > 0).map(([id]) => id);
}

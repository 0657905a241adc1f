/** An update that brings a new version of the database, while a tab of the old version blocks it. */
import type { Page } from '../e2e/drivers/driver.ts';

/**
 * Makes the database as the previous version would have left it, and holds a connection to it like a tab that won't
 * close it. Deleting and recreating are requested together, so that no other context opens the database in between.
 */
const goBack = `(async () => {
  // Who writes to the database holds one of these.
  const locked = (name, work) => navigator.locks.request(name, work);
  await locked('offprint:journal', () => locked('offprint:shadow', goBack));
  async function goBack() {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const now = await done(indexedDB.open('offprint'));
  const before = now.version - 1;
  // What the last step of the schema adds was not there.
  const names = [...now.objectStoreNames].filter(
    (name) => name !== 'segments' && name !== 'unindexed',
  );
  const stores = await Promise.all(names.map(async (name) => {
    const store = now.transaction(name).objectStore(name);
    const { keyPath, autoIncrement } = store;
    const indexes = [...store.indexNames].map((name) => {
      const { keyPath, multiEntry } = store.index(name);
      return { name, keyPath, multiEntry };
    });
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return { name, keyPath, autoIncrement, indexes, keys, values };
  }));
  now.close();
  const gone = done(indexedDB.deleteDatabase('offprint'));
  const opening = indexedDB.open('offprint', before);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes, keys, values } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const each of indexes) store.createIndex(each.name, each.keyPath, each);
      keys.forEach((key, n) => keyPath === null ? store.put(values[n], key) : store.put(values[n]));
    }
  };
  await gone;
  window.old = await done(opening);
  }
})()`;

/** Makes a page of the extension the old tab, which blocks the upgrade that the next use of the library starts. */
export const blockUpgrade = (page: Page): Promise<void> => page.evaluate(goBack);

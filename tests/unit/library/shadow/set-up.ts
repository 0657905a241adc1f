import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import type { Action } from '../../../../utils/actions/actions-schema';
import type { Library } from '../../../../utils/library/library';
import { openLibrary } from '../../../../utils/library/store/open-library';
import { markNames } from '../../../../utils/paper/state/marks';
import { paper } from '../../make';
import { memoryStore } from './memory-store';

/** A library with a shadow. Every `open()` is one more context on the same database and shadow. */
export function setUpShadowed(name = `shadowed ${crypto.randomUUID()}`, shadow = memoryStore()) {
  const opened: Library[] = [];
  const open = (): Library => {
    const library = openLibrary({ name, shadow: shadow.store });
    opened.push(library);
    return library;
  };
  return {
    name,
    shadow,
    open,
    /** Does actions as the extension does: a database that has them, then a shadow that has them. */
    async act(library: Library, ...actions: readonly Action[]) {
      for (const action of actions) await library.apply(action);
      await library.writeShadow();
    },
    /** Ends all contexts, as a browser that is closed. */
    close() {
      for (const library of opened.splice(0)) library.close();
    },
    dump: () => dump(name),
    fill: (rows: Rows) => fill(name, rows),
  };
}

/** All rows of some stores, with their keys. */
export type Rows = Readonly<Record<string, readonly (readonly [IDBValidKey, unknown])[]>>;

/** Every row of the database, as it is. */
export async function dump(name: string): Promise<Rows> {
  const db = await openDB(name);
  const rows: Record<string, [IDBValidKey, unknown][]> = {};
  for (const store of db.objectStoreNames) {
    const [keys, values] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
    rows[store] = keys.map((key, n) => [key, values[n]]);
  }
  db.close();
  return rows;
}

/** Makes stores hold exactly these rows, as damage to the files may. */
export async function fill(name: string, rows: Rows): Promise<void> {
  const db = await openDB(name);
  for (const [store, all] of Object.entries(rows)) {
    const tx = db.transaction(store, 'readwrite');
    await tx.store.clear();
    for (const [key, value] of all) await tx.store.put(value, tx.store.keyPath ? undefined : key);
    await tx.done;
  }
  db.close();
}

const firstTen = Array.from({ length: 10 }, (_, n) => n);

/** All that a user could tell apart of some papers. */
export async function told(library: Library, papers: readonly number[] = firstTen) {
  const ids = papers.map(paper);
  const states = await library.lookUp(ids);
  const ownWords = await Promise.all(ids.map((id) => library.ownWords(id)));
  return {
    ownWords,
    queue: (await library.queue(99)).map(({ id, position, details }) => [
      id,
      position,
      details?.title,
    ]),
    states: states.map(({ id, marks, seen, opened }) => ({
      id,
      marks: Object.fromEntries(
        markNames.flatMap((name) => (marks[name] ? [[name, marks[name]]] : [])),
      ),
      seen,
      opened,
    })),
  };
}

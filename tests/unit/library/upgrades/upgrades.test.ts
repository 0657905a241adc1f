import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../../utils/library/library';
import { openLibrary } from '../../../../utils/library/store/open-library';
import { schemaVersion, upgrade } from '../../../../utils/library/store/upgrades';
import { doiPaperId } from '../../../../utils/paper/ids/doi';
import type { PaperId } from '../../../../utils/paper/ids/paper-id';
import { mark } from '../set-up';
import { memoryStore } from '../shadow/memory-store';
import { dump } from '../shadow/set-up';
import { makeSeed, seedVersions } from './seeds';

let names = 0;
const newName = () => `upgraded ${++names}`;

type Upgrading = Parameters<typeof upgrade>;

/** Opens a database with the steps of today up to a version. `during` may break off the upgrade. */
async function upgradeTo(
  name: string,
  version: number,
  during: (tx: IDBTransaction) => void = () => undefined,
): Promise<IDBPDatabase> {
  return openDB(name, version, {
    upgrade(db, oldVersion, newVersion, tx) {
      tx.done.catch(() => undefined);
      during(tx as unknown as IDBTransaction);
      upgrade(
        db as unknown as Upgrading[0],
        oldVersion,
        tx as unknown as Upgrading[2],
        newVersion ?? version,
      );
    },
  });
}

/** Every store with its keys and indexes. */
function shapeOf(db: IDBPDatabase) {
  const tx = db.transaction([...db.objectStoreNames]);
  return [...db.objectStoreNames].map((name) => {
    const { keyPath, autoIncrement, indexNames } = tx.objectStore(name);
    const index = (each: string) => {
      const { keyPath: path, multiEntry, unique } = tx.objectStore(name).index(each);
      return { each, path, multiEntry, unique };
    };
    return { name, keyPath, autoIncrement, indexes: [...indexNames].map(index) };
  });
}

const ids = [
  'arxiv:2603.00001',
  'arxiv:2603.00002',
  'arxiv:2603.00004',
  'arxiv:2603.00005',
  'arxiv:hep-th/9901001',
  'doi:10.1145/3711896.3737123',
] as PaperId[];

async function told(library: Library) {
  return {
    states: await library.lookUp(ids),
    queue: await library.queue(9),
    history: await library.history(9).then((records) => records.map(({ id }) => id)),
    undoable: (await library.lastUndoable('session:7'))?.id,
    visit: await library.visit('session:8', 'huggingface/day/2026-03-05', 5),
  };
}

describe('a seed', () => {
  it('is there of every version but the current one', () => {
    // A new step comes with what the version before it wrote.
    expect(seedVersions).toHaveLength(schemaVersion - 1);
  });
});

describe.each(seedVersions.map((version) => [version]))('a database of version %i', (version) => {
  it('has the shape of a new one once it is upgraded, in one go or step by step, and all its rows', async () => {
    const fresh = await upgradeTo(newName(), schemaVersion);
    const [atOnce, byStep] = [newName(), newName()];
    await makeSeed(atOnce, version);
    await makeSeed(byStep, version);
    const before = await dump(atOnce);
    const one = await upgradeTo(atOnce, schemaVersion);
    expect(shapeOf(one)).toEqual(shapeOf(fresh));
    for (let next = version + 1; next <= schemaVersion; next++) {
      (await upgradeTo(byStep, next)).close();
    }
    const other = await upgradeTo(byStep, schemaVersion);
    expect(shapeOf(other)).toEqual(shapeOf(fresh));
    for (const db of [fresh, one, other]) db.close();
    const after = await dump(atOnce);
    expect(await dump(byStep)).toEqual(after);
    for (const [store, rows] of Object.entries(before))
      expect(after[store]).toEqual(expect.arrayContaining([...rows]));
  });

  it('case 23: is as it was where the upgrade breaks off at any of its requests, and is upgraded by the next', async () => {
    for (let deadly = 1; ; deadly++) {
      const name = newName();
      await makeSeed(name, version);
      const before = await dump(name);
      let requests = 0;
      let isBroken = false;
      const breakOff = (tx: IDBTransaction, work: () => unknown) => {
        const result = work();
        if (++requests === deadly) {
          isBroken = true;
          tx.abort();
        }
        return result;
      };
      const opening = upgradeTo(name, schemaVersion, (tx) => {
        const { db } = tx as unknown as { db: IDBDatabase };
        const create = db.createObjectStore.bind(db);
        db.createObjectStore = (...how) => breakOff(tx, () => create(...how)) as IDBObjectStore;
        const store = tx.objectStore.bind(tx);
        tx.objectStore = (each) => breakOff(tx, () => store(each)) as IDBObjectStore;
      });
      const result = await opening.then(
        (db) => db.close(),
        (error: unknown) => error,
      );
      if (isBroken) {
        expect(result).toBeInstanceOf(Error);
        const still = await openDB(name);
        expect(still.version).toBe(version);
        still.close();
        expect(await dump(name)).toEqual(before);
      }
      const library = openLibrary({ name });
      expect((await library.queue(9)).map(({ id }) => id)).toEqual(ids.slice(0, 2));
      library.close();
      if (!isBroken) {
        expect(deadly).toBeGreaterThan(1);
        return;
      }
    }
  });

  it('says all that it said, works on, and gets a shadow from which it can be healed', async () => {
    const name = newName();
    await makeSeed(name, version);
    const shadow = memoryStore();
    const library = openLibrary({ name, shadow: shadow.store });
    const first = await told(library);
    expect(first.queue.map(({ details }) => details?.title)).toEqual(['The first', 'The second']);
    expect(first.states.map(({ id, seen }) => [id, (seen ?? 0) > 0])).toEqual([
      [ids[0], true],
      [ids[1], false],
      [ids[2], true],
      [ids[3], false],
      [ids[4], false],
      [ids[5], false],
    ]);
    expect(first.undoable).toBe(first.history[0]);
    expect(first.visit.first).toBe(false);
    const other = doiPaperId('10.1145/3711896.3737124') as PaperId;
    if (version > 1) expect(await library.withAliases([other])).toContain(ids[1]);
    await library.apply(mark('starred', true, [1]));
    await library.tend();
    expect(await library.healed()).toBeUndefined();
    const before = await library.lookUp(ids);
    library.close();
    await deleteDB(name);
    const healed = openLibrary({ name, shadow: shadow.store });
    expect(await healed.lookUp(ids)).toEqual(before);
    expect((await healed.queue(9)).map(({ id, details }) => [id, details?.title])).toEqual([
      [ids[0], 'Paper 1'],
      [ids[1], 'The second'],
    ]);
    if (version > 1) expect(await healed.withAliases([other])).toContain(ids[1]);
  });
});

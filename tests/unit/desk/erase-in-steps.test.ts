import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { erasingKey } from '../../../utils/basics/storage-keys';
import { storageJournal } from '../../../utils/browser/storage/journal-storage';
import { storageShadow } from '../../../utils/browser/storage/shadow-storage';
import type { StorageArea } from '../../../utils/browser/storage/stored';
import { beginErasing, goOnErasing, type Kept } from '../../../utils/desk/erase-in-steps';
import { drain } from '../../../utils/library/act/drain';
import type { Library } from '../../../utils/library/library';
import { openLibrary } from '../../../utils/library/store/open-library';
import { createArea } from '../backup/area';
import { mark, note, see, tag } from '../library/set-up';
import { paper } from '../make';

const atOnce = <T>(work: () => Promise<T>): Promise<T> => work();

let names = 0;
let name: string;
let stored: ReturnType<typeof createArea>;
let opened: Library[];

beforeEach(() => {
  name = `erased ${++names}`;
  stored = createArea({ settings: { badge: 'nothing' }, 'backup:exported': 5 });
  opened = [];
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const library of opened) library.close();
});

const keptIn = (area: StorageArea): Kept => ({ area, shadow: storageShadow(area, atOnce), name });

/** A context of the extension: `ready` brings in the journal, as each does before it reads. */
function context() {
  const kept = keptIn(stored);
  const library = openLibrary({ name, shadow: kept.shadow });
  opened.push(library);
  const journal = storageJournal(stored, () => goOnErasing(kept));
  const ready = async () => {
    const draining = drain(library, journal, { exclusively: atOnce, applied: async () => {} });
    await draining.held;
    await draining.over;
  };
  return { library, journal, ready };
}

/** A library with marks, in the shadow, too, and an action that still waits in the journal. */
async function lived() {
  const here = context();
  await here.journal.write(mark('queued', true, [1, 2]));
  await here.journal.write(see(true, [1, 2, 3]));
  await here.journal.write(tag('RL', true, [1, 9]));
  await here.journal.write(note(9, 'Only here'));
  await here.ready();
  await here.journal.write(mark('starred', true, [4]));
  return here;
}

async function isEmpty({ library }: ReturnType<typeof context>) {
  expect(await library.size()).toEqual({ papers: 0, tagged: 0, noted: 0, seen: 0, aliases: 0 });
  expect(await library.history(9)).toEqual([]);
}

const ours = async () =>
  (await indexedDB.databases()).map((each) => each.name).filter((one) => one?.startsWith(name));

/** Lets so many steps happen; with the next one the context that does them is dead. */
function dyingAfter(steps: number) {
  let left = steps;
  const step = () => {
    if (left-- <= 0) throw new Error('killed');
  };
  const area: StorageArea = {
    get: stored.get,
    async set(items) {
      step();
      await stored.set(items);
    },
    async remove(keys) {
      step();
      // The browser removes one after the other.
      await stored.remove(keys.slice(0, keys.length / 2));
      step();
      await stored.remove(keys);
    },
  };
  const deleteDatabase = indexedDB.deleteDatabase.bind(indexedDB);
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((which) => {
    step();
    return deleteDatabase(which);
  });
  return { kept: keptIn(area), isDead: () => left < 0 };
}

/** Makes the library leave its database behind. */
async function leaveBehind(): Promise<void> {
  const open = indexedDB.open.bind(indexedDB);
  const broken = vi.spyOn(indexedDB, 'open').mockImplementation((wanted, version) => {
    const request = open(wanted, wanted === name ? 999 : version);
    if (wanted !== name) return request;
    request.addEventListener('upgradeneeded', (event) => {
      event.stopImmediatePropagation();
      request.transaction?.abort();
    });
    return request;
  });
  const moved = context();
  await moved.ready();
  await moved.library.queueLength();
  moved.library.close();
  broken.mockRestore();
}

describe('erasing everything', () => {
  it('leaves nothing: no key, no database', async () => {
    (await lived()).library.close();
    await beginErasing(keptIn(stored));
    await goOnErasing(keptIn(stored));
    expect(stored.all).toEqual({});
    expect(await ours()).toEqual([]);
  });

  it('leaves nothing to a context that has the library open, which works on', async () => {
    const here = await lived();
    await beginErasing(keptIn(stored));
    await goOnErasing(keptIn(stored));
    await isEmpty(here);
    await here.journal.write(mark('read', true, [7]));
    await here.ready();
    const later = context();
    await later.ready();
    expect(await later.library.size()).toEqual({
      papers: 1,
      tagged: 0,
      noted: 0,
      seen: 0,
      aliases: 0,
    });
  });

  it('killed between any two steps is finished by the next look-up', async () => {
    let steps = 0;
    for (let done = false; !done; steps++) {
      name = `erased ${++names}`;
      for (const key of Object.keys(stored.all)) delete stored.all[key];
      await stored.set({ settings: {} });
      const { library } = await lived();
      const { kept, isDead } = dyingAfter(steps);
      const erased = await beginErasing(kept)
        .then(() => goOnErasing(kept))
        .catch((cause: unknown) => cause);
      done = !isDead();
      vi.restoreAllMocks();
      const next = context();
      await next.ready();
      if (steps === 0) {
        expect((await next.library.lookUp([paper(4)]))[0]?.marks.starred?.value).toBe(true);
        expect(stored.all['settings']).toEqual({});
      } else {
        await isEmpty(next);
        expect(Object.keys(stored.all), `after ${steps} steps`).toEqual([]);
        if (!done) expect(erased).toBeInstanceOf(Error);
      }
      library.close();
      next.library.close();
    }
    // The key, half of the others, the rest, the database, the key.
    expect(steps).toBeGreaterThan(5);
  });

  it('deletes databases that were left behind, and goes on where the library was', async () => {
    (await lived()).library.close();
    await leaveBehind();
    expect(await ours()).toEqual([name, `${name}-1`]);
    await beginErasing(keptIn(stored));
    await goOnErasing(keptIn(stored));
    expect(await ours()).toEqual([]);
    expect(stored.all).toEqual({ 'shadow:head': { version: 1, generation: 0, place: 1 } });
    const next = context();
    await next.ready();
    await isEmpty(next);
    expect(await ours()).toEqual([`${name}-1`]);
  });

  it('deletes them by the names that it knows where the browser does not list any', async () => {
    (await lived()).library.close();
    await leaveBehind();
    await beginErasing(keptIn(stored));
    const unlisted = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('broken'));
    await goOnErasing(keptIn(stored));
    unlisted.mockRestore();
    expect(await ours()).toEqual([]);
  });

  it('says so where a database can not be deleted; the library goes on without it', async () => {
    (await lived()).library.close();
    const refusing = vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await beginErasing(keptIn(stored));
    await expect(goOnErasing(keptIn(stored))).rejects.toThrow('can not be deleted');
    refusing.mockRestore();
    expect(stored.all).not.toHaveProperty(erasingKey);
    const next = context();
    await next.ready();
    await isEmpty(next);
    // What can be deleted later is deleted then: no context reads it before.
    await next.library.tend();
    await isEmpty(next);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../../../utils/actions/actions-schema';
import { storageJournal } from '../../../../utils/browser/storage/journal-storage';
import type { StorageArea } from '../../../../utils/browser/storage/stored';
import { actionId, paper } from '../../make';

function memoryArea(withKeys: boolean) {
  const items = new Map<string, unknown>();
  const area: StorageArea = {
    get: async (keys) =>
      Object.fromEntries([...items].filter(([key]) => !keys || keys.includes(key))),
    set: async (added) => {
      for (const [key, value] of Object.entries(added)) items.set(key, structuredClone(value));
    },
    remove: async (keys) => {
      for (const key of keys) items.delete(key);
    },
    ...(withKeys && { getKeys: async () => [...items.keys()] }),
  };
  return { area, items };
}

const opened = (time: number): Action => ({
  kind: 'opened',
  id: actionId(time),
  time,
  paper: paper(1),
});

const notErasing = () => Promise.reject(new Error('nothing is being erased'));

describe.each([true, false])('the journal in storage.local (getKeys: %s)', (withKeys) => {
  let memory: ReturnType<typeof memoryArea>;
  beforeEach(() => {
    memory = memoryArea(withKeys);
  });

  it('gives back what was written, oldest first, and forgets what was removed', async () => {
    const journal = storageJournal(memory.area, notErasing);
    const [first, second, third] = [opened(1_000), opened(2_000), opened(2e12)];
    await journal.write(third);
    await journal.write(first);
    await journal.write(second);
    expect((await journal.read()).actions).toEqual([first, second, third]);
    await journal.remove([first.id, third.id]);
    expect((await journal.read()).actions).toEqual([second]);
  });

  it('is written as text: Firefox copies objects only later, when a closed page has taken them with it', async () => {
    const action = opened(1_000);
    await storageJournal(memory.area, notErasing).write(action);
    expect([...memory.items.values()]).toEqual([JSON.stringify(action)]);
  });

  it('reads objects, too, as earlier builds wrote them', async () => {
    const action = opened(1_000);
    memory.items.set(`journal:${action.id}`, action);
    expect((await storageJournal(memory.area, notErasing).read()).actions).toEqual([action]);
  });

  it('case 15: reads on where half a record was left by a full disk, which Chromium refuses to read', async () => {
    const journal = storageJournal(
      {
        ...memory.area,
        get: async (keys) => {
          if (keys?.includes('journal:torn')) throw new Error('Invalid JSON');
          return memory.area.get(keys);
        },
        getKeys: async () => [...memory.items.keys()],
      },
      notErasing,
    );
    const action = opened(1_000);
    await journal.write(action);
    memory.items.set('journal:torn', '{"ki');
    expect(await journal.read()).toEqual({ actions: [action], damaged: [] });
  });

  it('reports text that is cut short', async () => {
    const action = opened(1_000);
    memory.items.set(`journal:${action.id}`, JSON.stringify(action).slice(0, 30));
    expect((await storageJournal(memory.area, notErasing).read()).damaged).toHaveLength(1);
  });

  it('reads only its own keys', async () => {
    memory.items.set('bar folded', true);
    expect(await storageJournal(memory.area, notErasing).read()).toEqual({
      actions: [],
      damaged: [],
    });
  });

  it('reports records that do not parse, and sets them aside without losing them', async () => {
    const journal = storageJournal(memory.area, notErasing);
    const good = opened(5_000);
    await journal.write(good);
    memory.items.set('journal:broken', { kind: 'mark', papers: 'all' });
    const { actions, damaged } = await journal.read();
    expect(actions).toEqual([good]);
    expect(damaged).toEqual(['journal:broken']);
    await journal.setAside('journal:broken');
    expect(await journal.read()).toEqual({ actions: [good], damaged: [] });
    expect([...memory.items.values()]).toContainEqual({ kind: 'mark', papers: 'all' });
  });

  it('refuses an action filed under the key of another', async () => {
    const journal = storageJournal(memory.area, notErasing);
    memory.items.set(`journal:${actionId(1)}`, opened(2));
    expect((await journal.read()).damaged).toHaveLength(1);
  });
});

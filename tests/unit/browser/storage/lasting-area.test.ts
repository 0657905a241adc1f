import { describe, expect, it, vi } from 'vitest';
import { lasting } from '../../../../utils/browser/storage/lasting-area';

/** Storage as Chromium has it: what is written behind half a record is lost at the next start. */
function fullableStorage() {
  let memory: Record<string, unknown> = {};
  let file: [string, unknown][] = [];
  let length = 0;
  let torn = false;
  const disk = { isFull: false };
  const put = (key: string, value: unknown) => {
    if (disk.isFull) {
      torn = true;
      throw new Error('IO error: .../000003.log: FILE_ERROR_NO_SPACE');
    }
    memory[key] = value;
    length += JSON.stringify(value).length;
    if (!torn) file.push([key, value]);
    if (length < 4_000_000) return;
    file = Object.entries(memory);
    length = 0;
    torn = false;
  };
  const area = {
    get: async () => ({ ...memory }),
    set: async (items: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(items)) put(key, value);
    },
    remove: async (keys: string[]) => {
      for (const key of keys) delete memory[key];
    },
  };
  const session: Record<string, unknown> = {};
  const sessionArea = {
    get: async () => session,
    set: async (items: object) => void Object.assign(session, items),
    remove: async (key: string) => void delete session[key],
  };
  const restart = () => {
    memory = Object.fromEntries(file);
  };
  return { area, session, sessionArea, disk, restart, memory: () => memory };
}

describe('storage.local after a full disk', () => {
  it('case 15: keeps what is written once there is room again over the next start', async () => {
    const storage = fullableStorage();
    const area = lasting(storage.area, storage.sessionArea);
    await area.set({ before: 1 });
    storage.disk.isFull = true;
    await expect(area.set({ refused: 1 })).rejects.toThrow('NO_SPACE');
    storage.disk.isFull = false;
    // Another worker than the one that was refused.
    await lasting(storage.area, storage.sessionArea).set({ after: 1 });
    await vi.waitFor(() => expect(storage.session).toEqual({}));
    await vi.waitFor(() => expect(storage.memory()).toEqual({ before: 1, after: 1 }));
    storage.restart();
    expect(storage.memory()).toMatchObject({ before: 1, after: 1 });
  });

  it('writes nothing more where the disk was never full', async () => {
    const storage = fullableStorage();
    const set = vi.spyOn(storage.area, 'set');
    await lasting(storage.area, storage.sessionArea).set({ one: 1 });
    await Promise.resolve();
    expect(set).toHaveBeenCalledOnce();
  });
});

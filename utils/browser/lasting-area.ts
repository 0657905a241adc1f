/**
 * Chromium appends what goes into `storage.local` to a file. A write that a full disk refused leaves half a record there,
 * and whatever is written behind it is lost at the next start, though it was acknowledged and there was room again.
 * Writing more than one such file takes makes Chromium begin another, and write down all that it knows.
 */
import { fillerKey, tornKey } from '../basics/storage-keys';
import type { StorageArea } from './stored';

/** The part of `storage.session` that this needs: it outlives the worker, and the browser outlives neither. */
interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Chromium begins another file at 4 MB. */
const fillers = ['0', '1', '2'].map((digit) => () => digit.repeat(3_000_000));

/** The disk was full, or may have been. Pages tell of their own refused writes. */
export const noteTorn = (session: Pick<SessionArea, 'set'>): Promise<void> =>
  session.set({ [tornKey]: true }).catch(() => undefined);

/** The same area, whose writes last once the disk has room again. */
export function lasting(area: StorageArea, session: SessionArea): StorageArea {
  async function renew(): Promise<void> {
    if ((await session.get(tornKey))[tornKey] !== true) return;
    try {
      for (const filler of fillers) await area.set({ [fillerKey]: filler() });
      await session.remove(tornKey);
    } finally {
      await area.remove([fillerKey]);
    }
  }

  return {
    get: (keys) => area.get(keys),
    ...(area.getKeys && { getKeys: () => area.getKeys?.() ?? Promise.resolve([]) }),
    remove: (keys) => area.remove(keys),
    async set(items) {
      try {
        await area.set(items);
      } catch (error) {
        if (/NO_SPACE|IO error/.test(String(error))) await noteTorn(session);
        throw error;
      }
      // Nobody waits for it; where there is no room yet, the next write tries again.
      void renew().catch(() => undefined);
    },
  };
}

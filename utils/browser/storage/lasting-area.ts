/**
 * Chromium appends what goes into `storage.local` to a file. A write that fails on a full disk leaves half a record
 * there. All later writes are lost at the next start, although they were acknowledged and there was room again. Writing
 * more than one such file holds makes Chromium begin a new file with all current data.
 */
import { fillerKey, tornKey } from '../../basics/storage-keys';
import type { StorageArea } from './stored';

/** The part of `storage.session` that this needs: it outlives the worker, and the browser outlives neither. */
interface SessionArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Chromium begins another file at 4 MB. */
const fillers = ['0', '1', '2'].map((digit) => () => digit.repeat(3_000_000));

/** Notes that the disk was, or may have been, full. Pages report their own failed writes. */
export const noteTorn = (session: Pick<SessionArea, 'set'>): Promise<void> =>
  session.set({ [tornKey]: true }).catch(() => undefined);

/** The same area, with writes that persist once the disk has room again. */
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
      // Not awaited; if there is no room yet, the next write retries.
      void renew().catch(() => undefined);
    },
  };
}

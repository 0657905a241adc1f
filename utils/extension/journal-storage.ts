import type { Action } from '../actions';
import { type Journal, journalKey, journalPrefix } from '../journal';
import { ActionSchema } from '../schemas/actions';
import * as z from '../schemas/z';

const asidePrefix = 'damaged:';

/** The part of `storage.local` that a journal needs. `getKeys` is missing before Chrome 130 and Firefox 143. */
export interface StorageArea {
  get(keys?: string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  getKeys?(): Promise<string[]>;
}

/** The journal over `storage.local`: one key per action, so that two contexts never overwrite each other. */
export function storageJournal(area: StorageArea): Journal {
  return {
    write: (action) => area.set({ [journalKey(action.id)]: action }),

    async read() {
      const all = area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));
      const keys = all.filter((key) => key.startsWith(journalPrefix)).sort();
      const records = keys.length > 0 ? await area.get(keys) : {};
      const actions: Action[] = [];
      const damaged: string[] = [];
      for (const key of keys) {
        const parsed = z.safeParse(ActionSchema, records[key]);
        if (parsed.success && journalKey(parsed.data.id) === key) actions.push(parsed.data);
        else if (records[key] !== undefined) damaged.push(key);
      }
      return { actions, damaged };
    },

    remove: (ids) => area.remove(ids.map(journalKey)),

    async setAside(key) {
      const record = (await area.get([key]))[key];
      await area.set({ [asidePrefix + key]: record });
      await area.remove([key]);
    },
  };
}

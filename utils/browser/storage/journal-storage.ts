import type { Action } from '../../actions/actions-schema';
import { ActionSchema } from '../../actions/actions-schema';
import { type Journal, journalItem, journalKey } from '../../actions/journal';
import { asidePrefix, erasingKey, journalPrefix } from '../../basics/storage-keys';
import * as z from '../../basics/z';
import { allKeys, readable, type StorageArea } from './stored';

/** The value of a record; nothing if it isn't JSON. Builds before 0.1.0 wrote objects. */
function parsedText(record: unknown): unknown {
  try {
    return typeof record === 'string' ? JSON.parse(record) : record;
  } catch {
    return undefined;
  }
}

/**
 * The journal over `storage.local`: one key per action, so that two contexts never overwrite each other.
 * `finishErasing`: called before anything is read if erasing all data was interrupted.
 */
export function storageJournal(area: StorageArea, finishErasing: () => Promise<void>): Journal {
  return {
    write: (action) => area.set(journalItem(action)),

    async read() {
      let all = await allKeys(area);
      if (all.includes(erasingKey)) {
        await finishErasing();
        all = await allKeys(area);
      }
      const keys = all.filter((key) => key.startsWith(journalPrefix)).sort();
      const records = keys.length > 0 ? await readable(area, keys) : {};
      const actions: Action[] = [];
      const damaged: string[] = [];
      for (const key of keys) {
        const parsed = z.safeParse(ActionSchema, parsedText(records[key]));
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

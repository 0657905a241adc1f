import { journalPrefix } from '../basics/storage-keys';
import type { ActionId } from '../paper/state/action-id';
import type { Action } from './actions-schema';

/**
 * Actions that are written down but not yet committed to the library. One key of `storage.local` per action: that store
 * survives if the page, the worker or the browser is killed.
 */
export interface Journal {
  /** Resolves when the action is stored. Rejects if it isn't, and then nothing is stored. */
  write(action: Action): Promise<void>;
  /** All stored actions, oldest first. Records that don't parse are in `damaged`. */
  read(): Promise<{ actions: Action[]; damaged: string[] }>;
  /** Removes actions. Call it only once the library holds them. */
  remove(ids: readonly ActionId[]): Promise<void>;
  /** Sets a record aside that doesn't parse, under a key that `read` ignores. */
  setAside(key: string): Promise<void>;
}

/**
 * The item of `storage.local` for an action: text, not the page's objects. Firefox copies objects only after a read,
 * and a page that closes in between takes them with it.
 */
export const journalItem = (action: Action): Record<string, string> => ({
  [journalKey(action.id)]: JSON.stringify(action),
});

/** The key of `storage.local` that holds an action. Keys sort by the time of the action. */
export const journalKey = (id: ActionId): string => journalPrefix + id;

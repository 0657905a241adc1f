import { journalPrefix } from '../basics/storage-keys';
import type { ActionId } from '../paper/action-id';
import type { Action } from './actions-schema';

/**
 * Actions written down and not yet safely in the library. One key of `storage.local` per action:
 * that store survives the death of whoever wrote it, of the worker and of the browser.
 */
export interface Journal {
  /** Resolves when the action is stored. Rejects when it is not, and then nothing is. */
  write(action: Action): Promise<void>;
  /** All stored actions, oldest first. What does not parse comes as `damaged`. */
  read(): Promise<{ actions: Action[]; damaged: string[] }>;
  /** To be called only once the library holds the actions. */
  remove(ids: readonly ActionId[]): Promise<void>;
  /** Sets a record that does not parse aside, under a key that `read` ignores. */
  setAside(key: string): Promise<void>;
}

/**
 * What is put into `storage.local` for an action: text, nothing that belongs to the page. Firefox copies what it is given
 * only after it has read, and a page that closed in between has taken its objects with it.
 */
export const journalItem = (action: Action): Record<string, string> => ({
  [journalKey(action.id)]: JSON.stringify(action),
});

/** The key of `storage.local` that holds an action. Keys sort by the time of the action. */
export const journalKey = (id: ActionId): string => journalPrefix + id;

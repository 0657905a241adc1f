import { api } from '../api';
import type { Extension } from './acts';
import { ask } from './ask';
import { createPageWords } from './page-words';

/**
 * The extension as a page's script sees it, and its words in the browser's language. An orphaned script learns that it
 * is one when it sends a message: `isValid` is asked then, and ends it.
 */
export function connect(isValid: () => boolean) {
  const extension: Extension = {
    alive: () => api.runtime?.id !== undefined,
    read: async (key) => (await api.storage.local.get(key))[key],
    write: async (items) => api.storage.local.set(items),
    send: async (request) => isValid() && ask(() => api.runtime.sendMessage(request)),
  };
  return {
    extension,
    ...createPageWords(extension, api.i18n, api.runtime.getManifest().version),
  };
}

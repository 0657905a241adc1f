import { api } from '../api';
import type { Extension } from '../to-worker/acts';
import { ask } from '../to-worker/ask';
import { createPageWords } from '../to-worker/page-words';

/**
 * The extension as this script sees it, and its words in the browser's language. A site's script has the same in
 * `run-on-site.ts`: sharing the code would cost that script 30 bytes of its budget.
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
    ...createPageWords({
      extension,
      getMessage: (name, values) => api.i18n.getMessage(name as never, values),
      language: api.i18n.getUILanguage(),
      version: api.runtime.getManifest().version,
    }),
  };
}

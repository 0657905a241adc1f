import type { Site } from '../../utils/sites/site';
import { api } from './api';
import { mountBar } from './bar/mount-bar';
import { createControlsFactory } from './controls/entry-controls';
import { followPage } from './follow-page';
import type { ScriptContext } from './scripts/script-context';
import { onEntries } from './stand/on-entries';
import type { Stand } from './stand/stand';
import type { Extension } from './to-worker/acts';
import { isNotice } from './to-worker/answers';
import { ask } from './to-worker/ask';
import { createPageWords } from './to-worker/page-words';
import { watchAddress } from './watch/watch-address';
import { whenDisplayed } from './watch/when-displayed';

/** Runs a page's script for as long as it is in charge there. `stand`: where the controls stand. */
export async function runOnSite(
  site: Site,
  ctx: ScriptContext,
  stand: Stand = onEntries(document),
): Promise<void> {
  const { signal } = ctx;
  const extension: Extension = {
    alive: () => api.runtime?.id !== undefined,
    read: async (key) => (await api.storage.local.get(key))[key],
    write: async (items) => api.storage.local.set(items),
    // An orphaned script learns that it is one when it sends a message; then it ends and removes all that is ours.
    send: async (request) => ctx.isValid && ask(() => api.runtime.sendMessage(request)),
  };
  const { words, load } = createPageWords({
    extension,
    getMessage: (name, values) => api.i18n.getMessage(name as never, values),
    language: api.i18n.getUILanguage(),
    version: api.runtime.getManifest().version,
  });

  await whenDisplayed(document);
  const page = followPage(
    {
      document,
      site,
      extension,
      words,
      loadWords: load,
      stand,
      makeControls: () => createControlsFactory(document, words),
      mountBar: (press) => mountBar(document, words, press, stand),
    },
    signal,
  );

  const listen = (message: unknown, _: unknown, reply: (answer: unknown) => void) => {
    if (isNotice(message)) reply(page.notice(message));
  };
  api.runtime.onMessage.addListener(listen);
  signal.addEventListener('abort', () => api.runtime?.onMessage?.removeListener(listen));

  watchAddress(window, signal, (url) => page.at(url, true));
  page.at(new URL(location.href), false);
}

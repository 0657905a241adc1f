import type { Site } from '../../utils/sites/site';
import { api } from './api';
import { mountBar } from './bar/mount-bar';
import { createControlsFactory } from './controls/entry-controls';
import { followPage } from './follow-page';
import type { ScriptContext } from './scripts/script-context';
import { onEntries } from './stand/on-entries';
import type { Stand } from './stand/stand';
import { isNotice } from './to-worker/answers';
import { connect } from './to-worker/connect';
import { watchAddress } from './watch/watch-address';
import { whenDisplayed } from './watch/when-displayed';

/** Runs a page's script for as long as it is in charge there. `stand`: where the controls stand. */
export async function runOnSite(
  site: Site,
  ctx: ScriptContext,
  stand: Stand = onEntries(document),
): Promise<void> {
  const { signal } = ctx;
  const { extension, words, load } = connect(() => ctx.isValid);

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

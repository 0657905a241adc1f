import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import './style.css';
import { mountBar } from '../../components/bar/mount-bar';
import { createControlsFactory } from '../../components/controls/controls';
import type { Extension } from '../../utils/listing/acts';
import { watchAddress } from '../../utils/listing/address';
import { isNotice } from '../../utils/listing/answers';
import { followPage } from '../../utils/listing/follow-page';
import { whenDisplayed } from '../../utils/listing/when-displayed';
import { siteMatches } from '../../utils/sites/matches';
import { createWords } from '../../utils/words';

export default defineContentScript({
  matches: [...siteMatches],
  runAt: 'document_end',
  noScriptStartedPostMessage: true,

  async main(ctx) {
    const extension: Extension = {
      alive: () => browser.runtime?.id !== undefined,
      read: async (key) => (await browser.storage.local.get(key))[key],
      write: async (items) => browser.storage.local.set(items),
      send: async (request) => browser.runtime.sendMessage(request),
    };
    const words = createWords(
      (name, values) => browser.i18n.getMessage(name as never, values),
      browser.i18n.getUILanguage(),
    );

    await whenDisplayed(document);
    const page = followPage(
      {
        document,
        extension,
        words,
        createControls: createControlsFactory(document, words),
        mountBar: (press) => mountBar(document, words, press),
      },
      ctx.signal,
    );

    const listen = (message: unknown, _: unknown, reply: (answer: unknown) => void) => {
      if (isNotice(message)) reply(page.notice(message));
    };
    browser.runtime.onMessage.addListener(listen);
    ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(listen));

    watchAddress(window, ctx.signal, (url) => page.at(url, true));
    page.at(new URL(location.href), false);
  },
});

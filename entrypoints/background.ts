import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { refreshBadge } from '../utils/extension/badge';
import { browser } from '../utils/extension/browser';
import { serveCommands } from '../utils/extension/commands';
import { serveContextMenus } from '../utils/extension/context-menus';
import { openDesk } from '../utils/extension/desk';
import { answerPage } from '../utils/extension/page-requests';
import { tellTabs } from '../utils/extension/tabs';
import { takeOverOpenTabs } from '../utils/extension/take-over';

/** Wiring only. The worker may be killed at any moment: no truth lives here, and all listeners stand at once. */
export default defineBackground(() => {
  const desk = openDesk();

  // Exactly one listener, not async: an async one would answer every message.
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answerPage(desk, message, sender),
  );
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install' || reason === 'update') void takeOverOpenTabs();
  });

  serveContextMenus(desk);
  serveCommands(desk);

  // Whatever was forgotten while no worker ran (badges, journal entries of a dead page) is derived anew.
  void desk
    .ready()
    .then(() => tellTabs([], (tab, shown) => refreshBadge(desk.library, tab, shown)))
    .then(() => desk.library.tend())
    .catch(() => undefined);
});

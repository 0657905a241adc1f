import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { hearAlarms } from '../utils/browser/alarms';
import { browser } from '../utils/browser/browser';
import { reportFailure, reportUncaught } from '../utils/browser/failures';
import { openDesk } from '../utils/desk/open-desk';
import { saveWeeklyNow, serveWeekly } from '../utils/desk/weekly-file';
import { serveCommands } from '../utils/worker/commands';
import { serveContextMenus } from '../utils/worker/context-menus';
import { digestAlarm, serveDigest } from '../utils/worker/digest';
import { feedsAlarm, serveFeeds } from '../utils/worker/feeds';
import { serveOmnibox } from '../utils/worker/omnibox';
import { serveOtherSites } from '../utils/worker/other-sites';
import { answerOurs, serveRestoring } from '../utils/worker/own-requests';
import { answerPage } from '../utils/worker/page-requests';
import { keepPageWords } from '../utils/worker/page-words';
import { takeOverOnce, takeOverOpenTabs } from '../utils/worker/take-over';

/**
 * Wiring only. The browser may kill the worker at any moment, so it keeps no authoritative state and registers all
 * listeners synchronously.
 */
export default defineBackground(() => {
  reportUncaught('worker');
  const desk = openDesk();

  // Exactly one listener, not async: an async one would answer every message.
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Runtime.MessageSender) =>
      answerOurs(message, sender, desk) ?? answerPage(desk, message, sender),
  );
  serveRestoring(desk);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // Once, and never after updates: what is switched on, and how to switch it off.
    if (reason === 'install') void browser.tabs.create({ url: '/welcome.html' });
  });

  hearAlarms({
    journal: () => void desk.ready().catch((cause: unknown) => reportFailure('journal', cause)),
    feeds: () => feedsAlarm(desk),
    digest: () => digestAlarm(desk),
    'weekly file': () => void saveWeeklyNow(desk),
  });
  serveContextMenus(desk);
  serveCommands(desk);
  serveOmnibox(desk);
  serveWeekly();
  serveFeeds(desk);
  serveDigest();
  serveOtherSites(desk);
  // The user removed and granted the permission again, in the browser's settings or by one of our buttons.
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (origins && origins.length > 0) void takeOverOpenTabs();
  });

  void takeOverOnce().catch((cause: unknown) => reportFailure('take over', cause));
  // Recomputes what was lost while no worker ran: badges, and journal entries of a dead page.
  void desk
    .ready()
    .then(() => desk.tellSettings())
    .then(() => desk.library.tend())
    .catch((cause: unknown) => reportFailure('start', cause))
    .then(keepPageWords)
    .catch((cause: unknown) => reportFailure('words', cause));
});

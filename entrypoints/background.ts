import type { Runtime } from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { hearAlarms } from '../utils/browser/alarms';
import { browser } from '../utils/browser/browser';
import { reportFailure, reportUncaught } from '../utils/browser/failures';
import { openDesk } from '../utils/browser/open-desk';
import { saveWeeklyNow, serveWeekly } from '../utils/browser/weekly-file';
import { serveCommands } from '../utils/worker/commands';
import { serveContextMenus } from '../utils/worker/context-menus';
import { digestAlarm, serveDigest } from '../utils/worker/digest';
import { feedsAlarm, serveFeeds } from '../utils/worker/feeds';
import { answerOurs, serveRestoring } from '../utils/worker/own-requests';
import { answerPage } from '../utils/worker/page-requests';
import { takeOverOnce, takeOverOpenTabs } from '../utils/worker/take-over';

/** Wiring only. The worker may be killed at any moment: no truth lives here, and all listeners stand at once. */
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
    // Once, and never at updates: what is on from now on, and how to switch it off.
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
  serveWeekly();
  serveFeeds(desk);
  serveDigest();
  // Taken away and given again, in the browser's own settings or by one of our buttons.
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (origins && origins.length > 0) void takeOverOpenTabs();
  });

  void takeOverOnce().catch((cause: unknown) => reportFailure('take over', cause));
  // Whatever was forgotten while no worker ran (badges, journal entries of a dead page) is derived anew.
  void desk
    .ready()
    .then(() => desk.tellSettings())
    .then(() => desk.library.tend())
    .catch((cause: unknown) => reportFailure('start', cause));
});

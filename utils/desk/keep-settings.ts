import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import type { Settings } from '../settings/settings-schema';
import { loadSettings, watchSettings, writeSettings } from '../settings/storage';
import type { Desk } from './desk';
import { scheduleDigest } from './schedule-digest';
import { scheduleFeeds } from './schedule-feeds';

/** Stores settings, and applies them to pages, the button, the next check of feeds and the digest. */
export async function keepSettings(desk: Desk, settings: Settings): Promise<void> {
  await writeSettings(browser.storage.local, settings);
  const rest = [desk.tellSettings(settings), scheduleFeeds(desk), scheduleDigest()];
  void Promise.all(rest).catch((cause: unknown) => reportFailure('settings', cause));
}

/** The settings, for pages that show and change them. */
export const storedSettings = (desk: Desk) => ({
  read: () => loadSettings(browser.storage.local),
  write: (settings: Settings) => keepSettings(desk, settings),
  watch: (listener: (settings: Settings) => void) => watchSettings(browser.storage.local, listener),
});

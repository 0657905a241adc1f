import { nextDue } from '../checks/schedule';
import { readSettings } from '../settings/storage';
import { alarmSet, clearAlarm, setAlarm } from './alarms';
import { browser } from './browser';
import type { Desk } from './desk';

/** After an installation or a start of the browser it is looked after this long, ms: not while everything starts. */
const settling = 60_000;

/** Forgets what is followed no longer, and sets the alarm for when the next feed is due. */
export async function scheduleFeeds(desk: Desk): Promise<void> {
  const { feeds } = await readSettings(browser.storage.local);
  const rows = await desk.library.feeds();
  if (rows.some(({ id }) => !feeds.includes(id))) {
    await desk.library.keepFeeds(feeds);
    await desk.tellInbox();
  }
  const next = nextDue(feeds, rows);
  if (next === undefined) return clearAlarm('feeds');
  const when = Math.max(next, Date.now() + settling);
  const set = await alarmSet('feeds');
  // Left alone where it is right: setting it again and again would put it off for ever.
  if (set && set.scheduledTime <= when && set.scheduledTime >= Date.now()) return;
  await setAlarm('feeds', { when });
}

import { alarmSet, clearAlarm, setAlarm } from '../browser/alarms';
import { browser } from '../browser/browser';
import { nextDue } from '../checks/schedule';
import { readSettings } from '../settings/storage';
import type { Desk } from './desk';

/** The first check comes this long after an installation or a start of the browser, ms, when startup is over. */
const settling = 60_000;

/** Forgets feeds that are no longer followed, and sets the alarm for the next feed that is due. */
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
  // A correct alarm is left alone: setting it again and again would postpone it for ever.
  if (set && set.scheduledTime <= when && set.scheduledTime >= Date.now()) return;
  await setAlarm('feeds', { when });
}

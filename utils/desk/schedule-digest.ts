import { alarmSet, clearAlarm, setAlarm } from '../browser/alarms';
import { browser } from '../browser/browser';
import { nextDigest } from '../digest/next';
import { readSettings } from '../settings/storage';

/** Sets or clears the alarm for the digest's hour. To be called after the settings changed, too. */
export async function scheduleDigest(): Promise<void> {
  const { digest } = await readSettings(browser.storage.local);
  if (!digest.on) return clearAlarm('digest');
  const when = nextDigest(digest.hour, Date.now());
  if ((await alarmSet('digest'))?.scheduledTime !== when) await setAlarm('digest', { when });
}

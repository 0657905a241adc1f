import { readBackupState } from '../backup/backup-state';
import { saveWeekly } from '../backup/weekly';
import { alarmSet, clearAlarm, setAlarm } from '../browser/alarms';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { saveDownload } from '../browser/hand-over/save-download';
import { readSettings } from '../settings/storage';
import type { Desk } from './desk';

/**
 * How often the worker checks whether a file is due, minutes: a machine that is on for an hour a day gets its file,
 * too.
 */
const period = 60;

/** Saves the weekly file now, if it is due. One context at a time. Never rejects. */
export async function saveWeeklyNow(desk: Desk): Promise<void> {
  const area = browser.storage.local;
  const work = async (lock: unknown) => {
    if (lock === null) return;
    await desk.ready();
    await saveWeekly({
      library: desk.library,
      area,
      settings: () => readSettings(area),
      version: browser.runtime.getManifest().version,
      save: saveDownload,
      now: Date.now,
    });
  };
  await navigator.locks
    .request('offprint:weekly', { ifAvailable: true }, work)
    .catch((cause: unknown) => reportFailure('weekly file', cause));
}

/** Sets or clears the alarm that checks whether a file is due. */
export async function scheduleWeekly(on: boolean): Promise<void> {
  if (!on) return clearAlarm('weekly file');
  if (await alarmSet('weekly file')) return;
  await setAlarm('weekly file', { delayInMinutes: 1, periodInMinutes: period });
}

/** Call it synchronously when the worker starts. */
export function serveWeekly(): void {
  // A browser may lose alarms when it restarts.
  void readBackupState(browser.storage.local)
    .then(({ weekly }) => scheduleWeekly(weekly.on))
    .catch((cause: unknown) => reportFailure('weekly file', cause));
}

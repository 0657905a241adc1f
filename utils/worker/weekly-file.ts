import { readBackupState } from '../backup/state';
import { saveWeekly } from '../backup/weekly';
import { browser } from '../browser/browser';
import type { Desk } from '../browser/desk';
import { reportFailure } from '../browser/failures';
import { saveDownload } from '../browser/save-download';
import { readSettings } from '../settings/storage';

const alarm = 'weekly file';
/** How often it is looked whether a file is due, minutes: a machine that is on for an hour a day gets its file, too. */
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

/** Sees to it that it is looked again and again whether a file is due; or no more. */
export async function scheduleWeekly(on: boolean): Promise<void> {
  if (!on) return void (await browser.alarms.clear(alarm));
  if (await browser.alarms.get(alarm)) return;
  browser.alarms.create(alarm, { delayInMinutes: 1, periodInMinutes: period });
}

/** To be called at once when the worker starts. */
export function serveWeekly(desk: Desk): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void saveWeeklyNow(desk);
  });
  // A browser that was restarted may have forgotten its alarms.
  void readBackupState(browser.storage.local)
    .then(({ weekly }) => scheduleWeekly(weekly.on))
    .catch((cause: unknown) => reportFailure('weekly file', cause));
}

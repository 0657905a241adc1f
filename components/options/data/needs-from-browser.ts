import { readBackupState, writeBackupState } from '../../../utils/backup/backup-state';
import { setReminding } from '../../../utils/backup/reminder';
import { backupPrefix } from '../../../utils/basics/storage-keys';
import { browser } from '../../../utils/browser/browser';
import { reportFailure } from '../../../utils/browser/failures';
import { download } from '../../../utils/browser/hand-over/by-click';
import { restoring } from '../../../utils/browser/restoring';
import type { Desk } from '../../../utils/desk/desk';
import { eraseEverything } from '../../../utils/desk/erase-everything';
import { saveWeeklyNow, scheduleWeekly } from '../../../utils/desk/weekly-file';
import type { Archive } from '../../../utils/library/restore/open-archive';
import { loadSettings } from '../../../utils/settings/storage';
import type { DataNeeds } from './data-needs';

/** What "Your data" takes from the browser. */
export function needsFromBrowser(
  desk: Desk,
  archive: Archive,
): Omit<DataNeeds, 'erased' | 'firstFeed'> {
  const area = browser.storage.local;
  return {
    desk,
    archive,
    settings: () => loadSettings(area),
    version: browser.runtime.getManifest().version,
    now: Date.now,
    report: reportFailure,
    download,
    restoring,
    backup: {
      read: () => readBackupState(area),
      exported: (time) => writeBackupState(area, 'exported', time),
      remind: (on) => setReminding(area, on),
      weekly: (on) => setWeekly(desk, on),
      watch(listener) {
        const changed = (changes: object) => {
          if (Object.keys(changes).some((key) => key.startsWith(backupPrefix))) listener();
        };
        area.onChanged.addListener(changed);
        return () => area.onChanged.removeListener(changed);
      },
    },
    eraseAll: () => eraseEverything(desk),
  };
}

/** Switches the weekly file on, if the user grants the permission, or off. Returns whether that took effect. */
async function setWeekly(desk: Desk, on: boolean): Promise<boolean> {
  // Before anything is awaited: the browser asks only within a click.
  const allowed = !on || (await browser.permissions.request({ permissions: ['downloads'] }));
  if (!allowed) return false;
  const { weekly } = await readBackupState(browser.storage.local);
  await writeBackupState(browser.storage.local, 'weekly', { on, files: weekly.files });
  await scheduleWeekly(on);
  if (on) await saveWeeklyNow(desk);
  return true;
}

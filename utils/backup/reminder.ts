import type { Library } from '../library/library';
import { type BackupArea, readBackupState, writeBackupState } from './backup-state';

const day = 24 * 60 * 60 * 1_000;
/** The user is reminded at most once in this time, ms. */
const pause = 30 * day;
/** The user can mark fewer papers than this again in a minute. */
const worthSaving = 20;

/**
 * Returns whether to remind the user to export now, and notes it: on at most one day in thirty, if enough papers are
 * marked and something has changed since the last export. Never while weekly files are saved.
 */
export async function isReminderDue(
  library: Pick<Library, 'lastChange' | 'size'>,
  area: BackupArea,
  now: number,
): Promise<boolean> {
  const { exported, reminder, weekly } = await readBackupState(area);
  const { on, since, shown } = reminder;
  if (!on || (weekly.on && !weekly.failure)) return false;
  // Called last: counting takes longer the more papers there are, and every opened popup runs this.
  const isWorthSaving = async () => (await library.size()).papers >= worthSaving;
  if (since === undefined) {
    if (await isWorthSaving())
      await writeBackupState(area, 'reminder', { ...reminder, since: now });
    return false;
  }
  // A popup may close within a second, so a reminder stays for a day.
  if (shown !== undefined && now >= shown && now - shown < day) return isWorthSaving();
  const last = Math.max(exported ?? since, shown ?? 0);
  // A clock that was set back must not suppress reminders for years.
  if (now - last < pause && now >= last) return false;
  if ((await library.lastChange()) <= (exported ?? 0) || !(await isWorthSaving())) return false;
  await writeBackupState(area, 'reminder', { ...reminder, shown: now });
  return true;
}

/** Postpones the reminder for thirty days. */
export async function putReminderOff(area: BackupArea, now: number): Promise<void> {
  const { reminder } = await readBackupState(area);
  await writeBackupState(area, 'reminder', { ...reminder, shown: now - day });
}

/** Switches reminding on or off for good. */
export async function setReminding(area: BackupArea, on: boolean): Promise<void> {
  const { reminder } = await readBackupState(area);
  await writeBackupState(area, 'reminder', { ...reminder, on });
}

import type { Library } from '../library/library';
import { type BackupArea, readBackupState, writeBackupState } from './state';

const day = 24 * 60 * 60 * 1_000;
/** At most once in this time, ms. */
const pause = 30 * day;
/** Fewer papers than this are marked again in a minute. */
const worthSaving = 20;

/**
 * Whether to remind of exporting now, and notes that it was done: at most one day in thirty, when there is something
 * worth saving that has changed since it was last saved. A weekly file that works needs no reminding.
 */
export async function isReminderDue(
  library: Pick<Library, 'lastChange' | 'size'>,
  area: BackupArea,
  now: number,
): Promise<boolean> {
  const { exported, reminder, weekly } = await readBackupState(area);
  const { on, since, shown } = reminder;
  if (!on || (weekly.on && !weekly.failure)) return false;
  // Asked last: counting takes longer the more there are, and every opened popup comes here.
  const isWorthSaving = async () => (await library.size()).papers >= worthSaving;
  if (since === undefined) {
    if (await isWorthSaving())
      await writeBackupState(area, 'reminder', { ...reminder, since: now });
    return false;
  }
  // A popup is closed in a second: what is shown stands for a day.
  if (shown !== undefined && now >= shown && now - shown < day) return isWorthSaving();
  const last = Math.max(exported ?? since, shown ?? 0);
  // A clock that was set back must not silence it for years.
  if (now - last < pause && now >= last) return false;
  if ((await library.lastChange()) <= (exported ?? 0) || !(await isWorthSaving())) return false;
  await writeBackupState(area, 'reminder', { ...reminder, shown: now });
  return true;
}

/** Not today: it comes again in thirty days, if there is reason then. */
export async function putReminderOff(area: BackupArea, now: number): Promise<void> {
  const { reminder } = await readBackupState(area);
  await writeBackupState(area, 'reminder', { ...reminder, shown: now - day });
}

/** Switches reminding on or off for good. */
export async function setReminding(area: BackupArea, on: boolean): Promise<void> {
  const { reminder } = await readBackupState(area);
  await writeBackupState(area, 'reminder', { ...reminder, on });
}

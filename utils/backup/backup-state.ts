/**
 * What is remembered of exports: specific to this browser, so not part of the settings. One key of `storage.local` for
 * each, so that two contexts never overwrite each other's.
 */

import { backupPrefix } from '../basics/storage-keys';
import * as z from '../basics/z';
import {
  ExportedSchema,
  type Reminder,
  ReminderSchema,
  type Weekly,
  WeeklySchema,
} from './backup-state-schema';

export interface BackupState {
  /** When the user last exported by hand, ms since 1970. */
  readonly exported?: number;
  readonly reminder: Reminder;
  readonly weekly: Weekly;
}

/** The part of `storage.local` that this needs. */
export interface BackupArea {
  get(keys: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const keys = {
  exported: `${backupPrefix}exported`,
  reminder: `${backupPrefix}reminder`,
  weekly: `${backupPrefix}weekly`,
};

export async function readBackupState(area: BackupArea): Promise<BackupState> {
  const stored = await area.get(Object.values(keys));
  const exported = z.safeParse(ExportedSchema, stored[keys.exported]).data;
  return {
    ...(exported !== undefined && { exported }),
    reminder: z.safeParse(ReminderSchema, stored[keys.reminder]).data ?? { on: true },
    weekly: z.safeParse(WeeklySchema, stored[keys.weekly]).data ?? { on: false, files: [] },
  };
}

/** Rejects if the browser doesn't store it. */
export const writeBackupState = <Name extends keyof typeof keys>(
  area: BackupArea,
  name: Name,
  value: NonNullable<BackupState[Name]>,
): Promise<void> => area.set({ [keys[name]]: value });

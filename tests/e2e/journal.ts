/** The vocabulary of journal tests: actions that are written down and not yet filed in the library. */
import type { Driver } from './drivers/driver.ts';
import { until } from './drivers/find.ts';

/** Whether an action waits in the journal. */
export const isWaiting = async (driver: Driver): Promise<boolean> =>
  (await driver.ask<string[]>(`chrome.storage.local.getKeys()`)).some((key) =>
    key.startsWith('journal:'),
  );

/** Waits until no action waits. */
export const untilFiled = (driver: Driver): Promise<true> =>
  until(async () => !(await isWaiting(driver)), 'the journal brought in');

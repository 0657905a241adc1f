/**
 * All alarms of ours. The browser wakes the worker for one, and may forget them when it restarts: the worker sets them anew
 * when it starts.
 */
import type { Alarms } from 'webextension-polyfill';
import { browser } from './browser';

export const alarmNames = [
  /** The next try to bring the journal in, after one that failed. */
  'journal',
  /** The next check of feeds. */
  'feeds',
  /** The hour of the digest's notification. */
  'digest',
  /** Every hour: whether the weekly file is due. */
  'weekly file',
] as const;
export type AlarmName = (typeof alarmNames)[number];

/** Hands each alarm to its handler. To be called once, and at once when the worker starts: an alarm wakes it. */
export function hearAlarms(handlers: Readonly<Record<AlarmName, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const known = alarmNames.find((each) => each === name);
    if (known) handlers[known]();
  });
}

/** Sets an alarm, in place of the one of that name. */
export async function setAlarm(name: AlarmName, when: Alarms.CreateAlarmInfoType): Promise<void> {
  await browser.alarms.create(name, when);
}

/** The alarm of a name that is set; nothing where none is. */
export const alarmSet = (name: AlarmName): Promise<Alarms.Alarm | undefined> =>
  browser.alarms.get(name);

export async function clearAlarm(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}

/** Takes all of them back: nothing is left that they could do. */
export async function clearAlarms(): Promise<void> {
  await browser.alarms.clearAll();
}

/**
 * All our alarms. The browser wakes the worker for an alarm, and may lose alarms when it restarts, so the worker sets
 * them again when it starts.
 */
import type { Alarms } from 'webextension-polyfill';
import { browser } from './browser';

export const alarmNames = [
  /** The next retry of bringing the journal in. */
  'journal',
  /** The next check of feeds. */
  'feeds',
  /** The hour of the digest's notification. */
  'digest',
  /** Every hour: whether the weekly file is due. */
  'weekly file',
] as const;
export type AlarmName = (typeof alarmNames)[number];

/**
 * Hands each alarm to its handler. Call it once, synchronously when the worker starts, as an alarm may have woken it.
 */
export function hearAlarms(handlers: Readonly<Record<AlarmName, () => void>>): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const known = alarmNames.find((each) => each === name);
    if (known) handlers[known]();
  });
}

/** Sets an alarm, replacing the one of that name. */
export async function setAlarm(name: AlarmName, when: Alarms.CreateAlarmInfoType): Promise<void> {
  await browser.alarms.create(name, when);
}

/** The alarm of that name; nothing if none is set. */
export const alarmSet = (name: AlarmName): Promise<Alarms.Alarm | undefined> =>
  browser.alarms.get(name);

export async function clearAlarm(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}

/** Clears all alarms, when there is nothing left for them to do. */
export async function clearAlarms(): Promise<void> {
  await browser.alarms.clearAll();
}

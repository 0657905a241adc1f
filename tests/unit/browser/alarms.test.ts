import { beforeEach, expect, it, vi } from 'vitest';
import { alarmNames, hearAlarms } from '../../../utils/browser/alarms';
import { browser, resetBrowser } from '../fake-browser';
import { sources } from '../imports';

beforeEach(() => resetBrowser());

it('hears all alarms by one listener, there at once, and hands each to its own handler', () => {
  const handlers = { journal: vi.fn(), feeds: vi.fn(), digest: vi.fn(), 'weekly file': vi.fn() };
  const listening = vi.spyOn(browser.alarms.onAlarm, 'addListener');
  hearAlarms(handlers);
  expect(listening).toHaveBeenCalledOnce();
  for (const name of alarmNames) {
    browser.alarms.onAlarm.fire({ name });
    expect(handlers[name]).toHaveBeenCalledOnce();
  }
  for (const name of alarmNames) expect(handlers[name]).toHaveBeenCalledOnce();
});

it('leaves alarms alone that are none of ours any more', () => {
  const handlers = { journal: vi.fn(), feeds: vi.fn(), digest: vi.fn(), 'weekly file': vi.fn() };
  hearAlarms(handlers);
  for (const name of ['', 'toString', 'old']) browser.alarms.onAlarm.fire({ name });
  for (const name of alarmNames) expect(handlers[name]).not.toHaveBeenCalled();
});

it('no other module sets, clears or hears alarms', () => {
  const touching = [...sources].filter(([, text]) => /\bbrowser\.alarms\b/.test(text));
  expect(touching.map(([path]) => path)).toEqual(['utils/browser/alarms.ts']);
});

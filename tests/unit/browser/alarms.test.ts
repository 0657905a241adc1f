import { beforeEach, expect, it, vi } from 'vitest';
import { alarmNames, hearAlarms } from '../../../utils/browser/alarms';
import { sources } from '../imports';

const heard = vi.hoisted(() => ({ listeners: [] as ((alarm: { name: string }) => void)[] }));
vi.mock('../../../utils/browser/browser', () => ({
  browser: {
    alarms: {
      onAlarm: {
        addListener: (listener: (alarm: { name: string }) => void) =>
          void heard.listeners.push(listener),
      },
    },
  },
}));

beforeEach(() => {
  heard.listeners.length = 0;
});

it('hears all alarms by one listener, there at once, and hands each to its own handler', () => {
  const handlers = { journal: vi.fn(), feeds: vi.fn(), digest: vi.fn(), 'weekly file': vi.fn() };
  hearAlarms(handlers);
  const [listener, ...others] = heard.listeners;
  expect(others).toEqual([]);
  for (const name of alarmNames) {
    listener?.({ name });
    expect(handlers[name]).toHaveBeenCalledOnce();
  }
  for (const name of alarmNames) expect(handlers[name]).toHaveBeenCalledOnce();
});

it('leaves alarms alone that are none of ours any more', () => {
  const handlers = { journal: vi.fn(), feeds: vi.fn(), digest: vi.fn(), 'weekly file': vi.fn() };
  hearAlarms(handlers);
  for (const name of ['', 'toString', 'old']) heard.listeners[0]?.({ name });
  for (const name of alarmNames) expect(handlers[name]).not.toHaveBeenCalled();
});

it('no other module sets, clears or hears alarms', () => {
  const touching = [...sources].filter(([, text]) => /\bbrowser\.alarms\b/.test(text));
  expect(touching.map(([path]) => path)).toEqual(['utils/browser/alarms.ts']);
});

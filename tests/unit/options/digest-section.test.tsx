// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { DigestSection } from '../../../components/options/digest/digest-section';
import {
  createNotificationModel,
  type NotificationNeeds,
} from '../../../components/options/digest/notification-model';
import { createSettingsModel } from '../../../components/ui/settings-model';
import { defaultSettings } from '../../../utils/settings/settings';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { violations } from '../violations';
import { createFakeStore } from './fake-store';
import { choose, click, labelled, named, settle, texts } from './page';

const root = pageRoot('Settings');

async function show(more: Partial<NotificationNeeds> = {}, on = false) {
  const fake = createFakeStore({ ...defaultSettings, digest: { on, hour: 9 } });
  const settings = createSettingsModel(fake.store, english);
  settings.start();
  const model = createNotificationModel({
    settings,
    requestNotifications: async () => true,
    mayNotify: async () => true,
    report: () => undefined,
    ...more,
  });
  await act(() => render(<DigestSection model={model} words={english} />, root));
  await settle();
  return { fake, settings, model };
}
const daily = () => labelled<HTMLInputElement>('Notify me once a day');
const hour = () => labelled<HTMLSelectElement>('At');
const trouble = () => texts('[role=alert]')[0];

describe('the digest', () => {
  it('is off, and is on its page at any time', async () => {
    await show();
    expect(daily().checked).toBe(false);
    expect(hour().disabled).toBe(true);
    expect(named<HTMLAnchorElement>('a', 'Open the digest').getAttribute('href')).toBe(
      '/digest.html',
    );
    expect(await violations()).toEqual([]);
  });

  it('is switched on by a click that asks before anything else happens', async () => {
    let hasReturned = false;
    const requestNotifications = vi.fn(async () => !hasReturned);
    const { fake, model } = await show({ requestNotifications });
    await act(() => {
      const setting = model.set(true);
      expect(requestNotifications).toHaveBeenCalledOnce();
      hasReturned = true;
      return setting;
    });
    await settle();
    expect(fake.settings.digest).toEqual({ on: true, hour: 9 });
    expect(trouble()).toBe('');
  });

  it('stays off each time that the user says no, and says so', async () => {
    const { fake } = await show({ requestNotifications: async () => false });
    for (const _ of [1, 2]) {
      await click(daily());
      expect(daily().checked).toBe(false);
      expect(trouble()).toMatch(/^No notifications: permission/);
    }
    expect(fake.issued).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('comes at the hour that was chosen, of all 24, and undo takes that back', async () => {
    const { fake, settings } = await show({}, true);
    const all = Array.from(hour().options, ({ text }) => text.replace(/\s/g, ' '));
    expect(all).toHaveLength(24);
    expect(all.slice(0, 2)).toEqual(['12:00 AM', '1:00 AM']);
    expect(hour().selectedIndex).toBe(9);
    await choose(hour(), hour().options[17]?.text ?? '');
    expect(fake.settings.digest).toEqual({ on: true, hour: 17 });
    await act(() => settings.undo());
    await settle();
    expect(hour().selectedIndex).toBe(9);
  });

  it('is switched off without a question', async () => {
    const requestNotifications = vi.fn(async () => true);
    const { fake } = await show({ requestNotifications }, true);
    await click(daily());
    expect(fake.settings.digest.on).toBe(false);
    expect(requestNotifications).not.toHaveBeenCalled();
  });

  it('says where the right to notify was taken away since', async () => {
    await show({ mayNotify: async () => false }, true);
    expect(trouble()).toMatch(/no longer allowed to notify you/);
    expect(await violations()).toEqual([]);
  });
});

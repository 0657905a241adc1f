import { describe, expect, it, vi } from 'vitest';
import { createSettingsModel, type Edit } from '../../../components/ui/settings-model';
import { defaultSettings } from '../../../utils/settings/settings';
import { createFakeStore } from '../options/fake-store';
import { english } from '../popup/english';

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const readOnOpen: Edit = (now) => ({ ...now, readOnOpen: true });
const noBadge: Edit = (now) => ({ ...now, badge: 'nothing' });

async function openTab(fake = createFakeStore()) {
  const model = createSettingsModel(fake.store, english);
  const stop = model.start();
  await settle();
  return { fake, model, stop };
}

describe('a change', () => {
  it('is drawn, and its write issued, before anything answers', async () => {
    const { fake, model } = await openTab();
    fake.gate = new Promise(() => undefined);
    model.change(readOnOpen);
    expect(model.settings.value?.readOnOpen).toBe(true);
    expect(fake.issued).toHaveLength(1);
    expect(model.message.value).toBeUndefined();
  });

  it('is said to be saved once it is, each time anew', async () => {
    const { model } = await openTab();
    model.change(readOnOpen);
    await settle();
    const first = model.message.value;
    model.change(noBadge);
    await settle();
    expect(first?.text).toBe('Saved');
    expect(model.message.value?.text).toBe('Saved');
    expect(model.message.value?.number).not.toBe(first?.number);
  });

  it('holds those before it that are still being written', async () => {
    const { fake, model } = await openTab();
    model.change(readOnOpen);
    model.change(noBadge);
    await settle();
    expect(fake.settings).toEqual({ ...defaultSettings, readOnOpen: true, badge: 'nothing' });
    expect(model.settings.value).toEqual(fake.settings);
  });

  it('that is not stored is taken back, and said in words until one is stored', async () => {
    const { fake, model } = await openTab();
    fake.writable = false;
    model.change(readOnOpen);
    await settle();
    expect(model.settings.value).toEqual(defaultSettings);
    expect(model.trouble.value).toMatch(/^Not saved:/);
    expect(model.message.value).toBeUndefined();
    fake.writable = true;
    model.change(readOnOpen);
    await settle();
    expect(model.trouble.value).toBeUndefined();
    expect(model.settings.value?.readOnOpen).toBe(true);
  });
});

describe('undo', () => {
  it('takes the last change back, once', async () => {
    const { fake, model } = await openTab();
    expect(model.undoable.value).toBe(false);
    model.change(noBadge);
    model.change(readOnOpen);
    await settle();
    expect(model.undoable.value).toBe(true);
    model.undo();
    await settle();
    expect(fake.settings).toEqual({ ...defaultSettings, badge: 'nothing' });
    expect(model.message.value?.text).toBe('Undone');
    expect(model.undoable.value).toBe(false);
    model.undo();
    expect(model.message.value?.text).toBe('Nothing to undo here');
  });

  it('is no longer offered once everything was deleted', async () => {
    const { model } = await openTab();
    model.change(readOnOpen);
    await settle();
    expect(model.undoable.value).toBe(true);
    model.forget();
    expect(model.undoable.value).toBe(false);
    expect(model.message.value).toBeUndefined();
  });

  it('is still there after a change that changes nothing', async () => {
    const { fake, model } = await openTab();
    model.change(readOnOpen);
    await settle();
    model.change(readOnOpen);
    expect(model.message.value?.text).toBe('Saved');
    model.undo();
    await settle();
    expect(fake.settings).toEqual(defaultSettings);
  });

  it('leaves alone what another tab changed since', async () => {
    const { fake, model } = await openTab();
    const other = await openTab(fake);
    model.change((now) => ({ ...now, readOnOpen: true, readLook: 'hide' }));
    await settle();
    other.model.change((now) => ({ ...now, readLook: 'dim', badge: 'nothing' }));
    await settle();
    model.undo();
    await settle();
    expect(fake.settings).toEqual({ ...defaultSettings, badge: 'nothing' });
    expect(other.model.settings.value).toEqual(fake.settings);
  });

  it('can be done again where it was not stored', async () => {
    const { fake, model } = await openTab();
    model.change(readOnOpen);
    await settle();
    fake.writable = false;
    model.undo();
    await settle();
    expect(model.settings.value?.readOnOpen).toBe(true);
    fake.writable = true;
    model.undo();
    await settle();
    expect(fake.settings).toEqual(defaultSettings);
  });
});

describe('two tabs', () => {
  it('stay in step until they are closed', async () => {
    const { fake, model, stop } = await openTab();
    const other = await openTab(fake);
    model.change(readOnOpen);
    await settle();
    expect(other.model.settings.value?.readOnOpen).toBe(true);
    expect(other.model.message.value).toBeUndefined();
    stop();
    other.model.change(noBadge);
    await settle();
    expect(fake.settings).toEqual({ ...defaultSettings, readOnOpen: true, badge: 'nothing' });
    expect(model.settings.value?.badge).toBe('new');
  });
});

describe('settings that cannot be read', () => {
  it('are never shown as the defaults, and can be tried again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeStore();
    fake.readable = false;
    const { model } = await openTab(fake);
    expect(model.unreadable.value).toBe(true);
    expect(model.settings.value).toBeUndefined();
    model.change(readOnOpen);
    expect(fake.issued).toEqual([]);
    fake.readable = true;
    await model.refresh();
    expect(model.unreadable.value).toBe(false);
    expect(model.settings.value).toEqual(defaultSettings);
  });
});

// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { Options } from '../../../components/options/options';
import { createSettingsModel } from '../../../components/ui/settings-model';
import { commandNames } from '../../../utils/settings/choices';
import { defaultSettings } from '../../../utils/settings/settings';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { turns } from '../settled';
import { violations } from '../violations';
import { createFakeStore } from './fake-store';

const root = pageRoot('Settings', 'div');

async function show(fake = createFakeStore()) {
  const model = createSettingsModel(fake.store, english);
  await act(() => render(<Options model={model} words={english} />, root));
  await settle();
  return fake;
}
const settle = () => turns();

function find<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
/** The check or choice with a label, in a group where labels come twice. */
function input(label: string, group = ''): HTMLInputElement {
  const labels = Array.from(document.querySelectorAll('label'));
  const found = labels.find(
    (one) =>
      one.textContent === label &&
      (group === '' || one.closest('fieldset')?.querySelector('legend')?.textContent === group),
  );
  const control = found?.querySelector('input');
  if (!control) throw new Error(`no ${label}`);
  return control;
}
const key = (command: string) => find(`.key[aria-label^="${command}:"]`);
const button = (text: string) => {
  const all = Array.from(document.querySelectorAll('button'));
  const found = all.find((one) => one.textContent === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};
const status = () => find('[role="status"]').textContent;
const note = () => document.querySelector('.note')?.textContent;
const focused = () => document.activeElement?.getAttribute('aria-label');

async function click(element: HTMLElement) {
  await act(() => {
    element.focus();
    element.click();
  });
  await settle();
}
async function press(key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  await act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await settle();
  return event;
}

describe('the options page', () => {
  it('shows the defaults', async () => {
    await show();
    expect(Array.from(document.querySelectorAll('h2')).map((h) => h.textContent)).toEqual([
      'Sites',
      'Bar',
      'Read entries',
      'Papers in your library',
      'Automatic marking',
      'Badge',
      'Keys',
    ]);
    const off = Array.from(document.querySelectorAll<HTMLInputElement>('[type="checkbox"]'));
    // What is on of a site is for its folder to say.
    const ofSites = / on its pages$/;
    const others = off.filter(({ labels }) => !ofSites.test(labels?.[0]?.textContent ?? ''));
    expect(others.filter(({ checked }) => !checked)).toEqual([
      input('Mark a paper read when I open it'),
    ]);
    expect(input('Dim them').checked).toBe(true);
    expect(document.querySelectorAll('li .key')).toHaveLength(commandNames.length);
    expect(key('Open in the background').textContent).toBe('Shift+o');
  });

  it.each([
    ['Offprint on its pages', 'arXiv', { sites: { arxiv: { on: false } } }],
    ['Keys on its pages', 'Hugging Face', { sites: { huggingface: { keys: false } } }],
    ['Show the bar', '', { bar: { shown: false } }],
    ['Show only new', '', { bar: { parts: { onlyNew: false, hideRead: true } } }],
    ['Hide them', '', { readLook: 'hide' }],
    ['Show “in your library” on papers that you only tagged', '', { librarySign: false }],
    ['Mark a paper read when I open it', '', { readOnOpen: true }],
    ['Nothing', 'On a listing', { badge: 'nothing' }],
    ['Only papers that your rules raise', 'Elsewhere', { badgeElsewhere: 'raised' }],
    ['Nothing', 'Elsewhere', { badge: 'new', badgeElsewhere: 'nothing' }],
  ])('stores %s at once', async (label, group, expected) => {
    const fake = await show();
    await click(input(label, group));
    expect(fake.settings).toMatchObject(expected);
    expect(status()).toBe('Saved');
  });

  it('has no use for keys where a site is off, nor for parts of a bar that is not shown', async () => {
    await show();
    await click(input('Offprint on its pages', 'arXiv'));
    await click(input('Show the bar'));
    expect(input('Keys on its pages', 'arXiv').disabled).toBe(true);
    expect(input('Keys on its pages', 'Hugging Face').disabled).toBe(false);
    expect(input('Hide read').disabled).toBe(true);
  });

  it('takes the last change back by its button or Ctrl+Z, and keeps the focus', async () => {
    const fake = await show();
    await click(input('Mark a paper read when I open it'));
    await click(button('Undo'));
    expect(fake.settings).toEqual(defaultSettings);
    expect(status()).toBe('Undone');
    expect(document.activeElement).toBe(button('Undo'));
    await click(input('Show the bar'));
    await press('z', { ctrlKey: true });
    expect(input('Show the bar').checked).toBe(true);
  });

  it('shows the stored value again where a change was not stored, and says so', async () => {
    const fake = await show();
    fake.writable = false;
    await click(input('Show the bar'));
    await click(input('Hide them'));
    expect(input('Show the bar').checked).toBe(true);
    expect(input('Hide them').checked).toBe(false);
    expect(input('Dim them').checked).toBe(true);
    expect(find('header [role="alert"]').textContent).toMatch(/^Not saved: the browser/);
  });

  it('follows other tabs, and reads again when it comes back into view', async () => {
    const fake = await show();
    await act(() => fake.store.write({ ...defaultSettings, readOnOpen: true }));
    expect(input('Mark a paper read when I open it').checked).toBe(true);
    const read = vi.spyOn(fake.store, 'read');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(read).toHaveBeenCalledOnce();
  });

  it('says that the settings cannot be read, and tries again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeStore();
    fake.readable = false;
    await show(fake);
    expect(find('h2').textContent).toBe("Your settings can't be shown");
    expect(await violations()).toEqual([]);
    fake.readable = true;
    await click(button('Try again'));
    expect(input('Show the bar').checked).toBe(true);
  });
});

describe('keys', () => {
  it('are taken by pressing the new one', async () => {
    const fake = await show();
    await click(key('Next paper'));
    expect(focused()).toBe('Next paper: press a key…');
    await press('Shift', { shiftKey: true });
    const event = await press('W', { shiftKey: true });
    expect(event.defaultPrevented).toBe(true);
    expect(fake.settings.keys.next).toBe('W');
    expect(focused()).toBe('Next paper: Shift+w');
    await press('q');
    expect(fake.settings.keys.next).toBe('W');
  });

  it.each(['Escape', 'Tab', 'j'])('stay as they are on %s', async (pressed) => {
    const fake = await show();
    await click(key('Next paper'));
    await press(pressed);
    expect(key('Next paper').textContent).toBe('j');
    expect(fake.issued).toEqual([]);
  });

  it('that cannot be taken are refused in words, and the next one is waited for', async () => {
    const fake = await show();
    await click(key('Next paper'));
    await press('Enter');
    expect(note()).toMatch(/can't be used/);
    const event = await press('r', { ctrlKey: true });
    expect(event.defaultPrevented).toBe(false);
    expect(fake.issued).toEqual([]);
    await press('w');
    expect(fake.settings.keys.next).toBe('w');
    expect(note()).toBeUndefined();
  });

  it('of another command are refused, and swapped where that is wanted', async () => {
    const fake = await show();
    await click(key('Next paper'));
    await press('k');
    expect(note()).toContain('“k” is already the key for “Previous paper”. Nothing was changed.');
    expect(fake.issued).toEqual([]);
    expect(document.activeElement).toBe(button('Swap the two keys'));
    await click(button('Swap the two keys'));
    expect(fake.settings.keys).toMatchObject({ next: 'k', previous: 'j' });
    expect(focused()).toBe('Next paper: k');
    expect(note()).toBeUndefined();
  });

  it.each([
    ['Leave it there', () => click(button('Leave it there'))],
    ['Escape', () => press('Escape')],
  ])('of another command stay there on %s', async (_, leave) => {
    const fake = await show();
    await click(key('Next paper'));
    await press('k');
    await leave();
    expect(fake.issued).toEqual([]);
    expect(note()).toBeUndefined();
    expect(focused()).toBe('Next paper: j');
  });

  it('are no longer waited for once the focus goes elsewhere', async () => {
    const fake = await show();
    await click(key('Next paper'));
    await act(() => key('Star').focus());
    expect(key('Next paper').textContent).toBe('j');
    await press('w');
    expect(fake.issued).toEqual([]);
  });

  it('can be taken away and given to a command without one', async () => {
    const fake = await show();
    await click(find('[aria-label="Remove the key for “Next paper”"]'));
    expect(key('Next paper').textContent).toBe('No key');
    await click(key('Next paper'));
    await press('k');
    await click(button('Use it here instead'));
    expect(fake.settings.keys).toMatchObject({ next: 'k', previous: '' });
  });

  it('go back to the usual ones together', async () => {
    const keys = { ...defaultSettings.keys, next: 'w', star: '' };
    const fake = await show(createFakeStore({ ...defaultSettings, keys }));
    await click(button('Restore default keys'));
    expect(fake.settings).toEqual(defaultSettings);
    await click(button('Undo'));
    expect(fake.settings.keys).toEqual(keys);
  });
});

describe('for assistive technology', () => {
  it.each([
    ['the page', async () => undefined],
    [
      'a change not stored',
      async (fake: ReturnType<typeof createFakeStore>) => {
        fake.writable = false;
        await click(input('Show the bar'));
      },
    ],
    [
      'a key refused',
      async () => {
        await click(key('Star'));
        await press('Enter');
      },
    ],
    [
      'a clash',
      async () => {
        await click(key('Star'));
        await press('j');
      },
    ],
  ])('%s has no violations', async (_, prepare) => {
    await prepare(await show());
    expect(await violations()).toEqual([]);
  });
});

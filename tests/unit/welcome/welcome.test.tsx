// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { createSettingsModel } from '../../../components/ui/settings-model';
import { Welcome } from '../../../components/welcome/welcome';
import { defaultSettings } from '../../../utils/settings/settings';
import { createFakeStore } from '../options/fake-store';
import { button, click, labelled, named, settle, texts } from '../options/page';
import { pageRoot } from '../page-root';
import { english } from '../popup/english';
import { violations } from '../violations';

const root = pageRoot('Welcome', 'div');

async function show(fake = createFakeStore(), isFirefox = false) {
  const model = createSettingsModel(fake.store, english);
  await act(() => render(<Welcome model={model} words={english} isFirefox={isFirefox} />, root));
  await settle();
  return fake;
}
const follow = () => labelled<HTMLInputElement>('Follow Hugging Face Daily Papers');

describe('the page of the first run', () => {
  it('says what there is, in landmarks', async () => {
    await show();
    expect(texts('h1')).toEqual(['Welcome to Offprint']);
    expect(texts('header p')[0]).toMatch(
      /^On Hugging Face.* arXiv.*, wherever papers are listed, Offprint shows/,
    );
    expect(texts('main h2')).toEqual([
      'New papers come to you',
      'Keep the button in view',
      'Privacy',
      'Keys on a listing',
    ]);
    const href = (name: string) => named<HTMLAnchorElement>('a', name).getAttribute('href');
    expect(href("Open today's Daily Papers")).toBe('https://huggingface.co/papers');
    expect(href('Settings')).toBe('/options.html');
    expect(await violations()).toEqual([]);
  });

  it.each([
    [false, /puzzle piece/],
    [true, /extensions button/],
  ])('says where this browser pins the button (Firefox: %s)', async (isFirefox, expected) => {
    await show(createFakeStore(), isFirefox);
    expect(root.textContent).toMatch(expected);
  });

  it('switches Daily Papers off at once, and back on by undo, and leaves other feeds', async () => {
    const feeds = ['arxiv:category/cs.CL', 'huggingface:daily'] as const;
    const fake = await show(createFakeStore({ ...defaultSettings, feeds }));
    expect(follow().checked).toBe(true);
    await click(follow());
    expect(fake.settings.feeds).toEqual(['arxiv:category/cs.CL']);
    expect(texts('[role=status]')).toEqual(['Saved']);
    expect(root.textContent).toContain("Offprint doesn't check them.");
    expect(await violations()).toEqual([]);
    await click(button('Undo'));
    expect(fake.settings.feeds).toEqual(feeds);
    expect(follow().checked).toBe(true);
    expect(document.activeElement).toBe(button('Undo'));
  });

  it('says where it was not stored, and shows what is', async () => {
    const fake = await show();
    fake.writable = false;
    await click(follow());
    expect(follow().checked).toBe(true);
    expect(texts('[role=alert]').join()).toMatch(/^Not saved/);
  });

  it('shows the keys that are set, and no others', async () => {
    const keys = { ...defaultSettings.keys, next: 'W', star: '' };
    await show(createFakeStore({ ...defaultSettings, keys }));
    expect(texts('tbody tr')).toContain('Next paperShift+w');
    expect(texts('tbody tr').join()).not.toContain('Star');
  });

  it('shows no switch that may be wrong where the settings cannot be read', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakeStore();
    fake.readable = false;
    await show(fake);
    expect(document.querySelector('input')).toBeNull();
    expect(texts('[role=alert]').join()).toMatch(/doesn't let Offprint read your settings/);
    expect(await violations()).toEqual([]);
  });
});

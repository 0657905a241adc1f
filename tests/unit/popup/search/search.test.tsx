// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../../../components/popup/popup';
import { createQueueModel } from '../../../../components/popup/queue/queue-model';
import * as view from '../../../../components/popup/search/search-view';
import { createPhrases } from '../../../../components/ui/phrases/phrases';
import { addSight } from '../../jsdom-lacks';
import { markWith } from '../../library/search/set-up';
import { paper } from '../../make';
import { pageRoot } from '../../page-root';
import { settled } from '../../settled';
import { violations } from '../../violations';
import { english } from '../english';
import { createLibraryDesk, NoSpace } from '../library-desk';
import { otherParts } from '../parts';

const phrases = createPhrases(english, 'en');
const openLibrary = vi.fn();
const openTab = vi.fn();

const root = pageRoot('Offprint', 'div');
addSight();
afterEach(() => void vi.clearAllMocks());

const settle = () => settled(root);

async function show() {
  const fake = createLibraryDesk();
  for (let n = 1; n <= 12; n++) {
    await fake.library.apply(
      markWith(n, { title: `Lantern number ${n}`, authors: ['Inès Okoro'] }),
    );
  }
  const model = createQueueModel({
    desk: fake.desk,
    words: english,
    openTab,
    isNotStored: (error) => error instanceof NoSpace,
  });
  const others = otherParts(fake.desk, model, { report: () => undefined });
  const nothing = () => undefined;
  const loadSearch = async () => ({
    view,
    model: view.createSearch({ desk: fake.desk, report: nothing }),
  });
  await act(() =>
    render(
      <Popup
        {...others}
        model={model}
        phrases={phrases}
        visit={nothing}
        openSettings={nothing}
        openLibrary={openLibrary}
        openData={nothing}
        loadSearch={loadSearch}
      />,
      root,
    ),
  );
  await settle();
  return fake;
}
const press = async (key: string) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(() => void (document.activeElement ?? document.body).dispatchEvent(event));
  await settle();
  return event.defaultPrevented;
};
async function type(text: string) {
  const field = root.querySelector<HTMLInputElement>('.search input');
  if (!field) throw new Error('no field');
  field.value = text;
  await act(() => void field.dispatchEvent(new InputEvent('input', { bubbles: true })));
  await settle();
}
const found = () =>
  [...root.querySelectorAll('.search li')].map((row) => row.getAttribute('aria-label'));

describe('the popup’s search', () => {
  it('opens by its key, shows the first ten, and leads to all of them', async () => {
    await show();
    await press('/');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Search');
    await type('oko lant');
    expect(found()).toHaveLength(10);
    expect(found()[0]).toBe('Lantern number 12');
    expect(root.querySelector('.search [role=status]')?.textContent).toBe('12 papers');
    expect(await violations()).toEqual([]);
    await press('Enter');
    expect(openLibrary).toHaveBeenLastCalledWith('oko lant');
  });

  it('is worked by arrows, and opens a paper', async () => {
    const fake = await show();
    await press('/');
    await type('number 3');
    await press('ArrowDown');
    const link = document.activeElement;
    expect(link?.closest('li')?.getAttribute('aria-label')).toBe('Lantern number 3');
    await act(() => (link as HTMLElement).click());
    await settle();
    expect(openTab).toHaveBeenCalledWith(
      'https://arxiv.org/abs/2603.00003',
      true,
      expect.anything(),
    );
    expect(fake.journal).toMatchObject([{ kind: 'opened', paper: paper(3) }]);
  });

  it('closes by Escape, which doesn’t close the popup, and follows what is marked', async () => {
    const fake = await show();
    await press('/');
    await type('new');
    expect(found()).toEqual([]);
    await act(() => fake.elsewhere(markWith(20, { title: 'A new one' })));
    await settle();
    expect(found()).toEqual(['A new one']);
    expect(await press('Escape')).toBe(true);
    expect(root.querySelector('.search')).toBeNull();
    expect(document.activeElement?.getAttribute('role')).toBe('tab');
  });

  it('says when the library can’t be read', async () => {
    const fake = await show();
    fake.unreadable = true;
    await press('/');
    expect(root.querySelector('.search [role=status]')?.textContent).toBe(
      "Your library can't be opened right now",
    );
  });
});

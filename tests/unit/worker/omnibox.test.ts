import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serveOmnibox } from '../../../utils/worker/omnibox';
import { browser, resetBrowser } from '../fake-browser';
import { markWith } from '../library/search/set-up';
import { createLibraryDesk } from '../popup/library-desk';

let desk: ReturnType<typeof createLibraryDesk>;
beforeEach(() => {
  resetBrowser();
  desk = createLibraryDesk();
  serveOmnibox(desk.desk);
});

async function suggested(text: string) {
  const suggest = vi.fn();
  browser.omnibox.onInputChanged.fire(text, suggest);
  await vi.waitFor(() => expect(suggest).toHaveBeenCalled());
  return suggest.mock.calls[0]?.[0];
}
const enter = (text: string, how = 'currentTab') => browser.omnibox.onInputEntered.fire(text, how);

describe('the address bar', () => {
  it('suggests papers of the library, and follows what is marked', async () => {
    await desk.library.apply(markWith(1, { title: 'Salt & <Pepper>', authors: ['Ines Okoro'] }));
    expect(await suggested('oko')).toEqual([
      {
        content: 'https://arxiv.org/abs/2603.00001',
        description: 'Salt &#38; &#60;Pepper&#62;',
      },
    ]);
    await desk.library.apply(markWith(2, { title: 'Pepper alone' }));
    expect(await suggested('pepp')).toHaveLength(2);
    expect(await suggested('  ')).toEqual([]);
  });

  it('opens the chosen paper, or the library with what was typed', () => {
    enter('https://arxiv.org/abs/2603.00001');
    expect(browser.tabs.update).toHaveBeenCalledWith({ url: 'https://arxiv.org/abs/2603.00001' });
    enter('two words', 'newForegroundTab');
    enter('javascript:alert(1)', 'newBackgroundTab');
    expect(browser.tabs.create.mock.calls).toEqual([
      [{ url: 'chrome-extension://offprint/library.html#q=two+words', active: true }],
      [
        {
          url: 'chrome-extension://offprint/library.html#q=javascript%3Aalert%281%29',
          active: false,
        },
      ],
    ]);
  });
});

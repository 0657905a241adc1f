import { beforeEach, describe, expect, it } from 'vitest';
import { frontTab } from '../../../../utils/browser/tabs/front-tab';
import { browser, resetBrowser } from '../../fake-browser';

beforeEach(() => {
  resetBrowser();
});

describe('the front tab', () => {
  it('is the active one of the window that the popup hangs on', async () => {
    browser.tabs.query.mockResolvedValue([{ id: 7, url: 'https://arxiv.org/abs/2603.00001' }]);
    expect(await frontTab()).toMatchObject({ id: 7, address: 'https://arxiv.org/abs/2603.00001' });
    expect(browser.tabs.query).toHaveBeenCalledWith({ currentWindow: true, active: true });
  });

  it('is the one looked at before a popup that is a tab itself, and no page of ours', async () => {
    browser.tabs.getCurrent.mockResolvedValue({ id: 9 });
    browser.tabs.query.mockResolvedValue([
      { id: 7, lastAccessed: 1 },
      { id: 6, lastAccessed: 2 },
      { id: 8, lastAccessed: 3, url: 'chrome-extension://offprint/popup.html' },
      { id: 9, lastAccessed: 4 },
    ]);
    expect(await frontTab()).toMatchObject({ id: 6 });
  });

  it('is nothing where there is none', async () => {
    expect(await frontTab()).toBeUndefined();
  });
});

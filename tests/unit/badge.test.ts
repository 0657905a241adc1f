import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clearBadge, refreshBadge } from '../../utils/extension/badge';
import { browser, resetBrowser } from './fake-browser';
import { mark, setUp } from './library/set-up';
import { paper } from './make';

vi.mock('../../utils/extension/browser', () => import('./fake-browser'));

beforeEach(() => {
  resetBrowser();
});

const listing = 'huggingface/day/2026-06-03';
const shown = () => {
  const { setBadgeText, setTitle, setIcon } = browser.action;
  return [
    setBadgeText.mock.lastCall?.[0].text,
    setTitle.mock.lastCall?.[0].title,
    setIcon.mock.lastCall?.[0].path['16'],
  ];
};

describe('the toolbar button', () => {
  it('counts what is new on a listing, under the plain icon', async () => {
    const { library, act } = setUp();
    await act(mark('queued', true, [1]));
    await refreshBadge(library, 7, { listing, papers: [paper(1), paper(2), paper(3)] });
    expect(shown()).toEqual(['2', '2 new papers on this listing', '/icon/16.png']);
  });

  it('shows no number to whoever wants none; the tooltip still says it', async () => {
    browser.storage.local.get.mockResolvedValue({ settings: { badge: 'nothing' } });
    const { library } = setUp();
    await refreshBadge(library, 7, { listing, papers: [paper(1)] });
    expect(shown()).toEqual(['', '1 new paper on this listing', '/icon/16.png']);
  });

  it.each([
    [[], 'Offprint', '/icon/16.png'],
    [['read'], 'This paper: read', '/icon/16.png'],
    [['queued'], 'This paper: queued', '/icon/queued/16.png'],
    [['starred'], 'This paper: starred', '/icon/starred/16.png'],
    [['starred', 'queued'], 'This paper: queued, starred', '/icon/queued-starred/16.png'],
  ] as const)("shows a paper's own marks, and counts nothing: %s", async (marks, title, icon) => {
    const { library, act } = setUp();
    for (const name of marks) await act(mark(name, true, [1]));
    await refreshBadge(library, 7, { listing, papers: [paper(1)], paper: paper(1) });
    expect(shown()).toEqual(['', title, icon]);
  });

  it('has its icon set again only where it may be another one', async () => {
    const { library } = setUp();
    const papers = [paper(1)];
    await refreshBadge(library, 7, { listing, papers }, 'papers');
    expect(browser.action.setBadgeText).toHaveBeenCalledOnce();
    expect(browser.action.setIcon).not.toHaveBeenCalled();
    await refreshBadge(library, 7, { listing, papers, paper: paper(1) }, 'papers');
    expect(browser.action.setIcon).toHaveBeenCalledOnce();
  });

  it('is plain again on a page that shows no paper, also where its tab is gone', async () => {
    browser.action.setIcon.mockRejectedValue(new Error('No tab with id: 7'));
    await clearBadge(7);
    // Nothing of its own: what the button shows everywhere is seen there.
    expect(shown()).toEqual([null, 'Offprint', '/icon/16.png']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { clearBadge, refreshBadge, refreshButton } from '../../../../utils/browser/badge/badge';
import { failuresToTell } from '../../../../utils/checks/schedule';
import type { FeedRow } from '../../../../utils/library/inbox/inbox-rows';
import type { Rank } from '../../../../utils/rules/rules';
import { browser, resetBrowser } from '../../fake-browser';
import { mark, see, setUp } from '../../library/set-up';
import { paper } from '../../make';

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

  it('shows no number to a user who wants none; the tooltip still says it', async () => {
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

describe('the button away from listings', () => {
  const everywhere = () => [
    browser.action.setBadgeText.mock.lastCall?.[0],
    browser.action.setTitle.mock.lastCall?.[0].title,
  ];
  const choose = (badgeElsewhere: string) =>
    browser.storage.local.get.mockResolvedValue({ settings: { version: 1, badgeElsewhere } });
  const feed = (failures: number) =>
    ({ id: 'huggingface:daily', next: 0, failures }) satisfies FeedRow;
  const brought = (n: number, rank: Rank) => ({
    id: paper(n),
    details: { title: `Paper ${n}` },
    rank,
  });

  async function filled(failures = 0) {
    const { library, act } = setUp();
    await library.bringIn(feed(failures), [brought(1, 1), brought(2, 2), brought(3, 0)], 5);
    return { library, act };
  }

  it.each([
    ['inbox', '2'],
    ['raised', '1'],
    ['nothing', ''],
  ])('counts what the user wants counted: %s', async (what, text) => {
    choose(what);
    const { library } = await filled();
    await refreshButton(library);
    const title = 'Offprint · 2 new papers in the inbox · 1 raised by your rules';
    expect(everywhere()).toEqual([{ text }, title]);
  });

  it('says that feeds fail only after several failures, and counts before that', async () => {
    const { library, act } = await filled(failuresToTell);
    await refreshButton(library);
    const failing = "1 feed couldn't be read for a while: see the settings";
    expect(everywhere()).toEqual([{ text: '2' }, expect.stringContaining(failing)]);
    await act(see(true, [1, 2]));
    await refreshButton(library);
    expect(everywhere()).toEqual([{ text: '!' }, `Offprint · ${failing}`]);
    await library.bringIn(feed(failuresToTell - 1), [], 5);
    await refreshButton(library);
    expect(everywhere()).toEqual([{ text: '' }, 'Offprint']);
  });

  it('is set each time: another context may have set it otherwise meanwhile', async () => {
    const { library } = await filled();
    await refreshButton(library);
    browser.action.setBadgeText.mockClear();
    await refreshButton(library);
    expect(everywhere()[0]).toEqual({ text: '2' });
  });
});

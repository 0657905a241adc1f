import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperDetails } from '../../../utils/paper/details/details-schema';
import { fillInListed } from '../../../utils/worker/fill-in';
import { browser, resetBrowser } from '../fake-browser';
import { mark, setUp } from '../library/set-up';
import { paper } from '../make';

const told: PaperDetails = {
  title: 'Paper 1',
  authors: ['Ines Okoro', 'Bram de Wit'],
  doi: '10.1145/1',
  journal: 'J. Tests 7, 11 (2026)',
  upvotes: 7,
};

/** A listing that answers, asked or not, with what it tells of these papers. */
async function listing(answer: readonly { id: string; details: PaperDetails }[]) {
  const set = setUp();
  const asked = vi.fn(async (_tab: number, _notice: unknown) => answer);
  Object.assign(browser.tabs, { sendMessage: asked });
  const meet = async (isKnownSite = true, papers = [1, 2, 3]) =>
    fillInListed(set, await set.library.lookUp(papers.map(paper)), 7, isKnownSite);
  const detailsOf = async (n: number) => (await set.library.paper(paper(n)))?.details;
  return { ...set, asked, meet, detailsOf };
}

describe('a listing that is met again', () => {
  beforeEach(resetBrowser);

  it('is asked for what is kept and lacks something, and for nothing else', async () => {
    const page = await listing([{ id: paper(1), details: told }]);
    await page.act(mark('starred', true, [1]));
    await page.act(mark('read', true, [2, 3]));
    await page.meet();
    expect(page.asked.mock.calls).toEqual([
      [7, { type: 'papers', of: [paper(1)] }, { frameId: 0 }],
    ]);
    const { upvotes, ...lasting } = told;
    expect(await page.detailsOf(1)).toEqual(lasting);
  });

  it('is asked for nothing where no paper is kept', async () => {
    const page = await listing([]);
    await page.act(mark('read', true, [1, 2]));
    await page.meet();
    expect(page.asked).not.toHaveBeenCalled();
  });

  it('tells of no paper that it was not asked for', async () => {
    const page = await listing([
      { id: paper(1), details: told },
      { id: paper(4), details: { ...told, title: 'Another' } },
    ]);
    await page.act(mark('starred', true, [1]));
    await page.act(mark('starred', true, [4]));
    await page.meet();
    expect(await page.detailsOf(1)).toHaveProperty('doi');
    expect(await page.detailsOf(4)).toEqual({ title: 'Paper 4' });
  });

  it('changes nothing that is known where no reader of ours vouches for it', async () => {
    const page = await listing([{ id: paper(1), details: { ...told, title: 'Lies' } }]);
    const known = { title: 'Paper 1', authors: ['Ines Okoro'], doi: '10.1145/0' };
    await page.act(mark('starred', true, [], { papers: [{ id: paper(1), details: known }] }));
    await page.meet(false);
    expect(await page.detailsOf(1)).toEqual({ ...known, journal: told.journal });
    // A site's own listing tells the longer list of authors.
    await page.meet(true);
    expect((await page.detailsOf(1))?.authors).toEqual(told.authors);
  });

  it('that answers nonsense, or nothing, does no harm', async () => {
    const page = await listing([]);
    await page.act(mark('starred', true, [1]));
    for (const nonsense of [undefined, null, {}, [{ id: paper(1) }], 'papers']) {
      Object.assign(browser.tabs, { sendMessage: async () => nonsense });
      await page.meet();
    }
    Object.assign(browser.tabs, {
      sendMessage: async () => {
        throw new Error('no receiver');
      },
    });
    await page.meet();
    expect(await page.detailsOf(1)).toEqual({ title: 'Paper 1' });
  });
});

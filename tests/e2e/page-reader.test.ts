/** What the page reader makes of entries that no reader of a site is for. Marks over pages of any site are in `any-page`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, html, titles } from '../pages/list-of-papers.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, textOf } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';

const region = { role: 'region', name: 'Papers on this page' };

describe('the page reader', () => {
  const profile = newProfile();
  const scholar = 'https://scholar.google.com/scholar';
  let driver: Driver;

  /** Two results of Google Scholar; the first one leads to a publisher unknown to us, or to arXiv. */
  const results = (first: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Results</title></head><body>${[
      ['2BmMArIDz08J', first],
      ['aW5kZXgxMjM0', 'https://publisher.example/1'],
    ]
      .map(
        ([cid, href], n) =>
          `<div class="gs_r" data-cid="${cid}"><h3 class="gs_rt"><a href="${href}">${titles[n]}</a></h3><div class="gs_a">A Berg - 2025</div></div>`,
      )
      .join('')}</body></html>`;

  beforeAll(async () => {
    driver = await launch(profile.path, ({ href, hostname }) => {
      if (hostname === 'lists.example.org') return { body: html() };
      if (hostname === 'huggingface.co') {
        const other = html().replaceAll('https://arxiv.org/abs/', '/papers/');
        return { body: other.replaceAll(/<(.?)h3>/g, '<$1div>') };
      }
      if (!href.startsWith(scholar)) return undefined;
      const isLater = href.includes('later');
      return {
        body: results(isLater ? 'https://arxiv.org/abs/2502.00000' : 'https://publisher.example/0'),
      };
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  async function openWithMarks(address_: string, bar: RegExp): Promise<Page> {
    const page = await driver.open(address_);
    await page.front();
    await driver.pressButton(page);
    const popup = await driver.popup();
    await click(popup, { role: 'button', name: 'Show marks' });
    await untilBar(page, bar);
    await popup.close();
    await page.front();
    return page;
  }

  it('shows the mark made at a site’s own identifier once an entry names a better one, and on any page with that', async () => {
    const first = await openWithMarks(`${scholar}?q=models`, /2 papers/);
    await press(first, titles[0] ?? '', 'Star');
    await untilPressed(first, titles[0] ?? '', 'Star');
    const later = await openWithMarks(`${scholar}?q=later`, /2 papers/);
    await untilPressed(later, titles[0] ?? '', 'Star');
    await untilPressed(later, titles[1] ?? '', 'Star', false);
    const list = await openWithMarks(address, /4 papers/);
    await untilPressed(list, titles[0] ?? '', 'Star');
    // It is one paper: what is taken back there is taken back here.
    await press(list, titles[0] ?? '', 'Star');
    await first.front();
    await untilPressed(first, titles[0] ?? '', 'Star', false);
  });

  it('shows the marks of what it sees on a page of a site that we know, in a structure that we don’t, and the popup says so', async () => {
    const page = await driver.open('https://huggingface.co/papers/date/2026-06-03');
    await untilBar(page, /4 papers/);
    expect(await groups(page)).toEqual(titles);
    await press(page, titles[0] ?? '', 'Queue');
    await untilPressed(page, titles[0] ?? '', 'Queue');
    await page.front();
    const popup = await driver.popup();
    await find(popup, region);
    expect(await textOf(popup, region)).toContain('some details may be missing');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import {
  newTitles,
  press,
  untilBadge,
  untilBadgeIsBar,
  untilBar,
  untilPressed,
} from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { allShown, dayUrl, demoPapers, serveDemo, title } from './pages.ts';

/** More than fit on a screen. */
const papers = demoPapers.slice(0, 20);
const count = papers.length;
const onScreenSeen = new RegExp(`· (?!${count} )\\d+ new`);
const unseenOf = (bar: string) => / (\d+) new/.exec(bar)?.[1] ?? '';

describe('going to and fro', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const date = /^\/papers\/date\/(.+)$/.exec(url.pathname)?.[1];
      return date ? { body: demoListing({ date, papers, extra: allShown }) } : serveDemo(url);
    });
    page = await driver.open(dayUrl);
    await untilBar(page, onScreenSeen);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('keeps the New signs when a title is clicked and the reader comes Back', async () => {
    await click(page, { role: 'link', name: title(0), within: { role: 'heading' } });
    await until(
      () =>
        page.evaluate(`document.title.startsWith('Paper ') && document.readyState === 'complete'`),
      'the paper',
    );
    await page.back();
    await untilBar(page, onScreenSeen);
    expect(await newTitles(page)).toHaveLength(count);
  });

  it('has the badge right after Back, and none on a page that is no listing', async () => {
    const unseen = unseenOf(await untilBar(page, onScreenSeen));
    await untilBadge(page, unseen);
    await page.goto('https://huggingface.co/papers/2603.00001');
    await untilBadge(page, '');
    await page.back();
    await untilBadge(page, unseen);
  });

  it('follows an address that changes without a load', async () => {
    const unseen = unseenOf(await untilBar(page, onScreenSeen));
    await page.evaluate(
      `(() => { history.pushState(null, '', '/settings'); document.querySelector('main').hidden = true; })()`,
    );
    await until(
      async () => (await findAll(page, { role: 'region', name: 'Offprint' })).length === 0,
      'no bar',
    );
    expect(await page.evaluate(`document.querySelectorAll('[data-offprint]').length`)).toBe(0);
    await untilBadge(page, '');
    await page.evaluate(
      `(() => { history.pushState(null, '', '/papers/date/2026-11-23'); document.querySelector('main').hidden = false; })()`,
    );
    await untilBar(page, /papers/);
    await untilBadge(page, unseen);
  });

  alikeInBoth('what each listing’s badge counts; that a page’s badge is right is above', () => {
    it('keeps a badge for each of several listings', async () => {
      const other = await driver.open('https://huggingface.co/papers/date/2026-11-20');
      // The same papers: nothing that was seen here is new there, only what was not.
      const there = unseenOf(await untilBar(other, onScreenSeen));
      await untilBadge(other, there);
      await page.front();
      await untilBadge(page, there);
      await press(page, title(18), 'Queue');
      await untilPressed(page, title(18), 'Queue');
      const after = unseenOf(await untilBar(page, /new/));
      await untilBadge(page, after);
      await untilBadge(other, after);
      await other.close();
    });
  });

  it('has marks and badge right when the worker starts again', async () => {
    await press(page, title(18), 'Star');
    await untilPressed(page, title(18), 'Star');
    await driver.killWorker();
    await page.reload();
    await untilBadgeIsBar(page);
    await untilPressed(page, title(18), 'Star');
  });

  it('takes no paper for read because it was opened', async () => {
    const bar = await untilBar(page, /read/);
    expect(bar).toContain('· 0 read ·');
  });
});

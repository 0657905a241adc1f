import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, textOf, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { barText, groups, inSight, untilBar, untilMarked, untilPressed } from './listing.ts';
import { allShown, day, dayUrl, demoPapers } from './pages.ts';

/** Fifty papers: the demo's, and some of them again under other ids. */
const papers = Array.from({ length: 50 }, (_, n) => {
  const paper = demoPapers[n % demoPapers.length];
  if (!paper) throw new Error('the demo has no papers');
  if (n < demoPapers.length) return paper;
  return { ...paper, id: `2610.${String(n).padStart(5, '0')}`, title: `${paper.title}, part two` };
});
const title = (n: number): string => papers[n]?.title ?? '';
const sortedBy = (key: 'upvotes' | 'comments') =>
  papers.toSorted((a, b) => b[key] - a[key]).map((paper) => paper.title);

describe('working through a list of 50', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const paper = /^\/papers\/([\d.]+)$/.exec(url.pathname)?.[1];
      if (url.hostname !== 'huggingface.co') return undefined;
      const body = paper
        ? demoPaperPage(paper)
        : demoListing({ date: day, papers, extra: allShown });
      return { body };
    });
    page = await driver.open(dayUrl);
    await untilBar(page, /50 papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('goes from entry to entry, frames the one that keys act on, and says which it is', async () => {
    await page.press('j');
    await untilBar(page, /1 of 50: /);
    await page.press('j');
    await page.press('k');
    await page.press('j');
    await untilBar(page, /2 of 50: .*New/);
    expect(await page.evaluate(`document.querySelectorAll('[data-offprint-current]').length`)).toBe(
      1,
    );
  });

  it('marks with a key, and takes back with a key', async () => {
    for (const [key, toggle] of [
      ['m', 'Read'],
      ['j', 0],
      ['b', 'Queue'],
      ['j', 0],
      ['s', 'Star'],
    ] as const) {
      await page.press(key);
      if (toggle) await untilPressed(page, title({ Read: 1, Queue: 2, Star: 3 }[toggle]), toggle);
      else await until(async () => / of 50: /.test(await barText(page)), 'a step');
    }
    await page.press('j');
    await page.press('h');
    await untilPressed(page, title(4), 'Hide');
    await page.press('z');
    await untilPressed(page, title(4), 'Hide', false);
    await untilBar(page, /1 read · 1 queued/);
  });

  it('shows and folds the abstract', async () => {
    await page.press('x');
    const abstract = { role: 'StaticText', name: /^A made-up abstract/ };
    await find(page, abstract);
    await page.press('x');
    await until(async () => (await findAll(page, abstract)).length === 0, 'no abstract');
  });

  it('marks all that is shown read in one step, and undoes it in one', async () => {
    await page.press('Shift+A');
    await untilBar(page, /50 read · 0 queued/);
    await page.press('z');
    await untilBar(page, /1 read · 1 queued/);
  });

  it('does nothing while the user types, or with Ctrl held', async () => {
    await page.evaluate(`(() => {
      const field = document.createElement('input');
      field.id = 'field';
      document.querySelector('header').append(field);
      field.focus();
    })()`);
    for (const key of ['m', 'j', 'Shift+A', '?']) await page.press(key);
    expect(await page.evaluate(`document.querySelector('#field').value`)).toBe('mjA?');
    await page.evaluate(`document.querySelector('#field').remove()`);
    await page.press('Control+b');
    await untilBar(page, /1 read · 1 queued/);
  });

  it('leaves keys alone that the page uses itself', async () => {
    await page.evaluate(`document.addEventListener('keydown', (event) => {
      if (event.key === 's') event.preventDefault();
    })`);
    const starred = /5 of 50/.test(await barText(page));
    expect(starred).toBe(true);
    await page.press('s');
    await page.press('b');
    await untilPressed(page, title(4), 'Queue');
    await untilPressed(page, title(4), 'Star', false);
    await page.press('b');
    await untilPressed(page, title(4), 'Queue', false);
  });

  it('filters by words while they are typed, says so, and lets go', async () => {
    await page.press('/');
    await find(page, { role: 'searchbox' });
    for (const letter of 'part two') await page.press(letter === ' ' ? 'Space' : letter);
    const expected = papers.map((paper) => paper.title).filter((text) => text.includes('part two'));
    await until(async () => (await inSight(page)).join() === expected.join(), 'only part two');
    await untilBar(page, new RegExp(`${50 - expected.length} .*filter`));
    await page.press('Escape');
    const fields = async () => (await findAll(page, { role: 'searchbox' })).length;
    await until(async () => (await fields()) === 0, 'the filter closed');
    await click(page, { role: 'button', name: 'Show all' });
    await until(async () => (await inSight(page)).length === 50, 'all again');
  });

  it('shows what was typed before the panel was there in its field', async () => {
    const other = await driver.open(dayUrl);
    await untilBar(other, /50 papers/);
    // The panel then takes its time.
    await driver.killWorker();
    for (const letter of '/part') await other.press(letter);
    await untilBar(other, /left out by your filter/);
    await until(async () => (await textOf(other, { role: 'searchbox' })) === 'part', 'the words');
    await other.close();
  });

  it('sorts without moving the page’s nodes, and keys follow what is seen', async () => {
    const nodes = `[...document.querySelectorAll('article h3')].map((heading) => heading.textContent).join()`;
    const before = await page.evaluate(nodes);
    await page.press('/');
    const box = await (await find(page, { role: 'combobox', name: 'Sort by' })).box();
    expect(box?.width).toBeGreaterThan(0);
    await page.press('Tab');
    await page.press('Tab');
    await page.press('Tab');
    await page.press('c');
    await until(
      async () => (await inSight(page)).join() === sortedBy('comments').join(),
      'the most discussed first',
    );
    expect(await page.evaluate(nodes)).toBe(before);
    await page.press('Escape');
    await page.press('Escape');
    await page.evaluate('scrollTo(0, 0)');
    await page.press('j');
    await untilBar(page, new RegExp(`1 of 50: ${sortedBy('comments')[0]?.slice(0, 12)}`));
    await click(page, { role: 'button', name: 'Listing order' });
    await until(
      async () => (await inSight(page)).join() === papers.map((p) => p.title).join(),
      'the listing’s order',
    );
  });

  it('marks those above an entry read, and no other', async () => {
    const within = { role: 'group', name: title(6) };
    await click(page, { role: 'button', name: 'More', within });
    await click(page, { role: 'button', name: 'Mark all above as read', within });
    await untilBar(page, /6 read/);
    await untilMarked(page, {
      ...Object.fromEntries([0, 1, 2, 4, 5].map((n) => [title(n), ['Read'] as const])),
      [title(3)]: ['Read', 'Star'],
      [title(6)]: [],
    });
    await page.press('z');
    await untilBar(page, /1 read · 1 queued/);
  });

  it('shows its keys', async () => {
    await page.press('?');
    await find(page, { role: 'dialog', name: 'Keys on this page' });
    await page.press('Escape');
    await until(async () => (await findAll(page, { role: 'dialog' })).length === 0, 'no help');
  });

  it('opens the current entry, which is opened then and not read', async () => {
    await page.evaluate('scrollTo(0, 0)');
    await page.press('Escape');
    await page.press('j');
    await untilBar(page, /1 of 50/);
    await page.press('Enter');
    await until(
      () =>
        page.evaluate(`document.title.startsWith('Paper ') && document.readyState === 'complete'`),
      'the paper',
    );
    await page.back();
    await untilBar(page, /1 read/);
    expect((await groups(page)).length).toBe(50);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import {
  barText,
  groupsAndNew,
  newTitles,
  press,
  untilBadge,
  untilBar,
  untilMarked,
} from './listing.ts';
import { dayUrl, serveSome, somePapers, title } from './pages.ts';

const count = somePapers.length;
const titles = somePapers.map((paper) => paper.title);

describe('the main path', () => {
  const profile = newProfile();
  const marks = {
    [title(0)]: ['Read'],
    [title(1)]: ['Queue'],
    [title(2)]: ['Queue'],
    [title(3)]: ['Star'],
  } as const;
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveSome);
    page = await driver.open(dayUrl);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('puts one group of controls on each entry, all new at the first visit', async () => {
    await untilBar(page, new RegExp(`${count} papers · \\d+ new · 0 read · 0 queued`));
    const all = await groupsAndNew(page);
    expect(all.groups.toSorted()).toEqual(titles.toSorted());
    expect(all.fresh.toSorted()).toEqual(titles.toSorted());
  });

  it('counts fall as entries are seen, in the bar and on the badge, while the signs stay', async () => {
    const text = await untilBar(page, new RegExp(`· (?!${count} )\\d+ new`));
    const unseen = / (\d+) new/.exec(text)?.[1] ?? '';
    expect(Number(unseen)).toBeGreaterThan(0);
    await untilBadge(page, unseen);
    expect(await newTitles(page)).toHaveLength(count);
  });

  it('marks with one click each, and shows it at once', async () => {
    await press(page, title(0), 'Read');
    await press(page, title(1), 'Queue');
    await press(page, title(2), 'Queue');
    await press(page, title(3), 'Star');
    await untilMarked(page, marks);
    await untilBar(page, /1 read · 2 queued/);
  });

  it('keeps the marks over a reload, and the New signs for the visit', async () => {
    await page.reload();
    await untilMarked(page, marks);
    expect(await newTitles(page)).toHaveLength(count);
  });

  it('tells a second tab within a second', async () => {
    const second = await driver.open('https://huggingface.co/papers');
    await untilMarked(second, marks);
    await press(second, title(4), 'Star');
    await untilMarked(second, { ...marks, [title(4)]: ['Star'] });
    await page.front();
    await untilMarked(page, { ...marks, [title(4)]: ['Star'] });
    await second.close();
  });

  it('undoes a bulk action as one step', async () => {
    await click(page, { role: 'button', name: /^Mark these \d+ read$/ });
    await untilBar(page, new RegExp(`${count} read · 0 queued`));
    await click(page, { role: 'button', name: 'Undo' });
    await untilBar(page, /1 read · 2 queued/);
  });

  it('keeps the box of a hidden entry, and takes the hiding back', async () => {
    await press(page, title(5), 'Hide');
    await untilBar(page, /1 hidden/);
    const within = { role: 'group', name: title(5) };
    await find(page, { role: 'StaticText', name: /– hidden$/, within });
    await click(page, { role: 'button', name: 'Undo', within });
    await untilMarked(page, { [title(5)]: [] });
    await until(async () => !/\d hidden/.test(await barText(page)), 'nothing hidden');
  });

  it('has the queue in the popup, in order, at once', async () => {
    await press(page, title(6), 'Queue');
    const popup = await driver.popup();
    const queue = { role: 'list', name: 'Queue' };
    await until(async () => {
      const links = await findAll(popup, { role: 'link', within: queue });
      return links.map(({ name }) => name).join() === [1, 2, 6].map(title).join();
    }, 'three papers in the queue');
    await popup.close();
  });

  it('loses nothing when the worker dies between any two steps', async () => {
    await page.front();
    await driver.killWorker();
    await press(page, title(7), 'Star');
    await driver.killWorker();
    await untilMarked(page, { [title(7)]: ['Star'] });
    await press(page, title(8), 'Star');
    await page.reload();
    await untilMarked(page, { [title(7)]: ['Star'], [title(8)]: ['Star'] });
  });

  it('requested nothing but the page', () => {
    // What our worker asks a minute after the installation is no page's.
    const strange = driver.unserved.filter(
      (url) => !url.endsWith('/favicon.ico') && !url.includes('/api/daily_papers?'),
    );
    expect(strange).toEqual([]);
  });
});

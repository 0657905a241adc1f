import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBadgeIsBar, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth } from './long-run.ts';

const folder = resolve(import.meta.dirname, '..');
const page = (name: string) => {
  const html = readFileSync(resolve(folder, `pages/sites/arxiv/${name}.html`), 'utf8');
  const { papers } = JSON.parse(
    readFileSync(resolve(folder, `expected/arxiv/${name}.json`), 'utf8'),
  );
  const titles: string[] = papers.map(({ title }: { title: string }) => title);
  return { html, titles, url: /^<!-- (\S+) -->/.exec(html)?.[1] ?? '' };
};
const views = {
  new: page('new'),
  search: page('search'),
  paper: page('paper'),
  html: page('paper-html'),
};
const { titles } = views.new;
const title = (n: number) => titles[n] ?? '';

/** What of the site's own links and buttons our controls lie over. */
const covered = `[...document.querySelectorAll(':is(a, button):not([data-offprint])')].flatMap((element) => {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  return [...element.getClientRects()].flatMap(({ x, y, width, height }) => {
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    return top?.closest('[data-offprint]:not([data-offprint=bar])') ? [element.outerHTML.slice(0, 80)] : [];
  });
})`;

describe('arXiv', () => {
  const profile = newProfile();
  let driver: Driver;
  let later = false;
  let listing: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const found = Object.values(views).find((view) => view.url === url.href);
      if (!found) return undefined;
      // Two papers that were not there before, in place of the first two.
      const newcomers = /2611\.1000([12])/g;
      return { body: later ? found.html.replace(newcomers, '2611.2000$1') : found.html };
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('has one group per entry, new submissions, cross-lists and replacements alike', async () => {
    listing = await driver.open(views.new.url);
    await untilBar(listing, new RegExp(`${titles.length} papers`));
    expect((await groups(listing)).toSorted()).toEqual(titles.toSorted());
    await untilBadgeIsBar(listing);
  });

  const liesOver = async (tab: Page) => {
    for (const width of [1280, 420]) {
      await tab.setViewport(width, 900);
      await until(async () => (await groups(tab)).length > 0, 'controls');
      expect(await tab.evaluate(covered), `${width} px`).toEqual([]);
    }
  };
  it('lies over none of the site’s own links, wide or narrow', async () => {
    await liesOver(listing);
    await listing.setViewport(1280, 900);
  });

  alikeInBoth('the same of views that have fewer entries, or one', () => {
    it.each(['search', 'paper', 'html'] as const)('%s: lies over none, too', async (name) => {
      const tab = await driver.open(views[name].url);
      await liesOver(tab);
      await tab.close();
    });
  });

  alikeInBoth(
    'which elements get a look, and where the line stands; that looks are seen is in `entry-looks` and `print`',
    () => {
      it('dims, hides and filters both halves of an entry together', async () => {
        const tab = listing;
        await tab.front();
        const halves = (look: string) =>
          tab.evaluate(
            `[...document.querySelectorAll('[data-offprint-look=${look}]')].map(({ localName }) => localName).join()`,
          );
        await press(tab, title(0), 'Read');
        await until(async () => (await halves('dimmed')) === 'dt,dd', 'a dimmed pair');
        await press(tab, title(1), 'Hide');
        await until(async () => (await halves('boxed')) === 'dt,dd', 'a boxed pair');
        await press(tab, title(1), 'Hide');
        await press(tab, title(0), 'Read');
        await untilPressed(tab, title(0), 'Read', false);
      });

      it('draws the line between what is new and what was there before, where the order allows it', async () => {
        await click(listing, { role: 'button', name: /^Mark these \d+ read$/ });
        await untilBar(listing, new RegExp(`· 0 new · ${titles.length} read`));
        await listing.close();
        later = true;
        const tab = await driver.open(views.new.url);
        await untilBar(tab, new RegExp(`${titles.length} papers`));
        const line = { role: 'StaticText', name: 'New since you last looked · 2' };
        await find(tab, line);
        const all = await findAll(tab, line);
        expect(all).toHaveLength(1);
        const within = { role: 'group', name: title(2) };
        expect(await findAll(tab, { ...line, within })).toHaveLength(1);
        await tab.close();
      });
    },
  );
});

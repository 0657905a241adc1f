import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, textOf, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { isLongRun } from './long-run.ts';

const html = readFileSync(resolve(import.meta.dirname, '../pages/sites/arxiv/new.html'), 'utf8');
const url = /^<!-- (\S+) -->/.exec(html)?.[1] ?? '';
const lanterns = 'Lanterns for Long Documents: Reading in Two Passes';
const proverbs = 'A Corpus of Invented Proverbs in Nine Languages';
const glossaries = 'Glossaries Grow like Trees';
const rankings = 'Rankings that Explain Their Own Ties';

const papers = { role: 'list', name: 'Papers' };

describe('the library page', () => {
  const profile = newProfile();
  let driver: Driver;
  let listing: Page;
  let library: Page;
  const start = () =>
    launch(
      profile.path,
      ({ href }) => (href === url ? { body: html } : undefined),
      isLongRun ? { needsProfile: true } : {},
    );

  beforeAll(async () => {
    driver = await start();
    listing = await driver.open(url);
    await untilBar(listing, /papers/);
    for (const title of [lanterns, proverbs, glossaries]) await press(listing, title, 'Star');
    await until(async () => {
      const stars = await findAll(listing, { role: 'button', name: 'Star' });
      return stars.filter(({ pressed }) => pressed).length === 3;
    }, 'three papers starred');
    library = await driver.extensionPage('library.html');
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const listed = async () =>
    (await findAll(library, { role: 'link', within: papers })).map(({ name }) => name);
  const untilListed = (...titles: readonly string[]) => {
    let last: string[] = [];
    return until(
      async () => {
        last = await listed();
        return last.toSorted().join('|') === titles.toSorted().join('|');
      },
      () => `“${titles.join('”, “')}” (there is “${last.join('”, “')}”)`,
    );
  };
  const untilText = (words: RegExp) =>
    until(
      async () => words.test(await library.evaluate<string>('document.body.innerText')),
      String(words),
    );
  const type = async (text: string) => {
    await library.press('/');
    for (const letter of text) await library.press(letter);
  };

  it('lists what was starred on a listing', async () => {
    await untilListed(lanterns, proverbs, glossaries);
    await until(async () => /3 papers/.test(await textOf(library, { role: 'status' })), '3 papers');
    await find(library, { role: 'searchbox', name: 'Search' });
    await find(library, { role: 'region', name: 'Details' });
  });

  it('finds one by half an author’s name, without its accent, and tells all of it', async () => {
    await type('luc');
    await untilListed(lanterns);
    const details = { role: 'region', name: 'Details' };
    await find(library, { role: 'link', name: 'PDF', within: details });
    await until(async () => (await textOf(library, details)).includes('Ines Okoro'), 'authors');
    await library.press('Escape');
    await untilListed(lanterns, proverbs, glossaries);
    await library.press('Escape');
  });

  it('says what it can’t read, and what to loosen', async () => {
    await type('is:funny');
    await untilText(/Not understood, so searched as plain words: is:funny/);
    await library.press('Escape');
    await library.press('Escape');
    await type('lant xyz');
    await untilText(/No paper matches/);
    await click(library, { role: 'button', name: /^Without “xyz…”/ });
    await untilListed(lanterns);
    await click(library, { role: 'button', name: /^Remove: lant/ });
    await untilListed(lanterns, proverbs, glossaries);
  });

  it('keeps a row in its place that was just unmarked, and takes that back', async () => {
    await press(library, proverbs, 'Star');
    await untilText(/No marks any more/);
    await untilListed(lanterns, proverbs, glossaries);
    await click(library, { role: 'button', name: 'Undo' });
    await untilPressed(library, proverbs, 'Star');
    await listing.front();
    await untilPressed(listing, proverbs, 'Star');
    await library.front();
  });

  it('marks many at once as one action', async () => {
    const untilQueued = (queued: boolean) =>
      until(
        async () => {
          const buttons = await findAll(library, { role: 'button', name: 'Queue', within: papers });
          return buttons.length === 3 && buttons.every(({ pressed }) => pressed === queued);
        },
        `three papers ${queued ? '' : 'not '}queued`,
      );
    await library.evaluate('document.querySelector("[data-current=true] .title").focus()');
    await library.press('x');
    await click(library, { role: 'button', name: 'Select all 3' });
    const bar = { role: 'toolbar', name: 'Selected papers' };
    await click(library, { role: 'button', name: 'Queue', within: bar });
    await untilQueued(true);
    await listing.front();
    await untilBar(listing, /3 queued/);
    await library.front();
    await click(library, { role: 'button', name: 'Undo' });
    await untilQueued(false);
    await library.press('Escape');
  });

  it('shows what another tab marked when it comes to the front', async () => {
    await listing.front();
    await press(listing, rankings, 'Queue');
    await untilPressed(listing, rankings, 'Queue');
    await library.front();
    // A page that was out of sight searches again; one in sight stands still, and says that there is more.
    await until(async () => {
      const [show] = await findAll(library, { role: 'button', name: 'Show' });
      return show !== undefined || (await listed()).includes(rankings);
    }, 'the paper, or that there is one more');
    if (!(await listed()).includes(rankings)) {
      await untilText(/1 more since you searched/);
      await click(library, { role: 'button', name: 'Show' });
    }
    await untilListed(lanterns, proverbs, glossaries, rankings);
  });

  it('is searched from the popup, which leads to it', async () => {
    const popup = await driver.popup();
    await find(popup, { role: 'button', name: 'Search' });
    await popup.press('/');
    await find(popup, { role: 'searchbox', name: 'Search' });
    for (const letter of 'glossar') await popup.press(letter);
    await find(popup, { role: 'link', name: glossaries, within: papers });
    await click(popup, { role: 'button', name: 'All in the library' });
    await until(
      () =>
        driver.ask<boolean>(`(async () => {
          const tabs = await chrome.tabs.query({});
          const own = tabs.find(({ url }) => url?.endsWith('/library.html#q=glossar'));
          if (own) await chrome.tabs.remove(own.id);
          return own !== undefined;
        })()`),
      'the library with the query',
    );
    await popup.close();
    await library.front();
  });

  it('tags many, notes one, and finds them by both when it is opened again; all of it is undone', async () => {
    const write = async (text: string) => {
      for (const letter of text) await library.press(letter === ' ' ? 'Space' : letter);
    };
    const untilField = (selector: string) =>
      until(
        () =>
          library.evaluate<boolean>(
            `document.activeElement?.matches(${JSON.stringify(selector)}) && !document.activeElement.readOnly`,
          ),
        selector,
      );
    await library.evaluate('document.querySelector("[data-current=true] .title").focus()');
    await library.press('x');
    await click(library, { role: 'button', name: /^Select all/ });
    await click(library, { role: 'button', name: 'Tag', within: { role: 'toolbar' } });
    await untilField('.selection .add-tag');
    await write('to read');
    await library.press('Enter');
    await untilText(/Tagged 4 papers/);
    await click(library, { role: 'button', name: /^Clear/ });
    await type('lant');
    await untilListed(lanterns);
    await library.press('Enter');
    await library.press('e');
    await untilField('#details textarea');
    await write('quixotic');
    await untilText(/Kept/);
    // That tags and notes outlive a killed browser is in `own-words`, too.
    if (isLongRun) {
      await driver.kill();
      driver = await start();
    } else await library.close();
    library = await driver.extensionPage('library.html');
    await type('quix');
    await untilListed(lanterns);
    await library.press('Escape');
    await library.press('Escape');
    await click(library, { role: 'button', name: /^to read/ });
    await untilListed(lanterns, proverbs, glossaries, rankings);
    await library.press('z');
    await untilText(/Undone/);
    await library.press('z');
    await until(
      async () => (await findAll(library, { role: 'button', name: /^to read/ })).length === 0,
      'no tag any more',
    );
    await click(library, { role: 'button', name: /^Everything/ });
    await type('quix');
    await untilText(/No paper matches/);
    await library.press('Escape');
    await library.press('Escape');
    if (!isLongRun) return;
    listing = await driver.open(url);
    await untilBar(listing, /papers/);
    await library.front();
  });

  it('opens from the bar of a listing', async () => {
    await listing.front();
    const bar = { role: 'region', name: 'Offprint' };
    await click(listing, { role: 'button', name: 'Library', within: bar });
    await until(
      () =>
        driver.ask<boolean>(`(async () => {
          const tabs = await chrome.tabs.query({});
          const own = tabs.filter(({ url }) => url?.split('#')[0].endsWith('/library.html'));
          if (own.length > 1) await chrome.tabs.remove(Math.max(...own.map(({ id }) => id)));
          return own.length > 1;
        })()`),
      'a second tab with the library',
    );
    await library.front();
  });

  it('is all there after the worker died', async () => {
    await driver.killWorker();
    await library.reload();
    await untilListed(lanterns, proverbs, glossaries, rankings);
    expect(await listed()).toHaveLength(4);
  });
});

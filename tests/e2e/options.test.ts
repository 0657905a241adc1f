import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { untilBadge, untilBar } from './listing.ts';
import { dayUrl, serveSome } from './pages.ts';

const readOnOpen = { role: 'checkbox', name: 'Mark a paper read when I open it' };
const noBadge = { role: 'radio', name: 'Nothing' };
const keyOfNext = { role: 'button', name: /^Next paper: / };

const untilChecked = (page: Page, query: { role: string; name: string }, checked: boolean) =>
  until(
    async () => (await findAll(page, query))[0]?.checked === checked,
    `${query.name} ${checked ? 'on' : 'off'}`,
  );
const untilSaid = (page: Page, words: string) =>
  find(page, { role: 'StaticText', name: words, within: { role: 'status' } });
const untilKeyOfNext = (page: Page, name: string) =>
  until(async () => (await find(page, keyOfNext)).name === `Next paper: ${name}`, name);

describe('the options page', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  /** So tall that nothing scrolls: after a reload Firefox puts the scroll position back at a time of its own. */
  async function openOptions(): Promise<Page> {
    const opened = await driver.extensionPage('options.html');
    await opened.setViewport(1280, 2200);
    return opened;
  }

  beforeAll(async () => {
    driver = await launch(profile.path, serveSome);
    page = await openOptions();
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('keeps over a reload a change, a key that was pressed for a command, and two that were swapped', async () => {
    await untilChecked(page, readOnOpen, false);
    await click(page, readOnOpen);
    await untilSaid(page, 'Saved');
    await click(page, keyOfNext);
    await untilKeyOfNext(page, 'press a key…');
    await page.press('w');
    await untilKeyOfNext(page, 'w');
    await click(page, keyOfNext);
    await page.press('k');
    await find(page, { role: 'button', name: 'Swap the two keys' });
    await untilKeyOfNext(page, 'w');
    await page.press('Enter');
    await untilKeyOfNext(page, 'k');
    await page.reload();
    await untilKeyOfNext(page, 'k');
    await find(page, { role: 'button', name: 'Previous paper: w' });
    await untilChecked(page, readOnOpen, true);
  });

  it('stays in step with a second tab, and takes its own last change back', async () => {
    const second = await openOptions();
    await untilChecked(second, readOnOpen, true);
    await click(second, readOnOpen);
    await untilSaid(second, 'Saved');
    await page.front();
    await untilChecked(page, readOnOpen, false);
    await second.front();
    await click(second, { role: 'button', name: 'Undo' });
    await untilSaid(second, 'Undone');
    await second.close();
    await page.front();
    await untilChecked(page, readOnOpen, true);
  });

  it('takes the number off the badge of an open listing at once, not the tooltip', async () => {
    const listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
    await until(async () => /^\d+$/.test((await listing.badge()).text), 'a number on the badge');
    await page.front();
    await click(page, noBadge);
    await untilBadge(listing, '');
    expect((await listing.badge()).title).toMatch(/^\d+ new papers on this listing$/);
    await listing.close();
  });

  it('is reached from the popup', async () => {
    await page.close();
    const popup = await driver.popup();
    // Its footer stands below what the popup loads.
    await find(popup, { role: 'heading', name: 'Nothing queued' });
    await click(popup, { role: 'button', name: 'Settings' });
    const pages = 'chrome.extension.getViews().map(({ location }) => location.pathname)';
    await until(
      async () => (await driver.ask<string[]>(pages)).includes('/options.html'),
      'the options page',
    );
  });
});

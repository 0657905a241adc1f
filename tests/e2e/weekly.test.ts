import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { untilBar, untilMarked } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const weeklyFile = { role: 'checkbox', name: 'Save a file every week' };

interface Download {
  readonly filename: string;
  readonly state: string;
  readonly startTime: string;
}

describe('the weekly file', () => {
  const profile = newProfile();
  let driver: Driver;
  let listing: Page;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew, { granted: ['downloads'] });
    listing = await driver.open(dayUrl);
    await untilBar(listing, /new/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const star = async (n: number) => {
    await listing.front();
    for (const key of ['j', 's']) await listing.press(key);
    await untilMarked(listing, { [title(n)]: ['Star'] });
    await untilFiled(driver);
  };
  // The browser may still know of an earlier test's.
  const from = new Date().toISOString();
  const downloads = async () =>
    (await driver.ask<Download[]>(`chrome.downloads.search({ startedAfter: '${from}' })`))
      .filter(({ state }) => state === 'complete')
      .toSorted((a, b) => a.startTime.localeCompare(b.startTime));
  const starred = ({ filename }: Download): number => {
    const file = JSON.parse(gunzipSync(readFileSync(filename)).toString('utf8'));
    expect(file.format).toBe('offprint-library');
    return file.papers.filter(
      ({ marks }: { marks: { starred?: { value: boolean } } }) => marks.starred?.value,
    ).length;
  };

  it('is saved by the click that switches it on', async () => {
    await star(0);
    page = await driver.extensionPage('options.html#data');
    await page.setViewport(1280, 3600);
    await click(page, weeklyFile);
    await find(page, { role: 'list', name: 'Weekly files' });
    const [first] = await until(async () => {
      const done = await downloads();
      return done.length === 1 && done;
    }, 'a file');
    expect(first && starred(first)).toBe(1);
    expect((await findAll(page, weeklyFile))[0]?.checked).toBe(true);
  });

  it('is saved by the worker a week later, once, out of its sleep', async () => {
    await star(1);
    await star(2);
    // A week passes.
    await driver.ask(`(async () => {
      const { 'backup:weekly': weekly } = await chrome.storage.local.get('backup:weekly');
      for (const file of weekly.files) file.time -= 8 * 24 * 3600 * 1000;
      await chrome.storage.local.set({ 'backup:weekly': weekly });
    })()`);
    await driver.killWorker();
    const ring = `chrome.alarms.create('weekly file', { when: Date.now() })`;
    await driver.ask(ring);
    const two = await until(async () => {
      const done = await downloads();
      return done.length === 2 && done;
    }, 'the second file');
    expect(two.map(starred)).toEqual([1, 3]);
    const files = async () => {
      const { 'backup:weekly': weekly } = (await driver.storage()) as {
        'backup:weekly': { files: { name: string }[] };
      };
      return weekly.files.map(({ name }) => name);
    };
    await until(async () => (await files()).length === 2, 'two files remembered');
    expect(await files()).toEqual(['Offprint/weekly-2.json.gz', 'Offprint/weekly-1.json.gz']);
  });

  it('case 9: has its alarm again where the browser forgot it', async () => {
    const alarms = () =>
      driver.ask<string[]>('chrome.alarms.getAll().then((all) => all.map(({ name }) => name))');
    await driver.ask('chrome.alarms.clearAll()');
    expect(await alarms()).toEqual([]);
    await driver.killWorker();
    // Anything that wakes the worker will do.
    await star(3);
    await until(async () => (await alarms()).includes('weekly file'), 'the alarm');
  });
});

describe('case 12: access that the user took away', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('is said in the popup and by the self-test, with a way to allow it; and no more once it is back', async () => {
    const allow = { role: 'button', name: 'Allow access' };
    const has = () =>
      driver.ask<boolean>(`chrome.permissions.contains({ origins: ['https://huggingface.co/*'] })`);
    // Firefox gives it after the extension has started.
    await until(has, 'access');
    await driver.allowHosts(false);
    await until(async () => !(await has()), 'no access');
    const popup = await driver.popup();
    await find(popup, allow);
    const page = await driver.extensionPage('options.html#diagnosis');
    await page.setViewport(1280, 3600);
    const run = { role: 'button', name: 'Run self-test' };
    const untilSaid = (words: string) =>
      until(
        () =>
          page.evaluate<boolean>(
            `document.querySelector('.checks').textContent.includes('${words}')`,
          ),
        `“${words}” in the results`,
      );
    await click(page, run);
    await untilSaid('Allow access');
    await driver.allowHosts(true);
    await page.front();
    await click(page, run);
    await untilSaid('Offprint can run on the pages of all its sites');
    await popup.front();
    await popup.reload();
    await find(popup, { role: 'heading', name: 'Nothing queued' });
    expect(await findAll(popup, allow)).toEqual([]);
  });
});

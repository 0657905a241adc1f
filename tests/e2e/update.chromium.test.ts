import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { find, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveDemo, title, titles } from './pages.ts';

describe('an extension that is updated under an open page', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('case 7: takes the page over: one set of controls, and marks are stored', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await untilPressed(page, title(0), 'Star');
    await page.evaluate(`(() => {
      window.old = document.querySelector('article > [data-offprint]');
      window.complaints = [];
      addEventListener('error', ({ message }) => complaints.push(message));
    })()`);
    await driver.reloadExtension();
    await page.front();
    await until(async () => page.evaluate('!old.isConnected'), 'the old controls gone');
    await until(async () => (await groups(page)).length === titles.length, 'new controls');
    await untilPressed(page, title(0), 'Star');
    await press(page, title(1), 'Star');
    await untilPressed(page, title(1), 'Star');
    await page.reload();
    await untilPressed(page, title(1), 'Star');
    expect(await page.evaluate('window.complaints ?? []')).toEqual([]);
  });

  it('case 7: takes it over with whatever start of the worker comes next, where none did so (faults, seeds 10001 and 20010)', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await page.evaluate(`window.old = document.querySelector('article > [data-offprint]')`);
    // The state that a worker killed over an update leaves: no event announces the update again.
    await driver.disableExtension();
    await driver.enableExtension();
    await driver.ask(`chrome.alarms.create('wakes', { when: Date.now() })`);
    await page.front();
    await until(async () => page.evaluate('!old.isConnected'), 'the old controls gone');
    await until(async () => (await groups(page)).length === titles.length, 'new controls');
    await press(page, title(2), 'Star');
    await untilPressed(page, title(2), 'Star');
    await page.reload();
    await untilPressed(page, title(2), 'Star');
  });

  it('case 13: twice: one set of controls, no page of its own opened, nothing migrated', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    const tabs = () => driver.ask<number>('chrome.tabs.query({}).then((tabs) => tabs.length)');
    const version = () =>
      driver.ask<number>(
        `indexedDB.databases().then((all) => all.find(({ name }) => name === 'offprint').version)`,
      );
    const before = [await tabs(), await version()];
    for (const _ of [1, 2]) {
      await page.evaluate(`window.old = document.querySelector('article > [data-offprint]')`);
      await driver.reloadExtension();
      await page.front();
      await until(async () => page.evaluate('!old.isConnected'), 'the old controls gone');
      await until(async () => (await groups(page)).length === titles.length, 'new controls');
    }
    expect([await tabs(), await version()]).toEqual(before);
  });

  it('case 8: switched off, says in words that a click was not stored, and is gone when the user comes back', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await page.evaluate(`(() => {
      window.complaints = [];
      addEventListener('error', ({ message }) => complaints.push(message));
    })()`);
    await driver.disableExtension();
    await page.front();
    await press(page, title(5), 'Queue');
    const words = /Offprint was updated\. This click wasn't saved: reload the page/;
    await find(page, {
      role: 'StaticText',
      name: words,
      within: { role: 'group', name: title(5) },
    });
    await untilPressed(page, title(5), 'Queue', false);
    // A user who comes back to the page finds it without our changes. Driven pages are never hidden, so we dispatch the event.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange')) && 0`);
    await until(async () => (await groups(page)).length === 0, 'no controls');
    const left = '[...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames())';
    const ours = (await page.evaluate<string[]>(left)).filter((name) => name.includes('offprint'));
    expect(ours).toEqual([]);
    expect(await page.evaluate('window.complaints')).toEqual([]);
  });
});

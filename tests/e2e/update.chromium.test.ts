import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { find, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilMarked } from './listing.ts';
import { dayUrl, fewPapers, serveFew, title } from './pages.ts';

/** Each goes on with the page of the one before: an update takes over every page that is open. */
describe('an extension that is updated under an open page', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await untilMarked(page, { [title(0)]: ['Star'] });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** Notes the controls that there are, and what the page's scripts fail of. */
  const remember = () =>
    page.evaluate(`(() => {
      window.old = document.querySelector('article > [data-offprint]');
      window.complaints = [];
      addEventListener('error', ({ message }) => complaints.push(message));
    })()`);
  const complaints = () => page.evaluate('window.complaints');
  /** Waits until the page has other controls than those, and as many. */
  async function untilTakenOver(): Promise<void> {
    await page.front();
    await until(async () => page.evaluate('!old.isConnected'), 'the old controls gone');
    await until(async () => (await groups(page)).length === fewPapers.length, 'new controls');
  }

  it('case 7: takes the page over: one set of controls, and marks are stored', async () => {
    await remember();
    await driver.reloadExtension();
    await untilTakenOver();
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: [] });
    await press(page, title(1), 'Star');
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: ['Star'] });
    expect(await complaints()).toEqual([]);
    await page.reload();
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: ['Star'] });
  });

  it('case 7: takes it over with whatever start of the worker comes next, where none did so (faults, seeds 10001 and 20010)', async () => {
    await remember();
    // The state that a worker killed over an update leaves: no event announces the update again.
    await driver.disableExtension();
    await driver.enableExtension();
    await driver.ask(`chrome.alarms.create('wakes', { when: Date.now() })`);
    await untilTakenOver();
    await press(page, title(2), 'Star');
    await untilMarked(page, { [title(1)]: ['Star'], [title(2)]: ['Star'] });
    expect(await complaints()).toEqual([]);
    await page.reload();
    await untilMarked(page, { [title(1)]: ['Star'], [title(2)]: ['Star'] });
  });

  it('case 13: twice: one set of controls, no page of its own opened, nothing migrated', async () => {
    const tabs = () => driver.ask<number>('chrome.tabs.query({}).then((tabs) => tabs.length)');
    const version = () =>
      driver.ask<number>(
        `indexedDB.databases().then((all) => all.find(({ name }) => name === 'offprint').version)`,
      );
    const before = [await tabs(), await version()];
    for (const _ of [1, 2]) {
      await remember();
      await driver.reloadExtension();
      await untilTakenOver();
    }
    expect([await tabs(), await version()]).toEqual(before);
  });

  it('case 8: switched off, says in words that a click was not stored, and is gone when the user comes back', async () => {
    await remember();
    await driver.disableExtension();
    await page.front();
    await press(page, title(5), 'Queue');
    const words = /Offprint was updated\. This click wasn't saved: reload the page/;
    await find(page, {
      role: 'StaticText',
      name: words,
      within: { role: 'group', name: title(5) },
    });
    await untilMarked(page, { [title(5)]: [] });
    // A user who comes back to the page finds it without our changes. Driven pages are never hidden, so we dispatch the event.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange')) && 0`);
    await until(async () => (await groups(page)).length === 0, 'no controls');
    const left = '[...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames())';
    const ours = (await page.evaluate<string[]>(left)).filter((name) => name.includes('offprint'));
    expect(ours).toEqual([]);
    expect(await complaints()).toEqual([]);
  });
});

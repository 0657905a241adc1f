import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { isWaiting, untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBadgeIsBar, untilBar, untilMarked } from './listing.ts';
import { dayUrl, serveSome, title } from './pages.ts';

/** How often each deadly act is done; the long run does 200. */
const times = Number(process.env['OFFPRINT_TIMES'] ?? 1);

/** How many actions by hand the library holds. */
const storedActions = (driver: Driver) =>
  driver.ask<number>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('offprint');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('actions').objectStore('actions').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  })`);

/** Each goes on in the profile of the one before: to start a browser takes longest. */
describe('nothing is lost', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveSome, { needsProfile: true });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('case 9, case 10: when the browser is killed: what was filed, and what waited in the journal; the badge is right', async () => {
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await press(page, title(1), 'Queue');
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: ['Queue'] });
    await untilFiled(driver);
    await untilBadgeIsBar(page);
    const before = await storedActions(driver);
    await driver.killWorker();
    await press(page, title(2), 'Queue');
    // Written down, and perhaps filed by now.
    await until(async () => (await isWaiting(driver)) || (await storedActions(driver)) > before);
    await driver.kill();

    driver = await launch(profile.path, serveSome, { needsProfile: true });
    page = await driver.open(dayUrl);
    await untilMarked(page, {
      [title(0)]: ['Star'],
      [title(1)]: ['Queue'],
      [title(2)]: ['Queue'],
    });
    await untilBadgeIsBar(page);
    expect((await storedActions(driver)) - before).toBe(1);
    // Undo outlives the browser.
    const popup = await driver.popup();
    const untilQueued = (...titles: readonly string[]) =>
      until(async () => {
        const within = { role: 'list', name: 'Queue' };
        const links = await findAll(popup, { role: 'link', within });
        return links.map(({ name }) => name).join() === titles.join();
      }, `a queue of ${titles.length}`);
    await untilQueued(title(1), title(2));
    await popup.press('z');
    await untilQueued(title(1));
    await untilFiled(driver);
    await popup.close();
    await page.front();
  });

  it(`case 2: when the worker sleeps and the popup closes at once after an act (${times} times)`, async () => {
    const before = await storedActions(driver);
    await press(page, title(5), 'Queue');
    await untilBar(page, /2 queued/);
    const within = { role: 'listitem', name: title(5) };
    for (let n = 0; n < times; n++) {
      const popup = await driver.popup();
      await find(popup, { role: 'button', name: 'Star', within });
      await driver.killWorker();
      await click(popup, { role: 'button', name: 'Star', within });
      await popup.close();
    }
    await page.front();
    await page.reload();
    await untilMarked(page, { [title(5)]: times % 2 === 1 ? ['Queue', 'Star'] : ['Queue'] });
    expect((await storedActions(driver)) - before).toBe(times + 1);
  });

  it(`case 1: when the worker sleeps and a click is followed by a navigation at once (${times} times)`, async () => {
    const before = await storedActions(driver);
    for (let n = 0; n < times; n++) {
      await untilBar(page, /papers/);
      await driver.killWorker();
      await press(page, title(n % 8), 'Star');
      await page.goto(`https://huggingface.co/papers/date/2026-11-${n % 2 === 0 ? '20' : '23'}`);
    }
    await untilBar(page, /papers/);
    expect((await storedActions(driver)) - before).toBe(times);
  });
});

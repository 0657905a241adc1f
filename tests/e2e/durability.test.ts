import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { isWaiting, untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBadgeIsBar, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveDemo, title } from './pages.ts';

/** How often each deadly act is done; the long run does 200. */
const times = Number(process.env['OFFPRINT_TIMES'] ?? 3);

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

  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo, { needsProfile: true });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('case 10: when the browser is killed once a mark is filed', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await press(page, title(1), 'Queue');
    await untilPressed(page, title(1), 'Queue');
    await untilFiled(driver);
    await driver.kill();

    driver = await launch(profile.path, serveDemo, { needsProfile: true });
    const again = await driver.open(dayUrl);
    await untilPressed(again, title(0), 'Star');
    await untilPressed(again, title(1), 'Queue');
    // Undo outlives the browser.
    const popup = await driver.popup();
    const queue = { role: 'list', name: 'Queue' };
    await until(
      async () => (await findAll(popup, { role: 'link', within: queue })).length === 1,
      'the queue',
    );
    await popup.press('z');
    await until(
      async () => (await findAll(popup, { role: 'link', within: queue })).length === 0,
      'undone',
    );
    await untilFiled(driver);
    await popup.close();
    await again.close();
  });

  it('case 9: when the browser restarts: the badge is right, what waited in the journal is filed', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await untilBadgeIsBar(page);
    const before = await storedActions(driver);
    await driver.killWorker();
    await press(page, title(2), 'Star');
    // Written down, and perhaps filed by now. What is not yet is case 10.
    await until(async () => (await isWaiting(driver)) || (await storedActions(driver)) > before);
    await driver.kill();
    driver = await launch(profile.path, serveDemo, { needsProfile: true });
    const again = await driver.open(dayUrl);
    await untilPressed(again, title(2), 'Star');
    await untilBadgeIsBar(again);
    expect((await storedActions(driver)) - before).toBe(1);
    await again.close();
  });

  it(`case 2: when the worker sleeps and the popup closes at once after an act (${times} times)`, async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    const before = await storedActions(driver);
    await press(page, title(5), 'Queue');
    await untilBar(page, /1 queued/);
    const within = { role: 'list', name: 'Queue' };
    for (let n = 0; n < times; n++) {
      const popup = await driver.popup();
      await find(popup, { role: 'button', name: 'Star', within });
      await driver.killWorker();
      await click(popup, { role: 'button', name: 'Star', within });
      await popup.close();
    }
    await page.front();
    await page.reload();
    await untilPressed(page, title(5), 'Star', times % 2 === 1);
    expect((await storedActions(driver)) - before).toBe(times + 1);
    await page.close();
  });

  it(`case 1: when the worker sleeps and a click is followed by a navigation at once (${times} times)`, async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    const before = await storedActions(driver);
    for (let n = 0; n < times; n++) {
      await untilBar(page, /papers/);
      await driver.killWorker();
      await press(page, title(n % 31), 'Star');
      await page.goto(`https://huggingface.co/papers/date/2026-11-${n % 2 === 0 ? '20' : '23'}`);
    }
    await untilBar(page, /papers/);
    expect((await storedActions(driver)) - before).toBe(times);
  });
});

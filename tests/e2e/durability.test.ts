import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { click, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveDemo, title } from './pages.ts';

/** How often each deadly act is done; the long run does 200. */
const times = Number(process.env['OFFPRINT_TIMES'] ?? 5);

describe('nothing is lost', () => {
  let profile: ReturnType<typeof newProfile>;
  let driver: Driver;

  beforeEach(async () => {
    profile = newProfile();
    driver = await launch(profile.path, serveDemo);
  });
  afterEach(async () => {
    await driver.close();
    profile.remove();
  });

  it('when the browser is killed right after a mark', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await press(page, title(1), 'Queue');
    await untilPressed(page, title(1), 'Queue');
    await until(async () => {
      const keys = Object.keys(await driver.storage());
      return !keys.some((key) => key.startsWith('journal:'));
    }, 'the journal brought in');
    await driver.kill();

    driver = await launch(profile.path, serveDemo);
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
  });

  it(`when the worker sleeps and a click is followed by a navigation at once (${times} times)`, async () => {
    const page = await driver.open(dayUrl);
    for (let n = 0; n < times; n++) {
      await untilBar(page, /papers/);
      await driver.killWorker();
      await press(page, title(n % 31), n < 31 ? 'Star' : 'Read');
      await page.goto(`https://huggingface.co/papers/date/2026-11-${n % 2 === 0 ? '20' : '23'}`);
    }
    await untilBar(page, /papers/);
    for (let n = 0; n < Math.min(times, 31); n++) await untilPressed(page, title(n), 'Star');
  });

  it(`when the worker sleeps and the popup closes at once after an act (${times} times)`, async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    for (let n = 0; n < times; n++) await press(page, title(n % 31), 'Queue');
    await untilBar(page, new RegExp(`${times} queued`));
    const queue = { role: 'list', name: 'Queue' };
    for (let left = times; left > 0; left--) {
      const popup = await driver.popup();
      await until(
        async () => (await findAll(popup, { role: 'link', within: queue })).length === left,
        `${left} queued`,
      );
      await driver.killWorker();
      await click(popup, { role: 'button', name: 'Read', within: queue });
      await popup.close();
    }
    await page.front();
    await page.reload();
    await untilBar(page, new RegExp(`${times} read · 0 queued`));
    expect(await driver.storage()).not.toHaveProperty('damaged');
  });
});

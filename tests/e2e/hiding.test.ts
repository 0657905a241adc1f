import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveDemo, title } from './pages.ts';

describe('hiding, from one visit to the next', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('takes hidden entries below the screen out of the flow, and leaves a line', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(1), 'Hide');
    await press(page, title(25), 'Hide');
    await untilBar(page, /2 hidden/);
    await page.close();

    const next = await driver.open(dayUrl);
    await untilBar(next, /2 hidden/);
    const looks = `[...document.querySelectorAll('article')].map((entry) => entry.dataset.offprintLook ?? '')`;
    const shown = await next.evaluate<string[]>(looks);
    expect([shown[1], shown[25]]).toEqual(['boxed', 'away']);
    await click(next, { role: 'button', name: 'Show' });
    await until(async () => (await next.evaluate<string[]>(looks))[25] !== 'away', 'shown again');
    await next.evaluate(
      `(document.querySelectorAll('article')[25].scrollIntoView({ behavior: 'instant' }), 1)`,
    );
    await until(async () => (await next.evaluate<string[]>(looks))[25] === 'dimmed', 'dimmed');
    await press(next, title(25), 'Hide');
    await untilBar(next, /1 hidden/);
  });

  it('shows only new papers on demand, says so, and moves nothing while the filter is on', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Read');
    await press(page, title(2), 'Read');
    await untilBar(page, /2 read/);
    await click(page, { role: 'button', name: 'Hide read' });
    await untilBar(page, /2 left out by your filter/);
    await press(page, title(3), 'Read');
    await untilPressed(page, title(3), 'Read');
    await untilBar(page, /3 read/);
    expect(await untilBar(page, /left out/)).toContain('2 left out by your filter');
    await click(page, { role: 'button', name: 'Show all' });
    await untilPressed(page, title(0), 'Read');
  });
});

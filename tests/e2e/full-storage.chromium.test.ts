import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { isWaiting } from './journal.ts';
import { copyOfBuild, giveQuota, launch, newProfile } from './launch.ts';
import { press, untilBar, untilMarked, untilPressed } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';
import { mountSmallDisk } from './small-disk.ts';

describe('a storage that is full', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  it('case 14: by quota: says so, keeps the marks in the journal, reads on, and files them when there is room', async () => {
    const build = copyOfBuild();
    const profile = newProfile();
    giveQuota(build.path);
    ends.push(build.remove, profile.remove);
    const start = () =>
      launch(profile.path, serveFew, { extension: build.path, needsProfile: true });
    const before = await start();
    const earlier = await before.open(dayUrl);
    await untilBar(earlier, /papers/);
    await press(earlier, title(0), 'Star');
    await until(async () => !(await isWaiting(before)), 'the star filed');
    await before.close();

    // A browser trusts its measurement of the room for half a minute: this one has made none yet.
    const driver = await start();
    ends.push(driver.close);
    await driver.setQuota(1);
    const page = await driver.open(dayUrl);
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: [] });
    await press(page, title(1), 'Star');
    await untilBar(page, /storage is full\. Your marks are written down/);
    await untilMarked(page, { [title(0)]: ['Star'], [title(1)]: ['Star'] });
    expect(await isWaiting(driver)).toBe(true);
    await page.reload();
    await untilPressed(page, title(0), 'Star');

    await driver.setQuota();
    await page.front();
    await press(page, title(0), 'Queue');
    await until(async () => !(await isWaiting(driver)), 'all filed');
    await page.reload();
    await untilMarked(page, { [title(0)]: ['Queue', 'Star'], [title(1)]: ['Star'] });
  }, 180_000);

  it('case 15: by the disk (skipped where none can be mounted): loses nothing that it did not refuse in words, and goes on without a restart', async (test) => {
    const disk = mountSmallDisk(120);
    if (disk === undefined) return test.skip();
    ends.push(disk.remove);
    const profile = join(disk.path, 'profile');
    const driver = await launch(profile, serveFew, { needsProfile: true });
    ends.push(driver.close);
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    await press(page, title(0), 'Star');
    await until(async () => !(await isWaiting(driver)), 'the star filed');

    disk.fill();
    for (const n of [1, 2, 3]) await press(page, title(n), 'Star');

    disk.free();
    await page.front();
    await press(page, title(4), 'Star');
    await until(async () => !(await isWaiting(driver)), 'all filed');
    // Writes are answered in their order: by now the page knows of each what became of it.
    const refused = await refusedOn(page, [1, 2, 3]);
    await page.reload();
    const starsThere = (on: Page) =>
      untilMarked(
        on,
        Object.fromEntries(
          [0, 1, 2, 3, 4].map((n) => [title(n), refused.includes(n) ? [] : ['Star']]),
        ),
      );
    await starsThere(page);

    // What was stored behind a write that the disk refused has to outlive the browser, too.
    const isTorn = `chrome.storage.session.get().then((all) => 'storage torn' in all)`;
    await until(async () => !(await driver.ask<boolean>(isTorn)), 'the storage whole again');
    const shadow = await shadowOf(driver);
    await driver.close();
    const again = await launch(profile, serveFew, { needsProfile: true });
    ends.push(again.close);
    expect(await shadowOf(again)).toEqual(shadow);
    const later = await again.open(dayUrl);
    await starsThere(later);
  }, 180_000);
});

/** The library's copy in `storage.local`, as it is stored, but for how often it was written. */
const shadowOf = async (driver: Driver) =>
  Object.entries(await driver.storage()).filter(
    ([key]) => key.startsWith('shadow:') && key !== 'shadow:head',
  );

/** The papers for which the page says that it could not store the action. */
async function refusedOn(page: Page, papers: readonly number[]): Promise<number[]> {
  const refusals = (await page.tree()).filter(({ name }) => /^Not saved/.test(name));
  return papers.filter((n) =>
    refusals.some(({ ancestors }) => ancestors.some((up) => up.name === title(n))),
  );
}

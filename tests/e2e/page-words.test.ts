import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { find, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { untilBar } from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';

describe("the words of a page's script", () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const kept = async () =>
    Object.entries(await driver.storage()).filter(([key]) => key.startsWith('words:'));

  const keep = (words: unknown) =>
    until(async () => {
      const [[key] = []] = await kept();
      if (key === undefined) return false;
      await driver.ask(
        `${api}.storage.local.set(${JSON.stringify({ [key]: words })}).then(() => 0)`,
      );
      return true;
    }, 'the key of the words');

  it('are kept by the worker in one key', async () => {
    await until(async () => (await kept()).length === 1, 'the key of the words');
    const [[, words] = []] = await kept();
    expect(words).toMatchObject({ controlStar: 'Star', barPapers_other: '$1 papers' });
  });

  it('are taken from there', async () => {
    await keep({ controlStar: 'Favourite', barPapers_other: '$1 works' });
    page = await driver.open(dayUrl);
    await untilBar(page, /works/);
    const within = { role: 'group', name: title(0) };
    await find(page, { role: 'button', name: 'Favourite', within });
    await find(page, { role: 'button', name: 'Read', within });
  });

  alikeInBoth('what of the key is taken', () => {
    // Each other thing that it may hold is a case of the unit tests of the page's words.
    it('come from the browser if that key is damaged', async () => {
      await keep('controlStar');
      await page.reload();
      await untilBar(page, /papers/);
      await find(page, { role: 'button', name: 'Star', within: { role: 'group', name: title(0) } });
    });
  });

  it('are mended when the worker starts again', async () => {
    await keep('controlStar');
    await driver.killWorker();
    await page.reload();
    await until(async () => {
      const [[, words] = []] = await kept();
      return Object(words).controlStar === 'Star';
    }, 'the words mended');
  });
});

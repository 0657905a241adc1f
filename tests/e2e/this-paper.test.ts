import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilPressed } from './listing.ts';
import { dayUrl, serveFew } from './pages.ts';

const paperUrl = 'https://huggingface.co/papers/2603.00001';
const queue = { role: 'list', name: 'Queue' };

/** A popup that is a tab of its own looks at the tab that was in front before it. */
describe('this paper, in the popup', () => {
  const profile = newProfile();
  let driver: Driver;
  let popup: Page;
  let title: string;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) =>
      url.hostname === 'elsewhere.example' ? { body: '<title>Elsewhere</title>' } : serveFew(url),
    );
    await driver.open(paperUrl);
    popup = await driver.popup();
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const queued = async () =>
    (await findAll(popup, { role: 'link', within: queue })).map(({ name }) => name);

  it('has its title and its four toggles', async () => {
    title = (await find(popup, { role: 'group', name: /2603\.00001/ })).name;
    await find(popup, { role: 'heading', name: 'This paper' });
    const toggles = await findAll(popup, { role: 'button', within: { role: 'group' } });
    expect(toggles.map(({ name, pressed }) => [name, pressed])).toEqual(
      ['Read', 'Queue', 'Star', 'Hide'].map((name) => [name, false]),
    );
    const links = await findAll(popup, { role: 'link', within: { role: 'region' } });
    expect(links.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Abstract', 'PDF', 'HTML', 'Hugging Face', 'alphaXiv']),
    );
  });

  it('queues it with one click, and takes that back', async () => {
    await press(popup, title, 'Queue');
    await untilPressed(popup, title, 'Queue');
    await until(async () => (await queued()).join() === title, 'the paper in the queue');
    await click(popup, { role: 'button', name: 'Undo' });
    await untilPressed(popup, title, 'Queue', false);
    await until(async () => (await queued()).length === 0, 'an empty queue');
  });

  it('is worked by keys alone: focus is on the first toggle', async () => {
    // A new one, in which no script of ours runs before: a script of the driver's counts as the user's doing, and with
    // a group's whole name the driver would run one to scroll it near.
    await popup.close();
    popup = await driver.popup();
    await find(popup, { role: 'group', name: /2603\.00001/ });
    await popup.press('Tab');
    await popup.press('Tab');
    await popup.press('Enter');
    await untilPressed(popup, title, 'Star');
  });

  it('is known again the next time', async () => {
    await popup.close();
    popup = await driver.popup();
    await untilPressed(popup, title, 'Star');
  });

  it.each([
    ['a listing', dayUrl],
    ['a page that the extension may not read', 'https://elsewhere.example/'],
  ])('is not there over %s', async (_, url) => {
    const page = await driver.open(url);
    await popup.close();
    popup = await driver.popup();
    await find(popup, { role: 'heading', name: 'Nothing queued' });
    expect(await findAll(popup, { role: 'group' })).toEqual([]);
    await page.close();
  });

  it('has entries in the menus of the browser, and its shortcuts', async () => {
    const api = `(globalThis.browser ?? chrome)`;
    // Only an entry that is there can be updated.
    const ids = ['link', 'page'].flatMap((place) =>
      ['queued', 'read', 'starred'].map((mark) => `${place} ${mark}`),
    );
    await driver.ask(
      `Promise.all(${JSON.stringify(ids)}.map((id) => ${api}.contextMenus.update(id, {}))).then(() => null)`,
    );
    const all = await driver.ask<{ name: string; shortcut: string }[]>(`${api}.commands.getAll()`);
    expect(Object.fromEntries(all.map(({ name, shortcut }) => [name, shortcut]))).toEqual({
      _execute_action: 'Alt+Shift+O',
      'queue-paper': 'Alt+Shift+Q',
      'read-paper': 'Alt+Shift+M',
      'next-new': 'Alt+Shift+J',
      // A browser suggests four at most.
      'open-library': '',
    });
  });
});

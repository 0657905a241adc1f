/** Marks on pages of sites that Offprint has no script for, where the user asks for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, html, titles } from '../pages/list-of-papers.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, textOf, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { barText, groups, press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';

const policy = `<meta http-equiv="Content-Security-Policy"
  content="style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'">`;
const region = { role: 'region', name: 'Papers on this page' };

describe('a page of any site', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;
  let popup: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, ({ hostname, pathname }) => {
      if (!hostname.endsWith('.example.org')) return undefined;
      return { body: html(pathname === '/strict' ? policy : '') };
    });
    page = await driver.open(address);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** What the page itself holds, and can see of us. */
  const own = () => page.evaluate<string>('document.body.outerHTML');

  /** Opens the popup over the page, as a press of the button does. */
  async function openPopup(): Promise<void> {
    await page.front();
    await driver.pressButton(page);
    popup = await driver.popup();
  }

  it('runs no script before the button is pressed', async () => {
    popup = await driver.popup();
    await find(popup, { role: 'heading', name: 'Nothing queued' });
    expect(await findAll(popup, region)).toEqual([]);
    expect(await groups(page)).toEqual([]);
    await popup.close();
  });

  it('is counted by the popup, which leaves it as it is', async () => {
    const before = await own();
    await openPopup();
    await find(popup, region);
    expect(await textOf(popup, region)).toContain('4 papers here · 4 new to you');
    expect(await own()).toBe(before);
    expect(await groups(page)).toEqual([]);
  });

  it('shows marks once, and writes nothing onto its elements', async () => {
    const before = await own();
    await click(popup, { role: 'button', name: 'Show marks' });
    await page.front();
    await untilBar(page, /4 papers/);
    expect(await groups(page)).toEqual(titles);
    await press(page, titles[0] ?? '', 'Read');
    await untilPressed(page, titles[0] ?? '', 'Read');
    await press(page, titles[1] ?? '', 'Queue');
    await untilBar(page, /1 read · 1 queued/);
    expect(await own()).toBe(before);
    const attributes = `[...document.documentElement.attributes].map(({ name }) => name).join()`;
    expect(await page.evaluate(attributes)).toBe('lang');
  });

  alikeInBoth('what an undo brings; that tabs hear of each other is in `main-path`', () => {
    it('hears of what is done elsewhere', async () => {
      popup = await driver.popup();
      await click(popup, { role: 'button', name: 'History' });
      await click(popup, { role: 'button', name: /^Undo: .*queue/i });
      await page.front();
      await untilPressed(page, titles[1] ?? '', 'Queue', false);
      await press(page, titles[1] ?? '', 'Queue');
      await untilPressed(page, titles[1] ?? '', 'Queue');
      await popup.close();
    });
  });

  it('its marks are in the library, and gone from the page with the next load', async () => {
    await page.reload();
    await openPopup();
    await until(
      async () =>
        /4 papers here · [0-2] new to you/.test(await textOf(popup, region).catch(() => '')),
      'two papers known',
    );
    await find(popup, { role: 'link', name: titles[1] ?? '' });
    expect(await barText(page).catch(() => '')).toBe('');
    await popup.close();
  });

  it('shows them under a policy that forbids styles and text as script', async () => {
    await page.goto('https://strict.example.org/strict');
    await openPopup();
    await click(popup, { role: 'button', name: 'Show marks' });
    await untilBar(page, /4 papers/);
    await press(page, titles[2] ?? '', 'Star');
    await untilPressed(page, titles[2] ?? '', 'Star');
    // Drawn as it should be: a control without its style would be as wide as the page.
    const button = await find(page, { role: 'button', name: 'Star', within: { role: 'group' } });
    expect((await button.box())?.width).toBe(28);
  });
});

describe('a site that the user switches on', () => {
  const profile = newProfile();
  const origin = 'https://lists.example.org';
  let driver: Driver;
  let page: Page;
  let popup: Page;
  const start = () =>
    launch(
      profile.path,
      ({ hostname }) => (hostname.endsWith('.example.org') ? { body: html() } : undefined),
      isLongRun ? { needsProfile: true } : {},
    );
  /** Of the scripts of ours that the manifest doesn't name: where the browser would run them, or another value. */
  const registered = (value: 'matches' | 'persistAcrossSessions' = 'matches') =>
    driver.ask<unknown[]>(
      `(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ ${value} }) => ${value}))`,
    );

  beforeAll(async () => {
    driver = await start();
    page = await driver.open(address);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('shows marks at once, without a reload', async () => {
    expect(await registered()).toEqual([]);
    await page.front();
    await driver.pressButton(page);
    popup = await driver.popup();
    await find(popup, region);
    await driver.agreeTo(origin);
    await popup.front();
    await click(popup, { role: 'button', name: 'Offprint on this site' });
    await page.front();
    await untilBar(page, /4 papers/);
    expect(await registered()).toEqual([`${origin}/*`]);
    // The restart itself is in the long run.
    expect(await registered('persistAcrossSessions')).toEqual([true]);
    await press(page, titles[0] ?? '', 'Star');
    await untilPressed(page, titles[0] ?? '', 'Star');
  });

  it('shows them on its other pages, and on no other site', async () => {
    await page.goto(`${origin}/tomorrow`);
    await untilBar(page, /4 papers/);
    const other = await driver.open('https://other.example.org/today');
    await until(() => other.evaluate<boolean>(`document.readyState === 'complete'`), 'the page');
    expect(await groups(other)).toEqual([]);
    await other.close();
  });

  alikeInBoth('which entries get a look; that looks are seen is in `entry-looks`', () => {
    /** Attributes and classes of ours on the page's own elements. */
    const looks = () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('body, body *')].flatMap((each) => [...each.attributes]).filter(({ name }) => /offprint|style/.test(name)).map(({ value }) => value)`,
      );
    const opacities = () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('.paper')].map((each) => getComputedStyle(each).opacity)`,
      );

    it('dims and hides only where the user switched that on, and gives the page back its look', async () => {
      await page.front();
      await page.goto(address);
      await untilBar(page, /4 papers/);
      await press(page, titles[1] ?? '', 'Read');
      await untilPressed(page, titles[1] ?? '', 'Read');
      await press(page, titles[2] ?? '', 'Hide');
      await untilPressed(page, titles[2] ?? '', 'Hide');
      expect(await looks()).toEqual([]);
      const options = await driver.extensionPage('options.html');
      const group = { role: 'group', name: 'lists.example.org' };
      const dims = { role: 'checkbox', name: 'Dim and hide papers on its pages', within: group };
      expect((await find(options, dims)).checked).toBe(false);
      await click(options, dims);
      await page.front();
      await until(async () => (await opacities())[1] === '0.42', 'a dimmed entry');
      expect(await looks()).toEqual(['dimmed', 'boxed']);
      await find(page, { role: 'StaticText', name: /hidden/ });
      await press(page, titles[1] ?? '', 'Read');
      await until(async () => (await looks()).join() === 'boxed', 'the entry’s own look');
      await options.front();
      await click(options, dims);
      await page.front();
      await until(async () => (await looks()).length === 0, 'the page as it was');
      await press(page, titles[2] ?? '', 'Hide');
      await options.close();
    });
  });

  const isStillOn = async () => {
    page = await driver.open(address);
    await untilBar(page, /4 papers/);
    await untilPressed(page, titles[0] ?? '', 'Star');
    expect(await registered()).toEqual([`${origin}/*`]);
  };
  // The worker does the same after both. Chromium's reload is in `two-sites`.
  if (isLongRun) {
    it('shows them after a restart of the browser', async () => {
      await driver.close();
      driver = await start();
      await isStillOn();
    });
  } else if (inFirefox) {
    it('shows them after an update', async () => {
      await driver.reloadExtension();
      await isStillOn();
    });
  }

  it('is left when the browser takes the access away', async () => {
    await driver.revoke(origin);
    await page.front();
    await until(async () => (await barText(page).catch(() => '')) === '', 'no bar');
    await until(async () => (await registered()).length === 0, 'no script');
    await page.reload();
    expect(await groups(page)).toEqual([]);
  });
});

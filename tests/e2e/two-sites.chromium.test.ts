/** Two sites of the user's choice at once: what works on a listing there, an update, and switching one off. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { barText, groups, press, untilBar, untilPressed } from './listing.ts';

const titles = [
  'Small Models That Know When to Ask',
  'A Ladder of Proofs for Sparse Graphs',
  'Why Do Depth Maps Drift?',
  'On the Limits of Cheap Supervision',
];
/** Each site lists papers of its own. */
const html = (month: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Today</title></head><body><h1>Today</h1><ul>${titles
    .map(
      (title, n) =>
        `<li><h3><a href="https://arxiv.org/abs/${month}.0000${n}">${title}</a></h3><p>Ada Berg, Cem Dogan</p></li>`,
    )
    .join('')}</ul></body></html>`;
const months: Readonly<Record<string, string>> = {
  'lists.example.org': '2502',
  'talks.example.net': '2503',
};
const origins = Object.keys(months).map((host) => `https://${host}`);
const [, talks = ''] = origins;

const profile = newProfile();
let driver: Driver;
const pages: Page[] = [];
const pageOf = (n: number): Page => {
  const page = pages[n];
  if (!page) throw new Error(`There is no page ${n}.`);
  return page;
};

beforeAll(async () => {
  driver = await launch(profile.path, ({ hostname }) => {
    const month = months[hostname] ?? (hostname === 'other.example.com' ? '2504' : undefined);
    return month ? { body: html(month) } : undefined;
  });
});
afterAll(async () => {
  await driver.end();
  profile.remove();
});

/** Where the browser would run scripts of ours that the manifest doesn't name, by its own list. */
const registered = () =>
  driver.ask<string[]>(
    `(globalThis.browser ?? chrome).scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches).sort())`,
  );
const both = origins.map((origin) => `${origin}/*`);

it('both are switched on, and no script is registered for any other site', async () => {
  for (const [n, origin] of origins.entries()) {
    const page = await driver.open(`${origin}/today`);
    pages.push(page);
    await page.front();
    await driver.pressButton(page);
    const popup = await driver.popup();
    await find(popup, { role: 'region', name: 'Papers on this page' });
    await driver.agreeTo(origin);
    await popup.front();
    await click(popup, { role: 'button', name: 'Offprint on this site' });
    await page.front();
    await untilBar(page, /4 papers/);
    await until(async () => (await registered()).length === n + 1, 'its script');
    await popup.close();
  }
  expect(await registered()).toEqual(both);
  const other = await driver.open('https://other.example.com/today');
  await until(() => other.evaluate<boolean>(`document.readyState === 'complete'`), 'the page');
  expect(await groups(other)).toEqual([]);
  await other.close();
});

it('a listing there has filter, badge, many at once and undo', async () => {
  const page = pageOf(0);
  await page.front();
  await press(page, titles[0] ?? '', 'Queue');
  await untilPressed(page, titles[0] ?? '', 'Queue');
  await until(async () => {
    const unseen = / (\d+) new/.exec(await barText(page))?.[1] ?? '?';
    const { text } = await page.badge();
    return text === (unseen === '0' ? '' : unseen);
  }, 'a badge that says what the bar says');
  await click(page, { role: 'button', name: /^Mark these [34] read$/ });
  await untilBar(page, /[34] read/);
  await untilPressed(page, titles[2] ?? '', 'Read');
  await click(page, { role: 'button', name: 'Hide read' });
  await find(page, { role: 'StaticText', name: /left out by your filter/ });
  await click(page, { role: 'button', name: 'Hide read' });
  await click(page, { role: 'button', name: 'Undo', within: { role: 'region', name: 'Offprint' } });
  await untilBar(page, / 0 read/);
  await untilPressed(page, titles[2] ?? '', 'Read', false);
  // The other site's papers are others.
  expect(await barText(pageOf(1))).toMatch(/ 0 read · 0 queued/);
});

it('what is shown there can be exported', async () => {
  await click(pageOf(0), { role: 'button', name: 'Export these 4' });
  const dialog = await until(
    async () =>
      (
        await driver.ask<string[]>(
          `(globalThis.browser ?? chrome).tabs.query({}).then((all) => all.map(({ url }) => url ?? '').filter((url) => url.includes('export.html')))`,
        )
      )[0],
    'the export page',
  );
  expect(dialog).toContain('export.html');
});

it('keys do nothing there until they are switched on for the site', async () => {
  const page = pageOf(0);
  await page.front();
  await page.press('j');
  await page.press('s');
  // A click after them: had the key come first, it would have starred something.
  await press(page, titles[3] ?? '', 'Queue');
  await untilPressed(page, titles[3] ?? '', 'Queue');
  const starred = (await findAll(page, { role: 'button', name: 'Star' })).filter(
    ({ pressed }) => pressed,
  );
  expect(starred).toEqual([]);
  const options = await driver.extensionPage('options.html');
  await click(options, {
    role: 'checkbox',
    name: 'Keys on its pages',
    within: { role: 'group', name: 'lists.example.org' },
  });
  await page.front();
  await until(async () => {
    await page.press('j');
    await page.press('s');
    const stars = await findAll(page, { role: 'button', name: 'Star' });
    return stars.some((button) => button.pressed);
  }, 'a starred paper');
  await options.close();
});

it('an update keeps both: registered anew, and open tabs taken over', async () => {
  await driver.reloadExtension();
  await until(
    async () => (await registered().catch(() => [])).join() === both.join(),
    'both scripts',
  );
  for (const [n] of origins.entries()) {
    const page = pageOf(n);
    await page.front();
    await untilBar(page, /4 papers/);
    await press(page, titles[1] ?? '', 'Hide');
    await untilPressed(page, titles[1] ?? '', 'Hide');
    await press(page, titles[1] ?? '', 'Hide');
  }
});

it('switching one off ends it in its open tab at once, and leaves the other', async () => {
  const options = await driver.extensionPage('options.html');
  await click(options, {
    role: 'checkbox',
    name: 'Offprint on its pages',
    within: { role: 'group', name: 'lists.example.org' },
  });
  await pageOf(0).front();
  await until(async () => (await barText(pageOf(0)).catch(() => '')) === '', 'no bar');
  expect(await groups(pageOf(0))).toEqual([]);
  await until(async () => (await registered()).join() === `${talks}/*`, 'one script');
  await pageOf(1).front();
  await untilBar(pageOf(1), /4 papers/);
  await pageOf(0).reload();
  expect(await groups(pageOf(0))).toEqual([]);
  await options.close();
});

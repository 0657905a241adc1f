import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';

const url = 'https://arxiv.org/list/cs.CL/new';
const body = readFileSync(resolve(import.meta.dirname, '../pages/sites/arxiv/new.html'), 'utf8');

const profile = newProfile();
let driver: Driver;
let page: Page;

beforeAll(async () => {
  driver = await launch(profile.path, ({ href }) => (href === url ? { body } : undefined));
  page = await driver.open(url);
  await untilBar(page, /papers/);
});
afterAll(async () => {
  await driver.end();
  profile.remove();
});

const looks = (selector: string, property: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('${selector}')].map((each) => getComputedStyle(each)['${property}'])`,
  );

it('a listing is printed without controls, bar and looks, and without what the user hid', async () => {
  const [read, hidden] = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.list-title')].slice(0, 2).map((each) => each.lastChild.nodeValue.trim())`,
  );
  if (read === undefined || hidden === undefined) throw new Error('no two titles');
  await press(page, read, 'Read');
  await press(page, hidden, 'Hide');
  await untilPressed(page, read, 'Read');
  await untilPressed(page, hidden, 'Hide');
  await page.evaluate('(scrollTo(0, 0), 1)');
  await page.press('j');
  const ours = '[data-offprint]';
  const meta = '[data-offprint-look=dimmed] > .meta';
  const framed = '[data-offprint-current=framed]';
  await until(async () => (await looks(framed, 'outlineStyle')).join() === 'solid', 'the frame');
  expect(await looks(ours, 'display')).toContain('block');
  expect(await looks(meta, 'opacity')).toEqual(['0.42']);
  expect(await looks('[data-offprint-look=boxed]', 'display')).toEqual(['block', 'block']);
  expect(await looks('html', 'paddingBottom')).toEqual(['120px']);

  await page.onPaper();
  expect(new Set(await looks(ours, 'display'))).toEqual(new Set(['none']));
  expect(await looks(meta, 'opacity')).toEqual(['1']);
  expect(await looks(framed, 'outlineStyle')).toEqual(['none']);
  expect(await looks('[data-offprint-look=boxed]', 'display')).toEqual(['none', 'none']);
  expect(await looks('html', 'paddingBottom')).toEqual(['0px']);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { rowsOf, seenPapers } from './library-rows.ts';
import { untilBar, untilPressed } from './listing.ts';
import { makeNeighbour } from './neighbour.ts';
import { dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const api = inFirefox ? 'browser' : 'chrome';
const otherDay = '2026-11-20';

/** Another extension, with a field in a closed root on every listing; it shows what the field holds. */
const makeField = () =>
  makeNeighbour(
    'https://huggingface.co/papers/date/*',
    `{
      const host = document.createElement('div');
      const field = document.createElement('input');
      const outer = host.attachShadow({ mode: 'closed' });
      const inner = outer.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
      inner.append(field);
      document.body.prepend(host);
      field.addEventListener('input', () => { host.dataset.holds = field.value; });
      host.addEventListener('offprint-test', () => { field.focus(); host.dataset.holds = ''; });
      host.addEventListener('offprint-test-over', () => field.blur());
      host.id = 'neighbour';
    }`,
  );

describe('keys and sight', () => {
  const profile = newProfile();
  const neighbour = makeField();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveDemo, { others: [neighbour.path] });
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
    neighbour.remove();
  });

  it('leave what is typed into another extension’s closed root to its field', async () => {
    await page.evaluate(
      `document.querySelector('#neighbour').dispatchEvent(new Event('offprint-test'))`,
    );
    for (const key of 'jmbsh') await page.press(key);
    await until(
      async () =>
        (await page.evaluate(`document.querySelector('#neighbour').dataset.holds`)) === 'jmbsh',
      'the field holding what was typed',
    );
    expect(JSON.stringify(await driver.storage())).not.toContain('"mark"');
    // The keys are there: beside the field they do what they should.
    await page.evaluate(
      `document.querySelector('#neighbour').dispatchEvent(new Event('offprint-test-over'))`,
    );
    await page.press('j');
    await page.press('s');
    await untilPressed(page, title(0), 'Star');
    await untilPressed(page, title(0), 'Read', false);
    await page.close();
  });

  // Playwright keeps every tab of Chromium visible.
  it.runIf(inFirefox)(
    'begin a visit when a tab that was opened in the background is first shown',
    async () => {
      const listing = `huggingface/day/${otherDay}`;
      const url = `https://huggingface.co/papers/date/${otherDay}`;
      const visits = async () => {
        const rows = await rowsOf(driver, 'visits');
        return rows.map(([, row]) => Object(row)).filter((row) => row.listing === listing);
      };
      // As by a middle click: it has never been in sight.
      const id = await driver.ask<number>(
        `${api}.tabs.create({ url: ${JSON.stringify(url)}, active: false }).then(({ id }) => id)`,
      );
      // It has asked: the worker has given it its badge.
      await until(
        async () =>
          (await driver.ask<string>(`${api}.action.getBadgeText({ tabId: ${id} })`)) !== '',
        'the badge of the tab behind',
      );
      expect(await visits()).toEqual([]);
      // Meanwhile the same list is read elsewhere.
      const front = await driver.open(url);
      await untilBar(front, /papers/);
      await untilPressed(front, title(0), 'Read', false);
      await until(
        async () => (await seenPapers(driver)).includes(`arxiv:${demoPapers[0]?.id}`),
        'a paper seen',
      );
      expect(await visits()).toHaveLength(1);
      const shown = Date.now();
      await driver.ask(`${api}.tabs.update(${id}, { active: true }).then(() => 0)`);
      const begun = await until(async () => {
        const found = await visits();
        return found.length === 2 && Math.max(...found.map((visit) => visit.begun));
      }, 'a visit that begins when the tab is shown');
      expect(begun).toBeGreaterThanOrEqual(shown);
    },
  );
});

/** What hangs over an entry, what is left of a hidden one, and that signs, counts and filters tell the same. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { inSight, newTitles, press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
import { allShown, day, dayUrl, somePapers, title } from './pages.ts';
import { contrastIn, edgesLeftOf } from './pixels.ts';
import { setSettings } from './states/fill.ts';

const arxivUrl = 'https://arxiv.org/list/cs.CL/new';
const arxiv = readFileSync(resolve(import.meta.dirname, '../pages/sites/arxiv/new.html'), 'utf8');
const long = `${'Twice we read what is long. '.repeat(80)}`;
const crossList = 'Rankings that Explain Their Own Ties';

describe('entries', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      if (url.href === arxivUrl) {
        const viewport = '<head><meta name="viewport" content="width=device-width">';
        return { body: arxiv.replace('<head>', viewport).replace('We read long', `${long}$&`) };
      }
      if (url.hostname !== 'huggingface.co') return undefined;
      const body = demoListing({ date: day, extra: allShown, papers: somePapers });
      return { body: body.replaceAll('A made-up abstract', `${long}A made-up abstract`) };
    });
    await setSettings(driver, { rules: [{ does: 'raise', by: 'words', value: 'ParallelBench' }] });
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  // The panel scrolls: its end can be read if no card clips it and nothing lies over it. Its own place is alike in both
  // browsers, what it may be clipped by is not.
  it.each(inFirefox && !isLongRun ? [1280] : [1280, 420, 320])(
    'show all of the panel of a long abstract at %i px',
    async (width) => {
      await page.setViewport(width, 1000);
      await page.press('Escape');
      await page.evaluate('scrollTo(0, 0)');
      const wide = 'document.documentElement.scrollWidth';
      const before = await page.evaluate(wide);
      await page.press('j');
      await page.press('x');
      const text = { role: 'StaticText', name: /Twice we read/ };
      await find(page, text);
      const height = await page.evaluate<number>(`(() => {
      const { left, bottom } = document.querySelector('[data-offprint]').getBoundingClientRect();
      let y = bottom + 8;
      while (document.elementFromPoint(left + 20, y)?.dataset.offprint === 'controls') y++;
      return y - bottom;
    })()`);
      expect(height).toBeGreaterThan(478);
      expect(await page.evaluate(wide)).toBe(before);
      await page.press('x');
      await until(async () => (await findAll(page, text)).length === 0, 'no abstract');
    },
  );

  alikeInBoth('which colours and places our style sheets give', () => {
    it('have a sign on More that can be seen', async () => {
      await page.setViewport(1280, 900);
      await page.press('Escape');
      await page.evaluate('scrollTo(0, 0)');
      await page.press('j');
      const more = { role: 'button', name: 'More', within: { role: 'group', name: title(0) } };
      // The buttons come into sight with a frame's delay.
      await until(async () => {
        const box = await (await find(page, more)).box();
        if (!box) return false;
        const sign = { x: box.x + 6, y: box.y + 10, width: 16, height: 8 };
        return (await contrastIn(page, sign)) >= 3;
      }, 'a contrast of 3:1');
    });

    it('that are hidden keep their signs off the edge', async () => {
      const raised = title(2);
      await press(page, raised, 'Hide');
      await untilPressed(page, raised, 'Hide');
      const [left, top] = await page.evaluate<[number, number]>(`(() => {
        const { left, top } = document.querySelectorAll('article')[2].getBoundingClientRect();
        return [left, top];
      })()`);
      await until(async () => {
        const sign = (await page.tree()).find(({ name }) => name.startsWith('matched:'));
        const box = await sign?.box();
        return box && box.x >= left + 8 && box.y >= top + 8;
      }, 'the sign in its place');
      await press(page, raised, 'Hide');
      await untilPressed(page, raised, 'Hide', false);
    });
  });

  it('that are hidden offer Undo once, in their own place', async () => {
    await page.setViewport(1280, 900);
    await page.press('Escape');
    await page.evaluate('scrollTo(0, 0)');
    await press(page, title(0), 'Hide');
    await untilPressed(page, title(0), 'Hide');
    await untilBar(page, /Hidden/);
    const undo = { role: 'button', name: 'Undo' };
    expect(await findAll(page, undo)).toHaveLength(1);
    await click(page, { ...undo, within: { role: 'group', name: title(0) } });
    await untilPressed(page, title(0), 'Hide', false);
  });

  alikeInBoth('what is new, and to which filter', () => {
    it('that are treated as seen are new to no sign, count or filter, until undone', async () => {
      await page.evaluate('scrollTo(0, 0)');
      await click(page, { role: 'button', name: 'Treat all this as seen' });
      await untilBar(page, / 0 new/);
      await until(async () => (await newTitles(page)).length === 0, 'no sign of New');
      await click(page, { role: 'button', name: 'Show only new' });
      await until(async () => (await inSight(page)).length === 0, 'nothing shown as new');
      await click(page, { role: 'button', name: 'Show all' });
      await until(async () => (await inSight(page)).length > 0, 'all shown');
      await page.reload();
      await untilBar(page, / 0 new/);
      expect(await newTitles(page)).toEqual([]);
      await page.press('z');
      await until(async () => (await newTitles(page)).length > 0, 'new again');
    });
  });

  it('of arXiv leave nothing standing when hidden, in a wide window and a narrow one', async () => {
    await page.goto(arxivUrl);
    await untilBar(page, /8 papers/);
    const row = `document.getElementById('2611.10101').closest('dt')`;
    const ink = async () => {
      await page.evaluate(`${row}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
      await page.move(2, 2);
      const at = await page.evaluate<{ x: number; y: number }>(`(() => {
        const { left, top } = ${row}.getBoundingClientRect();
        return { x: left + 230, y: top + 7 };
      })()`);
      return (await edgesLeftOf(page, [{ ...at, reach: 230 }]))[0];
    };
    // In a wide window there is more room for the same.
    for (const width of inFirefox && !isLongRun ? [420] : [1280, 420]) {
      await page.setViewport(width, 900);
      expect(await ink(), `ink at ${width} px`).toBe(true);
      await press(page, crossList, 'Hide');
      await untilPressed(page, crossList, 'Hide');
      await until(async () => (await ink()) === false, `an empty first line at ${width} px`);
      // Undo stands clear of the toggles, and in the window.
      const within = { role: 'group', name: crossList };
      const buttons = await findAll(page, { role: 'button', within });
      const boxOf = (wanted: string) => buttons.find(({ name }) => name === wanted)?.box();
      const [undo, hide] = [await boxOf('Undo'), await boxOf('Hide')];
      if (!undo || !hide) throw new Error('no boxes');
      expect(undo.y).toBeGreaterThanOrEqual(hide.y + hide.height);
      expect(undo.x + undo.width).toBeLessThanOrEqual(width);
      await click(page, { role: 'button', name: 'Undo', within });
      await untilPressed(page, crossList, 'Hide', false);
    }
  });
});

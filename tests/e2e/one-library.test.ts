import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveFew, title } from './pages.ts';

const queue = { role: 'list', name: 'Queue' };

/** How often the paper is toggled; the long run does 200. */
const times = Number(process.env['OFFPRINT_TIMES'] ?? 5);

describe('one library in many places', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, serveFew);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const storedStar = () =>
    driver.ask<{ stars: number; actions: number }>(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('offprint');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const db = opening.result;
        const tx = db.transaction(['marks', 'actions']);
        const marks = tx.objectStore('marks').getAll();
        const actions = tx.objectStore('actions').getAll();
        tx.oncomplete = () => {
          db.close();
          resolve({
            stars: marks.result.filter(({ marks }) => marks.starred?.value).length,
            actions: actions.result.filter(({ summary }) => summary.mark === 'starred').length,
          });
        };
      };
    })`);

  /** Finds the paper's star once, so that it can be clicked without looking. */
  async function starAt(page: Page): Promise<() => Promise<void>> {
    await page.front();
    const within = { role: 'group', name: title(0) };
    const box = await (await find(page, { role: 'button', name: 'Star', within })).box();
    if (!box) throw new Error('the star is not shown');
    return () => page.clickAt(box.x + box.width / 2, box.y + box.height / 2);
  }

  it(`case 26: two tabs and the popup toggle one paper ${times} times each, and are equal at rest`, async () => {
    const one = await driver.open(dayUrl);
    await untilBar(one, /papers/);
    await press(one, title(0), 'Queue');
    await untilBar(one, /1 queued/);
    const two = await driver.open('https://huggingface.co/papers/date/2026-11-20');
    await untilBar(two, /1 queued/);
    const popup = await driver.popup();
    await find(popup, { role: 'button', name: 'Star', within: queue });
    const acts = [await starAt(one), await starAt(two), () => popup.press('s')];
    for (let n = 0; n < times; n++) await Promise.all(acts.map((act) => act()));
    await until(
      async () => (await storedStar()).actions === times * acts.length,
      'every toggle filed',
    );
    const starred = (await storedStar()).stars === 1;
    for (const page of [one, two]) {
      await page.front();
      await untilPressed(page, title(0), 'Star', starred);
    }
    await popup.front();
    await until(async () => {
      const [button] = await findAll(popup, { role: 'button', name: 'Star', within: queue });
      return button?.pressed === starred;
    }, 'the popup equal');
    await Promise.all([one, two, popup].map((page) => page.close()));
  });

  it('case 22, case 24: an open popup makes way for a newer version of the database, and then touches nothing', async () => {
    const page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
    const popup = await driver.popup();
    await find(popup, { role: 'link', name: title(0), within: queue });
    // Another page of the extension stands in for the newer version.
    const upgraded = await driver.ask(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('offprint', 99);
      let blocked = false;
      opening.onblocked = () => { blocked = true; };
      opening.onupgradeneeded = () => opening.result.createObjectStore('of the future');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const { version } = opening.result;
        opening.result.close();
        resolve({ version, blocked });
      };
    })`);
    expect(upgraded).toEqual({ version: 99, blocked: false });

    await page.front();
    await press(page, title(5), 'Read');
    await untilBar(page, /can't be opened right now\. Your marks are written down/);
    const rows = await driver.ask(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('offprint');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const db = opening.result;
        const tx = db.transaction('marks');
        const counting = tx.objectStore('marks').count();
        tx.oncomplete = () => {
          const { version } = db;
          db.close();
          resolve({ version, rows: counting.result > 0 });
        };
      };
    })`);
    expect(rows).toEqual({ version: 99, rows: true });
    const late = await driver.popup();
    await find(late, { role: 'heading', name: 'This library needs a newer Offprint' });
  });
});

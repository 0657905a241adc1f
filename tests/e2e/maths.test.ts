/** Formulas in titles and abstracts: drawn on all our own pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InboxRow } from '../../utils/library/inbox/inbox-rows.ts';
import type { PaperId } from '../../utils/paper/ids/paper-id.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { find, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { alikeInBoth } from './long-run.ts';
import { bringIn, type GivenPaper, mark } from './states/fill.ts';

const paper = (number: number, title: string, abstract: string): GivenPaper => ({
  id: `arxiv:2606.0000${number}` as PaperId,
  details: { title, authors: ['Ada Lovelace'], authorCount: 1, abstract },
});
const plain = paper(1, 'Reading for $5 or $10', 'We pay $5 per page.');
const title = 'Sampling $\\alpha$-trees in $O(\\sqrt{n})$ time for $5';
const withMaths = paper(
  2,
  title,
  'We show that $\\sum_{i=1}^n x_i^2 \\le \\frac{1}{2}$ holds on $\\overline{AB}$.',
);
const brought = ({ id, details }: GivenPaper): InboxRow => {
  const at = Date.now();
  return { id, details, feeds: ['huggingface:daily'], at, waiting: at, rank: 1 };
};

describe('formulas', () => {
  const profile = newProfile();
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(profile.path, () => undefined);
    await mark(driver, 'queued', [plain, withMaths]);
    await bringIn(driver, {
      inbox: [
        brought({ ...plain, id: 'arxiv:2606.00003' as PaperId }),
        brought({ ...withMaths, id: 'arxiv:2606.00004' as PaperId }),
      ],
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const there = (page: Page, selector: string) =>
    until(
      () => page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`),
      selector,
    );
  /** What the formulas within an element say, once there are that many; each drawn with a size, in its place. */
  async function formulas(page: Page, within: string, count: number): Promise<string[]> {
    const all = `[...document.querySelectorAll(${JSON.stringify(`${within} math`)})]`;
    await until(async () => (await page.evaluate<number>(`${all}.length`)) === count, within);
    expect(
      await page.evaluate<boolean>(`${all}.every((math) => {
        const own = math.getBoundingClientRect();
        const around = math.closest('a, p, h2, h3, div').getBoundingClientRect();
        return own.width > 2 && own.height > 2 && own.left >= around.left - 1 && own.right <= around.right + 1;
      })`),
    ).toBe(true);
    return page.evaluate(`${all}.map((math) => math.textContent)`);
  }
  const inTitle = ['α', 'O(n)'];
  const inAbstract = ['∑i=1nxi2≤12', 'AB'];

  // Each page has the paper with prices, too: of these no formula is made.
  const expectPrices = async (page: Page) =>
    expect(await page.evaluate<string>('document.body.textContent')).toContain('for $5 or $10');

  it('are drawn in the library, found by their TeX, and marked as a whole', async () => {
    const library = await driver.extensionPage('library.html');
    expect(await formulas(library, '.row .title', 2)).toEqual(inTitle);
    await expectPrices(library);
    // What names a row, and what a screen reader hears of its buttons, stays text.
    await find(library, { role: 'listitem', name: title });
    await library.press('/');
    for (const letter of 'alpha') await library.press(letter);
    await there(library, 'mark.formula math');
    expect(await formulas(library, '.row mark', 1)).toEqual(['α']);
    expect(await formulas(library, '#details .details-title', 2)).toEqual(inTitle);
    expect(await formulas(library, '#details .abstract', 2)).toEqual(inAbstract);
    if (driver.name === 'chromium') {
      // Firefox draws that line by itself.
      const line = `getComputedStyle(document.querySelector('#details menclose')).borderTopStyle`;
      expect(await library.evaluate(line)).toBe('solid');
    }
    await library.close();
  });

  it('are drawn in the digest, and copied as their TeX', async () => {
    const digest = await driver.extensionPage('digest.html#week');
    expect(await formulas(digest, 'section h3', 2)).toEqual(inTitle);
    expect(await formulas(digest, 'section .text', 2)).toEqual(inAbstract);
    await expectPrices(digest);
    expect(
      await digest.evaluate(`(() => {
        getSelection().selectAllChildren(document.querySelector('math').closest('h3'));
        // Of events that a script makes, Firefox lets none write to the clipboard's data.
        const event = new Event('copy', { cancelable: true });
        let copied;
        event.clipboardData = { setData: (type, text) => (copied = type + ': ' + text) };
        document.dispatchEvent(event);
        return copied;
      })()`),
    ).toBe(`text/plain: ${title}`);
    await digest.close();
  });

  alikeInBoth(
    'which texts a page draws; what the browser draws is in the library and the digest',
    () => {
      it('are drawn in the popup: in the queue, the search and the inbox', async () => {
        const popup = await driver.extensionPage('popup.html');
        expect(await formulas(popup, '.row .title', 2)).toEqual(inTitle);
        await expectPrices(popup);
        await popup.press('/');
        await there(popup, '.search input');
        for (const letter of 'sampl') await popup.press(letter);
        expect(await formulas(popup, '.search .title', 2)).toEqual(inTitle);
        await popup.close();

        const inbox = await driver.extensionPage('popup.html#inbox');
        expect(await formulas(inbox, '.waiting .title', 2)).toEqual(inTitle);
        await expectPrices(inbox);
        await inbox.close();
      });
    },
  );
});

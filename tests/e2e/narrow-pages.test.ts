/** Our own pages in narrow windows, such as one of 1280 px at 400 %, with a feed that fails. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { alikeInBoth } from './long-run.ts';
import { bringIn, mark, setSettings } from './states/fill.ts';
import { brought, checks, chosen, queued } from './states/papers.ts';

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** Where elements are seen, from the top of the window. */
const edgesOf = (page: Page, selector: string) =>
  page.evaluate<
    Edges[]
  >(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return { top, bottom };
  })`);

describe('in a window of 320 by 400 px', () => {
  const profile = newProfile();
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(profile.path, () => undefined);
    await setSettings(driver, chosen);
    await mark(driver, 'queued', queued);
    await bringIn(driver, { inbox: brought(Date.now()), feeds: checks(Date.now()) });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  async function open(address: string, there: string): Promise<Page> {
    const page = await driver.extensionPage(address);
    await page.setViewport(320, 400);
    await until(async () => (await edgesOf(page, there)).length > 0, there);
    return page;
  }
  /** The lowest that is in sight over the footer. */
  const lowest = async (page: Page) => Math.min((await edgesOf(page, 'footer'))[0]?.top ?? 0, 400);

  async function expectFooter(page: Page, count: number): Promise<void> {
    const edges = await edgesOf(page, 'footer button');
    expect(edges).toHaveLength(count);
    expect(new Set(edges.map(({ top }) => top)).size).toBe(1);
    expect(Math.max(...edges.map(({ bottom }) => bottom))).toBeLessThanOrEqual(400);
    expect(
      await page.evaluate(
        `[...document.querySelectorAll('footer button')].filter((each) => each.getClientRects().length > 1 ||
          each.scrollWidth > each.clientWidth || each.offsetHeight > 30).length`,
      ),
    ).toBe(0);
    // Today's counts have one line, too.
    const [today] = await edgesOf(page, '.today');
    expect((today?.bottom ?? 0) - (today?.top ?? 0)).toBeLessThan(20);
  }

  it('all of the queue’s footer is in sight, in one row of whole words', async () => {
    const page = await open('popup.html', '[aria-label=Queue] li');
    await expectFooter(page, 5);
    await page.close();
  });

  describe('the inbox', () => {
    let page: Page;
    beforeAll(async () => {
      page = await open('popup.html#inbox', '.failing');
    });
    afterAll(() => page.close());

    it('has all of its footer in sight, in one row of whole words', () => expectFooter(page, 4));

    it('keeps the count of muted papers with its button', async () => {
      await page.setViewport(420, 600);
      const pieces = `document.querySelector('.muted').getClientRects().length`;
      await until(async () => (await edgesOf(page, '.muted')).length > 0, 'the count');
      expect(await page.evaluate(pieces)).toBe(1);
      await page.setViewport(320, 400);
    });

    it('says in sight what just happened', async () => {
      // With large letters the popup is higher than the window, and scrolls.
      await page.evaluate(`document.documentElement.style.fontSize = '150%'`);
      await page.press('m');
      await until(async () => {
        const [message] = await edgesOf(page, '.message p');
        return message && message.top >= 0 && message.bottom <= 400;
      }, 'the message');
      // Nothing lies over it.
      expect(
        await page.evaluate(`(() => {
          const { left, top, height } = document.querySelector('.message button').getBoundingClientRect();
          return document.elementFromPoint(left + 4, top + height / 2).matches('.message *');
        })()`),
      ).toBe(true);
      await page.evaluate(`document.documentElement.style.fontSize = ''`);
    });

    it('opens the history in sight', async () => {
      await click(page, { role: 'button', name: 'History' });
      await until(async () => {
        const [first] = await edgesOf(page, '#history li');
        return first && first.top >= 0 && first.bottom <= (await lowest(page));
      }, 'the first row of the history over the footer');
      await click(page, { role: 'button', name: 'History' });
    });
  });

  alikeInBoth('where our style sheets put boxes that scroll or wrap; the popup is tighter', () => {
    it('the library’s header has one row over the search', async () => {
      const page = await open('library.html', '.row');
      const [title] = await edgesOf(page, 'header h1');
      const buttons = await edgesOf(page, 'header > button');
      expect(buttons).toHaveLength(3);
      for (const { top, bottom } of buttons) {
        expect(top).toBeLessThan(title?.bottom ?? 0);
        expect(bottom).toBeGreaterThan(title?.top ?? 0);
      }
      await page.close();
    });

    it('the digest’s rings of focus are whole here and in a wide window', async () => {
      const page = await open('digest.html#week', 'section li');
      for (const width of [320, 1280]) {
        await page.setViewport(width, 800);
        // A ring takes 3 px around its element; papers off screen are clipped to their boxes. Formulas are drawn a little later.
        let cut: string[] = [];
        await until(
          async () => {
            cut =
              await page.evaluate(`[...document.querySelectorAll('li :is(a, button)')].filter((each) => {
              const [own, around] = [each, each.closest('li')].map((one) => one.getBoundingClientRect());
              return own.left - 3 < around.left || own.right + 3 > around.right;
            }).map((each) => each.ariaLabel ?? each.textContent)`);
            return cut.length === 0;
          },
          () => `whole rings at ${width} px (cut: ${cut.join(', ')})`,
        );
      }
      await page.close();
    });
  });
});

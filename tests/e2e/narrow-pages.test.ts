/** Our own pages in narrow windows, such as one of 1280 px at 400 %, with a feed that fails; and in forced colours. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
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

async function fill(driver: Driver): Promise<void> {
  await setSettings(driver, chosen);
  await mark(driver, 'queued', queued);
  await bringIn(driver, { inbox: brought(Date.now()), feeds: checks(Date.now()) });
}

describe('in a window of 320 by 400 px', () => {
  const profile = newProfile();
  let driver: Driver;
  beforeAll(async () => {
    driver = await launch(profile.path, () => undefined);
    await fill(driver);
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

  it.each([
    ['popup.html', '[aria-label=Queue] li', 5],
    ['popup.html#inbox', '.failing', 4],
  ])(
    '%s: all of the footer is in sight, in one row of whole words',
    async (address, there, count) => {
      const page = await open(address, there);
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
      await page.close();
    },
  );

  it('the popup’s history opens in sight', async () => {
    const page = await open('popup.html#inbox', '.failing');
    await click(page, { role: 'button', name: 'History' });
    await until(async () => {
      const [first] = await edgesOf(page, '#history li');
      return first && first.top >= 0 && first.bottom <= (await lowest(page));
    }, 'the first row of the history over the footer');
    await click(page, { role: 'button', name: 'History' });
    await page.close();
  });

  it('the popup says in sight what just happened', async () => {
    const page = await open('popup.html#inbox', '.waiting');
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
    await page.close();
  });

  it('the count of muted papers stays with its button', async () => {
    const page = await open('popup.html#inbox', '.muted');
    await page.setViewport(420, 600);
    expect(await page.evaluate(`document.querySelector('.muted').getClientRects().length`)).toBe(1);
    await page.close();
  });

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

  it.each([320, 1280])('the digest’s rings of focus are whole at %i px', async (width) => {
    const page = await driver.extensionPage('digest.html#week');
    await page.setViewport(width, 800);
    await until(async () => (await edgesOf(page, 'section li')).length > 0, 'papers');
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
      () => `whole rings (cut: ${cut.join(', ')})`,
    );
    await page.close();
  });
});

describe('in forced colours', () => {
  it('the library’s message has an edge', async () => {
    const profile = newProfile();
    const driver = await launch(profile.path, () => undefined, { look: { forcedColors: true } });
    try {
      await fill(driver);
      const page = await driver.extensionPage('library.html');
      await until(async () => (await edgesOf(page, '.row')).length > 0, 'papers');
      await page.press('j');
      await page.press('m');
      await until(async () => (await edgesOf(page, '.message p')).length > 0, 'the message');
      const edge = `getComputedStyle(document.querySelector('.message p')).borderTopWidth`;
      expect(await page.evaluate(edge)).not.toBe('0px');
    } finally {
      await driver.end();
      profile.remove();
    }
  });
});

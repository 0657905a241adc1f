/** The bar and what opens above it on small screens, with large text and in forced colours, by keyboard. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box, Driver, Page, Query } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { fits, matches } from './drivers/matches.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
import { dayUrl, serveSome, title } from './pages.ts';
import { edgesLeftOf, type Look } from './pixels.ts';

const api = inFirefox ? 'browser' : 'chrome';
const bar = { role: 'region', name: 'Offprint' };
const help = { role: 'dialog', name: 'Keys on this page' };

/** In the whole tree, which has the boxes of drawn text. */
const inTree = async (page: Page, query: Query) =>
  (await page.tree()).filter((node) => fits(node, query));

/** Boxes of the bar's words and buttons, in Tab's order; without what only screen readers get. */
async function boxesOf(page: Page, role: 'button' | 'StaticText', within = bar): Promise<Box[]> {
  const nodes = await inTree(page, { role, within });
  const boxes = await Promise.all(nodes.map((node) => node.box()));
  return boxes.flatMap((box) => (box && box.width > 1 ? [box] : []));
}

/** Names of what stands before the one that it follows in Tab's order: further up, or in its row further left. */
function outOfOrder(boxes: readonly Box[]): Box[] {
  return boxes.filter((box, place) => {
    const last = boxes[place - 1];
    if (!last) return false;
    const isBelow = box.y >= last.y + last.height / 2;
    const isInRow = Math.abs(box.y - last.y) < last.height / 2;
    return !isBelow && !(isInRow && box.x >= last.x);
  });
}

async function untilNone(page: Page, role: string): Promise<void> {
  await until(async () => (await findAll(page, { role })).length === 0, `no ${role}`);
}

/** Widths in px with the page's direction; how a style sheet lays a bar out that is wider is alike in both browsers. */
const windows = [
  [320, 'ltr'],
  ...(inFirefox && !isLongRun
    ? []
    : ([
        [420, 'ltr'],
        [700, 'ltr'],
        [1000, 'ltr'],
        [1280, 'ltr'],
      ] as const)),
  [1000, 'rtl'],
] as const;

describe('on small screens', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, serveSome);
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('Tab goes through the bar as it is seen at every width, and where a page reads from right to left', async () => {
    await press(page, title(0), 'Read');
    await untilBar(page, /Undo/);
    for (const [width, dir] of windows) {
      await page.setViewport(width, 700);
      await page.evaluate(`document.documentElement.dir = '${dir}'`);
      const boxes = await boxesOf(page, 'button');
      expect(boxes.length, `buttons at ${width} px`).toBeGreaterThan(6);
      expect(outOfOrder(boxes), `out of order at ${width} px ${dir}`).toEqual([]);
    }
    await page.evaluate(`document.documentElement.removeAttribute('dir')`);
    await page.press('z');
    await untilPressed(page, title(0), 'Read', false);
  });

  it('bar and notes leave more than half of a window of 320 by 400 px to the page', async () => {
    await page.setViewport(320, 400);
    await press(page, title(0), 'Hide');
    await untilBar(page, /hidden|Hidden/);
    const boxes = await boxesOf(page, 'StaticText');
    const right = Math.max(...boxes.map(({ x, width }) => x + width));
    expect(right).toBeLessThanOrEqual(320);
    expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
    expect(Math.min(...boxes.map(({ y }) => y))).toBeGreaterThan(200);
    await page.press('z');
    await untilPressed(page, title(0), 'Hide', false);
  });

  it('the bar has its counts in one row and its buttons in two at 320 px', async () => {
    // Firefox takes its scroll bar off the window's width.
    await page.setViewport(320, 400);
    const bars = await page.evaluate<number>('innerWidth - document.documentElement.clientWidth');
    await page.setViewport(320 + bars, 400);
    const rowsOf = (boxes: readonly Box[]) => new Set(boxes.map(({ y }) => Math.round(y))).size;
    const always = /^(?:Mark these|Show only new|Hide read|Filter|Export|Library|Keys|Fold)/;
    const nodes = await inTree(page, { role: 'button', name: always, within: bar });
    const boxes = await Promise.all(nodes.map((node) => node.box()));
    expect(nodes).toHaveLength(8);
    expect(rowsOf(boxes.flatMap((box) => box ?? []))).toBe(2);
    for (const box of boxes) {
      expect(box?.height).toBeGreaterThanOrEqual(24);
      expect(box?.width).toBeGreaterThanOrEqual(24);
    }
    const [counts] = await inTree(page, { role: 'StaticText', name: /papers ·/, within: bar });
    expect((await counts?.box())?.height).toBeLessThan(20);
  });

  alikeInBoth('where our style sheet puts notes; Firefox has the narrowest bar', () => {
    it('notes stand side by side where there is room, and none moves when the first one goes', async () => {
      await page.setViewport(1280, 700);
      await press(page, title(0), 'Hide');
      const rest = [/^1 hidden$/, /^Your first listing/] as const;
      const boxesNow = async (names: readonly (string | RegExp)[] = rest) => {
        const nodes = await inTree(page, { role: 'StaticText', within: bar });
        return Promise.all(
          names.map((name) => nodes.find((node) => matches(node.name, name))?.box()),
        );
      };
      let before: (Box | undefined)[] = [];
      const said = { role: 'StaticText', name: 'Hidden', within: bar };
      await until(async () => {
        const [message, ...others] = await boxesNow(['Hidden', ...rest]);
        before = others;
        return message && before.every((box) => box && Math.abs(box.y - message.y) < 14);
      }, 'three notes in one row');
      // It stands for ten seconds: asking for its box, where that is live, costs a fraction of a query.
      const [message] = await inTree(page, said);
      const isGone = async () =>
        page.boxesAreLive
          ? ((await message?.box())?.width ?? 0) <= 1
          : (await findAll(page, said)).length === 0;
      await until(isGone, 'the message gone');
      expect(await inTree(page, said)).toEqual([]);
      expect(await boxesNow()).toEqual(before);
      await page.press('z');
      await untilPressed(page, title(0), 'Hide', false);
    });
  });

  it.each(
    [
      [320, 400],
      [600, 500],
    ].slice(0, inFirefox && !isLongRun ? 1 : 2) as [number, number][],
  )('all of the keys’ help can be read at %i by %i px', async (width, height) => {
    await page.setViewport(width, height);
    await page.press('?');
    await find(page, help);
    let words: Awaited<ReturnType<typeof boxesOf>> = [];
    await until(async () => {
      words = await boxesOf(page, 'StaticText', help);
      return words.length > 20;
    }, 'the words of the help');
    for (const box of words) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
    await page.press('End');
    const last = { role: 'button', name: 'Close', within: help };
    const counts = { role: 'StaticText', name: /papers ·/, within: bar };
    await until(async () => {
      const nodes = await page.tree();
      const boxOf = (query: Query) => nodes.find((node) => fits(node, query))?.box();
      const [end, top] = [await boxOf(last), await boxOf(counts)];
      return end && top && end.y > 0 && end.y + end.height < top.y;
    }, 'the end of the help above the bar');
    await page.press('Escape');
    await untilNone(page, 'dialog');
  });

  it('all of the filters can be used at 320 by 400 px', async () => {
    await page.setViewport(320, 400);
    await page.press('/');
    await find(page, { role: 'searchbox' });
    const nodes = await page.tree();
    const fieldsOf = (role: string) => nodes.filter((node) => fits(node, { role, within: bar }));
    for (const field of ['searchbox', 'combobox', 'spinbutton'].flatMap(fieldsOf)) {
      const box = await field.box();
      expect(box?.x, field.name).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0), field.name).toBeLessThanOrEqual(320);
      expect(box?.y, field.name).toBeGreaterThanOrEqual(0);
    }
    // Fields have edges that can be seen.
    const fields = fieldsOf('searchbox');
    const places = (await Promise.all(fields.map((field) => field.box()))).flatMap((box) =>
      box ? [{ x: box.x + 5, y: box.y + box.height / 2, reach: 6 }] : [],
    );
    await page.press('Tab');
    expect(await edgesLeftOf(page, places)).toEqual([true]);
    // The panel stands over all notes, and says itself how much is left out.
    const left = { role: 'StaticText', name: /left out by your filter/, within: bar };
    expect(await inTree(page, left)).toEqual([]);
    await click(page, { role: 'searchbox' });
    for (const letter of 'deep') await page.press(letter);
    await until(async () => (await inTree(page, left))[0]?.box(), 'the count in the panel');
    await page.setViewport(1280, 700);
    await until(async () => (await inTree(page, left)).length === 1, 'the count once');
    await click(page, { role: 'button', name: 'Show all' });
    await click(page, { role: 'searchbox' });
    await page.press('Escape');
    await untilNone(page, 'searchbox');
  });

  describe('by keyboard, the focus', () => {
    beforeAll(() => page.setViewport(1280, 700));

    it.each([
      ['Filter', 'searchbox'],
      ['Keys', 'dialog'],
    ])('returns to %s after Escape', async (name, role) => {
      await click(page, { role: 'button', name });
      await find(page, { role });
      await page.press('Escape');
      await untilNone(page, role);
      // The button has it, so Enter opens the part again.
      await page.press('Enter');
      await find(page, { role });
      await page.press('Escape');
      await untilNone(page, role);
    });

    it('returns to the page’s own element after a key opened a part', async () => {
      await page.evaluate(`document.querySelector('header a').focus()`);
      await page.press('/');
      await find(page, { role: 'searchbox' });
      await page.press('Escape');
      await untilNone(page, 'searchbox');
      const isThere = `document.activeElement === document.querySelector('header a')`;
      await until(() => page.evaluate<boolean>(isThere), 'the focus at the page’s link');
    });

    it('goes on to the button that unfolds the bar, and back', async () => {
      const filter = { role: 'button', name: 'Filter' };
      await click(page, { role: 'button', name: "Fold Offprint's bar" });
      await until(async () => (await findAll(page, filter)).length === 0, 'the bar folded');
      await page.press('Enter');
      await find(page, filter);
      await page.press('Enter');
      await until(async () => (await findAll(page, filter)).length === 0, 'the bar folded again');
      await page.press('Enter');
      await find(page, filter);
    });

    it('leaves Filter pressed as long as words filter', async () => {
      const isPressed = async () =>
        (await findAll(page, { role: 'button', name: 'Filter' }))[0]?.pressed === true;
      expect(await isPressed()).toBe(false);
      await page.press('/');
      await find(page, { role: 'searchbox' });
      for (const letter of 'deep') await page.press(letter);
      await page.press('Escape');
      await untilBar(page, /left out by your filter/);
      expect(await isPressed()).toBe(true);
      await click(page, { role: 'button', name: 'Show all' });
      await until(async () => !(await isPressed()), 'Filter at rest');
    });
  });

  alikeInBoth('which size our style sheet says', () => {
    it('notes and help have the size of the bar’s text where the bar is off', async () => {
      await page.setViewport(1280, 900);
      const row = { role: 'StaticText', name: 'Next paper', within: help };
      const size = async () => {
        await page.press('?');
        const box = await until(async () => (await inTree(page, row))[0]?.box(), 'the help');
        await page.press('Escape');
        await untilNone(page, 'dialog');
        return box.height;
      };
      const setBar = (shown: boolean) =>
        driver.ask(`(async () => {
          const { settings = {} } = await ${api}.storage.local.get('settings');
          const parts = { markRead: true, onlyNew: true, hideRead: true, filter: true };
          const bar = { shown: ${shown}, parts };
          await ${api}.storage.local.set({ settings: { ...settings, bar } });
        })()`);
      const before = await size();
      await setBar(false);
      await page.reload();
      await find(page, { role: 'group' });
      expect(await findAll(page, { role: 'button', name: 'Filter' })).toEqual([]);
      expect(await size()).toBe(before);
    });
  });
});

/** One start of a browser serves both: neither changes what the other does. */
describe('with large letters and forced colours, which the user chose in the browser', () => {
  const profile = newProfile();
  let driver: Driver;
  let page: Page;
  beforeAll(async () => {
    const look = { textSize: 32, forcedColors: true };
    driver = await launch(profile.path, serveSome, { look });
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('text is as large as that', async () => {
    await page.setViewport(640, 800);
    const sign = { role: 'StaticText', name: 'New', within: { role: 'group' } };
    for (const query of [{ role: 'StaticText', name: 'Filter', within: bar }, sign]) {
      await find(page, query);
      const box = await (await inTree(page, query))[0]?.box();
      expect(box?.height).toBeGreaterThan(24);
    }
    const boxes = await boxesOf(page, 'button');
    expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(640);
    expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
  });

  it('bar, notes and help, pills and buttons have edges', async () => {
    await page.setViewport(1280, 900);
    await press(page, title(0), 'Read');
    await untilBar(page, /1 read/);
    await untilEdges({
      bar: [{ role: 'StaticText', name: /papers ·/, within: bar }, 24],
      note: [{ role: 'StaticText', name: 'Marked read', within: bar }, 24],
      button: [{ role: 'StaticText', name: 'Hide read', within: bar }, 14],
      pill: [{ role: 'StaticText', name: 'New', within: { role: 'group', name: title(1) } }, 28],
      toggle: [{ role: 'button', name: 'Queue', within: { role: 'group', name: title(0) } }, 6],
    });
    await page.press('?');
    const row = { role: 'StaticText', name: 'Next paper', within: help };
    await find(page, row);
    await untilEdges({ help: [row, 300] });
  });

  /** Waits until everything has an edge to its left, within its reach in px. */
  async function untilEdges(all: Record<string, [query: Query, reach: number]>): Promise<void> {
    let lacking: string[] = [];
    const letPage = (be: 'visible' | 'hidden') =>
      page.evaluate(`document.body.style.visibility = '${be}'`);
    // Firefox tells where things were a frame ago, and the bar has just changed.
    await until(
      async () => {
        const looks: Look[] = [];
        await letPage('visible');
        const nodes = await page.tree();
        for (const [name, [query, reach]] of Object.entries(all)) {
          const box = await nodes.find((node) => fits(node, query))?.box();
          if (!box) lacking = [`${name}, which isn't there`];
          if (!box) return false;
          looks.push({ x: box.x + 1, y: box.y + box.height / 2, reach });
        }
        // What is drawn then is ours.
        await letPage('hidden');
        const edges = await edgesLeftOf(page, looks);
        lacking = Object.keys(all).filter((_, place) => !edges[place]);
        return lacking.length === 0;
      },
      () => `edges of all (none at ${lacking.join(', ')})`,
    );
    await letPage('visible');
  }

  it('the library’s message has an edge', async () => {
    const library = await driver.extensionPage('library.html');
    const isThere = (selector: string) =>
      until(
        () => library.evaluate<boolean>(`document.querySelector('${selector}') !== null`),
        selector,
      );
    await isThere('.row');
    await library.press('j');
    await library.press('m');
    await isThere('.message p');
    const edge = `getComputedStyle(document.querySelector('.message p')).borderTopWidth`;
    expect(await library.evaluate(edge)).not.toBe('0px');
  });
});

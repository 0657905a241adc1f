/** What a page's own script learns of our closed roots, and does with them, by an attacker's own steps. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spy } from '../fuzz/in-page/spy.ts';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { allShown, demoPapers, serveDemo, title } from './pages.ts';

const papers = demoPapers.slice(0, 6);

/** Makes what content scripts could trip over useless, before they run. */
const breaks = `
  const broken = () => { throw new Error('broken by the page'); };
  Element.prototype.attachShadow = new Proxy(Element.prototype.attachShadow, { apply: (real, on, [how]) => Reflect.apply(real, on, [{ ...how, mode: 'open' }]) });
  for (const name of ['stopImmediatePropagation', 'stopPropagation', 'preventDefault', 'composedPath']) Event.prototype[name] = () => undefined;
  for (const name of ['target', 'isTrusted', 'originalTarget', 'explicitOriginalTarget']) Object.defineProperty(Event.prototype, name, { get: broken, configurable: true });
  EventTarget.prototype.addEventListener = EventTarget.prototype.dispatchEvent = broken;
  window.getSelection = Document.prototype.getSelection = broken;
  window.MutationObserver = window.WeakSet = window.WeakMap = window.setTimeout = broken;
  Node.prototype.getRootNode = broken;
`;
const firstScript = (source: string, shown = papers) =>
  demoListing({ date: '2026-01-30', papers: shown, extra: allShown }).replace(
    '<meta charset',
    () => `<script>${source}</script><meta charset`,
  );
/** Its abstract holds its title. */
const tex = 'O(\\sqrt{n}\\log n)';
const withMaths = papers.map((paper) => ({ ...paper, title: `Trees in $${tex}$: ${paper.title}` }));
const pages: Readonly<Record<string, string>> = {
  spied: firstScript(`(${spy})()`),
  maths: firstScript(`(${spy})()`, withMaths),
  broken: firstScript(`(${spy})();${breaks}`),
};

describe('closed roots', () => {
  const profile = newProfile();
  let driver: Driver;
  /** One page for all tests that leave it whole. */
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const body = pages[url.searchParams.get('as') ?? ''];
      return body === undefined ? serveDemo(url) : { body };
    });
    page = await open('spied');
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  async function open(as: string): Promise<Page> {
    const page = await driver.open(`https://huggingface.co/papers/date/2026-01-30?as=${as}`);
    await untilBar(page, /6 papers/);
    return page;
  }
  const nodes = (page: Page) => page.evaluate<string[]>('spy.nodes()');

  /** All that is drawn in our roots, as a screen reader has it. */
  async function drawn(page: Page): Promise<string[]> {
    const ours = (role: string, name: string) =>
      (role === 'region' && name === 'Offprint') || role === 'group';
    const tree = await page.tree();
    const texts = tree.filter(
      ({ role, name, ancestors }) =>
        role === 'StaticText' && name.length > 2 && ancestors.some((up) => ours(up.role, up.name)),
    );
    return [...new Set(texts.map(({ name }) => name.trim()))];
  }
  const found = async (page: Page) =>
    page.evaluate<string[]>(`spy.words(${JSON.stringify(await drawn(page))})`);

  it('keep their words from the page’s search and selection, whatever stands open', async () => {
    await press(page, title(1), 'Hide');
    await press(page, title(2), 'Star');
    await untilPressed(page, title(2), 'Star');
    await untilBar(page, /1 hidden/);
    expect(await drawn(page)).toEqual(expect.arrayContaining(['Starred', 'Undo', '1 hidden']));
    expect(await found(page)).toEqual([]);
    for (const [key, shown] of [
      ['?', 'Next paper'],
      ['/', 'Words'],
    ] as const) {
      await page.press(key);
      await until(async () => (await drawn(page)).some((text) => text.includes(shown)), shown);
      expect(await found(page)).toEqual([]);
      await page.press('Escape');
    }
    const more = { role: 'button', name: 'More', within: { role: 'group', name: title(3) } };
    await click(page, more);
    await click(page, { role: 'button', name: 'Abstract' });
    await until(async () => (await drawn(page)).length > 8, 'the abstract');
    expect(await found(page)).toEqual([]);
    expect(await nodes(page)).toEqual([]);
  });

  it('give the page no node: by the pointer, keys, the focus, what is typed', async () => {
    await page.evaluate('spy.walk()');
    const group = await find(page, { role: 'group', name: title(0) });
    const box = await until(() => group.box(), 'a place');
    // No button is narrower than a step.
    for (let x = box.x - 8; x < box.x + box.width + 8; x += 24) {
      for (const y of [box.y - 4, box.y + 8, box.y + 16, box.y + box.height + 6]) {
        await page.move(x, y);
      }
    }
    await press(page, title(0), 'Star');
    await untilPressed(page, title(0), 'Star');
    await page.evaluate(`document.querySelector('article h3 a').focus()`);
    for (let n = 0; n < 6; n++) await page.press('Tab');
    await page.press('Shift+Tab');
    await page.press('/');
    await find(page, { role: 'searchbox', name: 'Words' }).catch(() => undefined);
    for (const key of 'qu') await page.press(key);
    await page.press('Tab');
    await page.press('Escape');
    await page.evaluate('spy.walk()');
    await click(page, { role: 'button', name: 'Show all' });
    expect(await nodes(page)).toEqual([]);
  });

  it('let the page end a drag of its own over them, and give it no node by that', async () => {
    await page.evaluate(`(() => {
      window.heard = [];
      for (const type of ['mousedown', 'mousemove', 'mouseup']) {
        addEventListener(type, (event) => heard.at(-1) !== type && heard.push(type));
      }
    })()`);
    const button = { role: 'button', name: 'Queue', within: { role: 'group', name: title(0) } };
    const box = await until(async () => (await findAll(page, button))[0]?.box(), 'a place');
    const over = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.drag({ x: 20, y: over.y + 60 }, over);
    const heard = () => page.evaluate<string[]>('heard');
    await until(async () => (await heard()).includes('mouseup'), 'the end of the drag');
    expect((await heard()).slice(-3)).toEqual(['mousedown', 'mousemove', 'mouseup']);
    await page.drag(over, { x: 20, y: over.y + 60 });
    expect(await nodes(page)).toEqual([]);
    await untilPressed(page, title(0), 'Queue', false);
  });

  it('do what their buttons were made for, whatever the page does with what it gets', async () => {
    // The focus that the user gave a button in the test before would take the Space that follows.
    await page.clickAt(4, 4);
    await page.evaluate('spy.press()');
    // Space would scroll, and what is clicked next would still be moving.
    await page.evaluate(`document.documentElement.style.setProperty('overflow', 'hidden')`);
    const group = await find(page, { role: 'group', name: title(5) });
    const box = await until(() => group.box(), 'a place');
    await page.evaluate(`find('New')`);
    for (let x = box.x; x < box.x + box.width; x += 24) await page.move(x, box.y + 16);
    // What the page may have given the focus, the user's Space is not for.
    await page.press('Space');
    await press(page, title(5), 'Read');
    await untilPressed(page, title(5), 'Read');
    const within = { role: 'group', name: title(5) };
    const pressed = (await findAll(page, { role: 'button', within })).filter(
      (each) => each.pressed,
    );
    expect(pressed.map(({ name }) => name)).toEqual(['Read']);
    expect(await nodes(page)).toEqual([]);
  });

  it('tell nothing of one entry after the other, of papers that a page makes up', async () => {
    await press(page, title(4), 'Queue');
    await untilPressed(page, title(4), 'Queue');
    const ids = [papers[4]?.id, '2609.00001'];
    for (const id of ids) {
      await page.evaluate(`(() => {
        const [first, ...rest] = document.querySelectorAll('article');
        for (const each of rest) each.remove();
        for (const link of first.querySelectorAll('a')) link.href = '/papers/${id}';
      })()`);
      await untilBar(page, /1 paper\b/);
      const words = ['1 paper', '1 new', '0 new', '1 queued', '0 queued', 'New', 'matched: '];
      expect(await page.evaluate(`spy.words(${JSON.stringify(words)})`)).toEqual([]);
    }
  });

  it('are empty where the page took our listeners away by opening its document anew', async () => {
    await page.close();
    page = await open('spied');
    const box = await page.evaluate<{ x: number; y: number; width: number }>(`(() => {
      const kept = document.querySelector('article');
      document.open();
      (${spy})();
      document.write('<!doctype html><body><main></main>');
      document.close();
      document.querySelector('main').append(kept);
      const { x, y, width } = kept.querySelector('[data-offprint]').getBoundingClientRect();
      return { x, y, width };
    })()`);
    // The buttons stand at the end.
    const end = box.x + box.width;
    for (let x = end - 180; x < end; x += 8) await page.move(x, box.y + 16);
    await page.clickAt(end - 16, box.y + 16);
    expect(await nodes(page)).toEqual([]);
    // It keeps a processor busy.
    await page.close();
  });

  it('draw the formulas of an abstract, and keep their letters and nodes, too', async () => {
    const at = await open('maths');
    await at.press('j');
    await at.press('x');
    const formula = await until(
      async () => (await at.tree()).find(({ role, name }) => /math/i.test(role) && name === tex),
      'the formula',
    );
    const box = await until(() => formula.box(), 'its place');
    expect(box.width).toBeGreaterThan(30);
    expect(box.height).toBeLessThan(60);
    const letters = ['𝑂', '𝑛', 'made-up summary', 'abstract of'];
    expect(await at.evaluate(`spy.words(${JSON.stringify(letters)})`)).toEqual([]);
    await at.evaluate('spy.walk()');
    for (let x = box.x - 4; x < box.x + box.width + 8; x += 6) {
      await at.move(x, box.y + box.height / 2);
    }
    await at.clickAt(box.x + box.width / 2, box.y + box.height / 2);
    expect(await nodes(at)).toEqual([]);
    await at.close();
  });

  it('stay closed, and act, on a page that broke what it could reach before us', async () => {
    const at = await open('broken');
    await press(at, title(3), 'Star');
    await untilPressed(at, title(3), 'Star');
    await at.press('j');
    await at.press('b');
    await untilPressed(at, title(0), 'Queue');
    expect(await nodes(at)).toEqual([]);
    const isOpen = `[...document.querySelectorAll('[data-offprint]')].some((host) => host.shadowRoot)`;
    expect(await at.evaluate(isOpen)).toBe(false);
  });
});

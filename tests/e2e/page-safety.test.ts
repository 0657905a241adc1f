import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { find, findAll, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { groups, press, untilBar, untilPressed } from './listing.ts';
import { alikeInBoth } from './long-run.ts';
import { dayUrl, demoPapers, serveDemo, title } from './pages.ts';

const hostile = '2026-11-09';
const hostileTitles = [
  '<img src=x onerror="window.hacked = true">',
  '</script><script>window.hacked = true</script>',
  '\u202Egnidaer thgir\u202C and \u200Bnothing',
  '{{constructor.constructor("window.hacked = true")()}}',
  `long ${'x'.repeat(10_000)}`,
];

/** A listing whose first papers have those titles, with JSON at odds with it. */
const hostilePage = demoListing({
  date: hostile,
  papers: demoPapers
    .slice(15, 23)
    .map((paper, n) => ({ ...paper, title: hostileTitles[n] ?? paper.title })),
  props:
    '{"dailyPapers":[{"paper":{"id":"2603.00001","title":{"__proto__":{"polluted":1}}}},null,7',
});

describe('the page and we', () => {
  const profile = newProfile();
  let driver: Driver;
  /** One page for all tests but one. */
  let page: Page;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) =>
      url.pathname.endsWith(hostile) ? { body: hostilePage } : serveDemo(url),
    );
    page = await driver.open(dayUrl);
    await untilBar(page, /papers/);
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it('moves no other entry on a click, and shifts nothing', async () => {
    const boxes = `JSON.stringify([...document.querySelectorAll('article')].map((entry) => {
      const { x, y, width, height } = entry.getBoundingClientRect();
      return [x + scrollX, y + scrollY, width, height];
    }))`;
    const before = await page.evaluate(boxes);
    for (const toggle of ['Read', 'Queue', 'Star', 'Hide'] as const) {
      await press(page, title(0), toggle);
      await untilPressed(page, title(0), toggle);
      expect(await page.evaluate(boxes), toggle).toBe(before);
    }
    if (!inFirefox) {
      expect(
        await page.evaluate(`new Promise((resolve) => {
          // We insert nothing in the first 200 ms after load: until then the page shifts by itself.
          const ours = performance.getEntriesByType('navigation')[0].loadEventEnd + 150;
          new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value, startTime, hadRecentInput }) => sum + (hadRecentInput || startTime < ours ? 0 : value), 0)))
            .observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        })`),
      ).toBe(0);
    }
  });

  it('lies over none of the site’s own controls', async () => {
    const covered = await page.evaluate<string[]>(`
      [...document.querySelectorAll('article:not([data-offprint-look=boxed]) :is(a, button)')].flatMap((element) => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { x, y, width, height } = element.getBoundingClientRect();
        const top = document.elementFromPoint(x + width / 2, y + height / 2);
        return top?.closest('[data-offprint]') ? [element.outerHTML.slice(0, 80)] : [];
      })`);
    expect(covered).toEqual([]);
    await page.evaluate(`scrollTo({ top: 0, behavior: 'instant' })`);
  });

  it('case 39, case 42: does nothing on events and messages that a page makes up, and keeps its insides closed', async () => {
    await page.evaluate(`(() => {
      for (const host of document.querySelectorAll('[data-offprint]')) {
        if (host.shadowRoot) throw new Error('an open shadow root');
        const { x, y, width, height } = host.getBoundingClientRect();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
          for (let left = 0; left < 1; left += 0.05) {
            host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x + width * left, clientY: y + height / 2 }));
          }
        }
        host.click();
        host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      }
      for (const link of document.querySelectorAll('article h3 a')) {
        link.addEventListener('click', (event) => event.preventDefault(), { once: true });
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      }
      postMessage({ type: 'changed', papers: [] }, '*');
      document.dispatchEvent(new CustomEvent('wxt:locationchange', { detail: {} }));
    })()`);
    // A mark of our own afterwards: any effect of the page would be stored before it.
    await press(page, title(9), 'Star');
    await untilPressed(page, title(9), 'Star');
    const pressed = (await page.tree()).filter((node) => node.role === 'button' && node.pressed);
    const at = pressed.map(({ name, ancestors }) => [
      name,
      ancestors.find(({ role }) => role === 'group')?.name,
    ]);
    expect(at.filter(([, where]) => where !== title(0))).toEqual([['Star', title(9)]]);
  });

  it('is not switched off by the event at which an old script makes room for a new one', async () => {
    const id = await driver.ask<string>(`location.host`);
    const runtimeId = await driver.ask<string>(`(globalThis.browser ?? chrome).runtime.id`);
    await page.evaluate(`(() => {
      window.old = document.querySelector('article > [data-offprint]');
      for (const id of ${JSON.stringify([id, runtimeId])}) {
        for (const name of ['huggingface', 'arxiv']) {
          for (const target of [document, window]) {
            target.dispatchEvent(new Event(id + ':' + name + ':started'));
            target.dispatchEvent(new CustomEvent(id + ':wxt:content-script-started', { detail: { contentScriptName: name, messageId: 'x' } }));
          }
        }
      }
      for (const target of [document, window]) target.dispatchEvent(new Event('offprint'));
    })()`);
    await press(page, title(1), 'Star');
    await untilPressed(page, title(1), 'Star');
    expect(await page.evaluate('old.isConnected')).toBe(true);
  });

  alikeInBoth(
    'what is drawn as text, which `unit/sites/hostile.test.ts` and lint hold, too',
    () => {
      it('case 32, case 35: shows text as text, whatever the page holds', async () => {
        const at = await driver.open(`https://huggingface.co/papers/date/${hostile}`);
        await untilBar(at, /8 papers/);
        const names = await groups(at);
        expect(names[0]).toBe(hostileTitles[0]);
        expect(names[1]).toBe(hostileTitles[1]);
        expect(names[4]?.length).toBeLessThanOrEqual(500);
        for (const [n, name] of names.entries()) await press(at, name, n === 0 ? 'Hide' : 'Queue');
        await untilBar(at, /7 queued/);
        const popup = await driver.popup();
        const queue = { role: 'list', name: 'Queue' };
        await until(
          async () => (await findAll(popup, { role: 'link', within: queue })).length === 7,
          'the queue',
        );
        for (const each of [at, popup]) {
          expect(await each.evaluate('[window.hacked ?? null, {}.polluted ?? null]')).toEqual([
            null,
            null,
          ]);
        }
      });
    },
  );

  it('can be worked by keyboard alone', async () => {
    await page.front();
    await page.evaluate(`document.querySelectorAll('article')[11].querySelector('h3 a').focus()`);
    await find(page, {
      role: 'button',
      name: 'Queue',
      within: { role: 'group', name: title(11) },
    });
    // Through what the site has left in this entry, into our group, and on to its second button.
    const rest = await page.evaluate<number>(
      `document.querySelectorAll('article')[11].querySelectorAll('.meta a').length`,
    );
    for (let n = 0; n < rest + 2; n++) await page.press('Tab');
    await page.press('Enter');
    await untilPressed(page, title(11), 'Queue');
  });
});

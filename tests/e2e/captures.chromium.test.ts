import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captures, readCapture } from '../unit/sites/captures.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, findAll, until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { launch, newProfile } from './launch.ts';
import { groupsAndNew, press, untilBadge, untilBar, untilPressed } from './listing.ts';
import { isLongRun } from './long-run.ts';

const files = captures('huggingface', /^daily--.*\.html$/);
/** All days in the long run; else the oldest, which has the fewest cards. Unit tests read every one of them. */
const looked = isLongRun ? files : files.slice(0, 1);

/** Entries off screen would be missing from the accessibility tree. */
const extra = '<style>main * { content-visibility: visible !important }</style>';
/**
 * The page without what shifts it by itself: pictures and styles that fail late, there being no network, and a first
 * display of half of it.
 */
const read = (file: string): string =>
  readCapture('huggingface', file)
    .replaceAll(/(?<=<(?:img|video|source|iframe)\b[^>]*)\s(?:src|srcset|poster)="[^"]*"/g, '')
    .replaceAll(/<link\b[^>]*>/g, '')
    .replace(
      '</head>',
      `<link rel="expect" href="#parsed" blocking="render"><link rel="stylesheet" href="/stand-in.css">${extra}</head>`,
    )
    .replace('</body>', '<i id="parsed" hidden></i></body>');
const dateOf = (file: string): string => /\d{4}-\d{2}-\d{2}/.exec(file)?.[0] ?? '';
const urlOf = (file: string): string => `https://huggingface.co/papers/date/${dateOf(file)}`;

/** Sum of the page's layout shifts that no input explains, once entries had the time to be seen. */
const shifts = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value;
  }).observe({ type: 'layout-shift', buffered: true });
  let frames = 0;
  const next = () => (++frames > 90 ? resolve(sum) : requestAnimationFrame(next));
  next();
})`;

describe.skipIf(files.length === 0)('saved Hugging Face days (skipped: no captures here)', () => {
  const profile = newProfile();
  let driver: Driver;
  const style = files.length > 0 ? readStyle() : '';
  const serve = (url: URL) => {
    if (url.pathname === '/stand-in.css') return { body: style, contentType: 'text/css' };
    const file = files.find((name) => url.pathname === `/papers/date/${dateOf(name)}`);
    return file ? { body: read(file) } : undefined;
  };

  beforeAll(async () => {
    // The long run starts it again on its profile.
    driver = await launch(profile.path, serve, isLongRun ? { needsProfile: true } : {});
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  it.each(looked)('%s: controls once on every card, all new, without a shift', async (file) => {
    const page = await driver.open(urlOf(file));
    await untilBar(page, /papers/);
    const cards = await page.evaluate<number>(`document.querySelectorAll('article').length`);
    const shown = await groupsAndNew(page);
    expect(shown.groups).toHaveLength(cards);
    expect(shown.fresh).toHaveLength(cards);
    expect(await page.evaluate(shifts)).toBe(0);
    await page.close();
  });

  // `main-path` does the same on a page of ours.
  if (isLongRun) {
    it('the main job: marks, reload, second tab, badge, popup, undo, worker and browser killed', async () => {
      const file = files.at(-1) ?? '';
      let page: Page = await driver.open(urlOf(file));
      await untilBar(page, /papers/);
      const near = await findAll(page, { role: 'group' });
      const [first = '', second = '', third = '', fourth = ''] = near.map(({ name }) => name);
      await press(page, first, 'Read');
      await driver.killWorker();
      await press(page, second, 'Queue');
      await driver.killWorker();
      await press(page, third, 'Queue');
      await press(page, fourth, 'Star');
      await untilBar(page, /1 read · 2 queued/);
      await page.reload();
      for (const [title, toggle] of [
        [first, 'Read'],
        [second, 'Queue'],
        [fourth, 'Star'],
      ] as const) {
        await untilPressed(page, title, toggle);
      }
      const other = await driver.open(urlOf(file));
      await press(other, fourth, 'Read');
      await page.front();
      await untilPressed(page, fourth, 'Read');
      await other.close();

      const unseen = / (\d+) new/.exec(await untilBar(page, /new/))?.[1] ?? '';
      await untilBadge(page, unseen);
      const popup = await driver.popup();
      const queue = { role: 'list', name: 'Queue' };
      await until(async () => {
        const links = await findAll(popup, { role: 'link', within: queue });
        return links.map(({ name }) => name).join() === [second, third].join();
      }, 'the queue');
      await popup.close();

      await click(page, { role: 'button', name: /^Mark these/ });
      await untilBar(page, /0 queued/);
      await click(page, { role: 'button', name: 'Undo' });
      await untilBar(page, /2 read · 2 queued/);
      await press(page, first, 'Star');
      await untilPressed(page, first, 'Star');
      await untilFiled(driver);
      await driver.kill();
      driver = await launch(profile.path, serve, { needsProfile: true });
      page = await driver.open(urlOf(file));
      await untilPressed(page, first, 'Star');
      await untilBar(page, /2 read · 2 queued/);
    });
  }
});

function readStyle(): string {
  const file = new URL('../../../shared/captures/huggingface/style.css', import.meta.url);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

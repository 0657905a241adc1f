import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FrameworkOptions, frameworkPage } from '../pages/frameworks/build.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, until } from './drivers/find.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { groups, inSight, press, untilBar, untilPressed } from './listing.ts';
import { isLongRun } from './long-run.ts';
import { demoPapers, title, titles } from './pages.ts';

const first = titles.slice(0, 12);
const second = titles.slice(12, 24);

/** Counts our hosts in the entries, and our elements elsewhere. */
const hosts = `[
  ...[...document.querySelectorAll('article')].map((entry) => entry.querySelectorAll(':scope > [data-offprint]').length),
  document.querySelectorAll('[data-offprint]:not(article > *, html > *)').length,
].join()`;

/** Calls a hook of the page, and tells after how many frames each entry that is shown carries controls again, once. */
const framesUntilBack = (hook: string, entries: number) => `new Promise((resolve) => {
  site.${hook}();
  let frames = 0;
  const check = () => {
    const entries = [...document.querySelectorAll('article')];
    const counts = entries.map((entry) => entry.querySelectorAll(':scope > [data-offprint]').length);
    // One that is left out may have kept its own, which are as invisible as it is.
    const isRight = (entry, index) => counts[index] === 1 || (counts[index] === 0 && !entry.checkVisibility());
    if (counts.length === ${entries} && entries.every(isRight)) resolve(frames);
    else if (++frames > 60) resolve('never: ' + counts.join());
    else requestAnimationFrame(check);
  };
  check();
})`;

/**
 * Hugging Face's own is Svelte. How React changes a page reaches us in Firefox by the same events, so it is left to
 * Chromium and the long run there.
 */
const frameworks = inFirefox && !isLongRun ? (['svelte'] as const) : (['svelte', 'react'] as const);

const starts = [
  { mode: 'hydrate', keyed: true, delay: 0 },
  { mode: 'hydrate', keyed: true, delay: 600 },
  { mode: 'mount', keyed: false, delay: 600 },
  { mode: 'mount', keyed: true, delay: 0 },
] as const;

/** Svelte starts in all ways in Chromium. React, and Svelte in Firefox, start in the other two in the long run. */
function startsOf(framework: (typeof frameworks)[number]) {
  if (isLongRun) return starts;
  if (framework === 'react') return [starts[2], starts[0]];
  return inFirefox ? starts.slice(2) : starts;
}

describe.each(frameworks)('a page that %s renders', (framework) => {
  const profile = newProfile();
  let driver: Driver;
  let html: Awaited<ReturnType<typeof frameworkPage>>;
  const pages = new Map<string, string>();
  let day = 1;

  beforeAll(async () => {
    html = await frameworkPage(framework);
    driver = await launch(profile.path, (url) => {
      const body = pages.get(url.pathname);
      return body === undefined ? undefined : { body };
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  /** A new tab on a page of its own, with the framework started and every entry drawn. */
  async function open(options: Omit<FrameworkOptions, 'framework'>): Promise<Page> {
    const date = `2026-10-${String(day++).padStart(2, '0')}`;
    pages.set(`/papers/date/${date}`, html(options, date));
    const page = await driver.open('about:blank');
    // All entries are in sight.
    await page.setViewport(1280, 2600);
    await page.goto(`https://huggingface.co/papers/date/${date}`);
    await until(async () => page.evaluate('window.site?.started'), 'the framework');
    await untilBar(page, /12 papers/);
    return page;
  }

  let recycling: Page;
  let page: Page;
  it.each(startsOf(framework))(
    'keeps its entries, with controls once on each: %o',
    async (options) => {
      page = await open(options);
      if (!options.keyed) recycling = page;
      await until(async () => (await groups(page)).join() === first.join(), 'all entries drawn');
      expect(await page.evaluate(hosts)).toBe([...first.map(() => 1), 0].join());
      // A framework that starts long after the page rested may find us there; it must cope, and we come back.
      if (options.delay === 0) expect(await page.evaluate(`complaints.join('\\n')`)).toBe('');
    },
  );

  // The tests below go on with the page that was opened last, each with what the one before left there.

  it('has its controls back within two frames, whatever the framework does', async () => {
    await press(page, title(1), 'Star');
    await untilPressed(page, title(1), 'Star');
    for (const hook of ['rerender', 'reverse', 'remount', 'rerender', 'reverse'] as const) {
      expect(await page.evaluate(framesUntilBack(hook, 12)), hook).toBeLessThanOrEqual(2);
    }
    expect(await page.evaluate(hosts)).toBe([...first.map(() => 1), 0].join());
    await untilPressed(page, title(1), 'Star');
  });

  it('stays filtered and sorted whatever the framework does, and acts on what is shown', async () => {
    await page.evaluate(`(() => {
      window.shifts = 0;
      if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
      new PerformanceObserver((list) => {
        for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts += value;
      }).observe({ type: 'layout-shift' });
    })()`);
    const shown = demoPapers.slice(0, 12).filter((paper) => /parallel/i.test(paper.title));
    const sorted = shown.toSorted((a, b) => b.upvotes - a.upvotes).map((paper) => paper.title);
    const rest = shown.length;
    await page.press('/');
    await find(page, { role: 'searchbox' });
    for (const letter of 'parallel') await page.press(letter);
    for (const key of ['Tab', 'Tab', 'Tab', 'u']) await page.press(key);
    await untilBar(page, /Sorted by upvotes/);
    await page.press('Escape');
    for (const hook of ['reverse', 'rerender', 'remount', 'reverse'] as const) {
      expect(await page.evaluate(framesUntilBack(hook, 12)), hook).toBeLessThanOrEqual(2);
      await until(
        async () => (await inSight(page)).join() === sorted.join(),
        `order after ${hook}`,
      );
    }
    await click(page, { role: 'button', name: `Mark these ${rest} read` });
    await untilBar(page, new RegExp(`${rest} read`));
    await page.evaluate('site.remount()');
    await page.press('z');
    await untilBar(page, / 0 read/);
    await click(page, { role: 'button', name: 'Show all' });
    await until(async () => (await groups(page)).length === 12, 'all again');
    expect(await page.evaluate(hosts)).toBe([...first.map(() => 1), 0].join());
    expect(await page.evaluate('shifts')).toBe(0);
  });

  it('draws papers that come later', async () => {
    await page.evaluate('site.append()');
    const expected = [...first, ...titles.slice(24, 27)];
    await until(async () => (await groups(page)).join() === expected.join(), 'appended entries');
    await untilBar(page, /15 papers/);
  });

  it('case 38: is left alone once it removes the controls of an entry again and again', async () => {
    await page.evaluate(`(() => {
      window.removals = 0;
      new MutationObserver(() => {
        const host = document.querySelector('article > [data-offprint]');
        if (host && host.parentNode === document.querySelector('article')) { host.remove(); window.removals++; }
      }).observe(document.body, { childList: true, subtree: true });
      site.rerender(); document.querySelector('article > [data-offprint]').remove();
    })()`);
    await until(async () => (await groups(page)).length === 14, 'controls on all entries but one');
    expect(await page.evaluate('removals')).toBeLessThanOrEqual(4);
    await page.evaluate('site.rerender()');
    await page.evaluate(framesUntilBack('rerender', 15));
    expect(await groups(page)).toHaveLength(14);
  });

  it('shows the marks of the paper, not of the element, when elements are recycled', async () => {
    page = recycling;
    await page.front();
    await press(page, title(0), 'Hide');
    await press(page, title(1), 'Queue');
    await page.evaluate('site.next()');
    await until(async () => (await groups(page)).join() === second.join(), 'the next papers');
    await untilPressed(page, title(13), 'Queue', false);
    expect(await page.evaluate(`document.querySelectorAll('[data-offprint-look]').length`)).toBe(0);
    await page.evaluate('site.reverse()');
    await until(async () => (await groups(page)).join() === second.toReversed().join(), 'reversed');
  });
});

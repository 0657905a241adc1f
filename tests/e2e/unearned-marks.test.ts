/** What a page makes up counts as neither opened nor seen; nor does a tab that was never shown count as a visit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { untilFiled } from './journal.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { openedPapers, rowsOf, seenPapers } from './library-rows.ts';
import { untilBar, untilPressed } from './listing.ts';
import { alikeInBoth, isLongRun } from './long-run.ts';
import { demoPapers, serveDemo, title } from './pages.ts';

const paperPage = (id: string, script = '') =>
  `<!doctype html><meta charset="utf-8"><script>${script}</script><body><main data-target="PaperContent"><h1>Paper ${id}</h1></main>`;
const article = (id: string, style = '') =>
  `<article style="${style}"><h3 style="margin:0;font:14px/1.2 sans-serif"><a href="/papers/${id}">Paper ${id}</a></h3></article>`;
const list = (rows: string) =>
  `<!doctype html><meta charset="utf-8"><body><div data-target="DailyPapers"><div class="grid">${rows}</div></div>`;
const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => `2609.${from + n}`);

/** Each takes as long as a paper must be in sight to count, and that is seconds. */
const faked = isLongRun ? [51, 52, 53] : [51];

const readable = '2609.20000';
const pages: Readonly<Record<string, string>> = {
  '/papers/date/2026-02-01': list(
    ids(10_000, 60)
      .map((id) => article(id, 'height:12px;overflow:hidden'))
      .join('') + article(readable, 'height:60px'),
  ),
  // All at the same place: as many on screen at once as a page likes.
  '/papers/date/2026-02-02': list(
    ids(30_000, 700)
      .map((id) => article(id, 'position:absolute;inset:100px 0 auto 0;height:60px'))
      .join(''),
  ),
  '/papers/2603.00077': paperPage('77', `history.replaceState(null, '', '/papers/2603.00078')`),
};

const api = inFirefox ? 'browser' : 'chrome';
const otherDay = '2026-11-20';

describe('what a page makes up', () => {
  const profile = newProfile();
  let driver: Driver;

  beforeAll(async () => {
    driver = await launch(profile.path, (url) => {
      const own = pages[url.pathname];
      const paper = /^\/papers\/(26[\d.]+)$/.exec(url.pathname)?.[1];
      if (own !== undefined) return { body: own };
      return paper ? { body: paperPage(paper) } : serveDemo(url);
    });
  });
  afterAll(async () => {
    await driver.end();
    profile.remove();
  });

  const untilDrawn = (page: Page, heading: string) =>
    until(
      () =>
        page.evaluate<boolean>(
          `document.querySelector('main:has([data-offprint]) h1')?.textContent.startsWith(${JSON.stringify(heading)}) && 'offprintPaper' in document.documentElement.dataset`,
        ),
      `controls at ${heading}`,
    );

  /** Keeps a page in front for longer than a paper's page needs to count: no other sign says that it doesn't. */
  const stayInSight = async (page: Page) => {
    await page.front();
    await page.evaluate(
      `new Promise((resolve) => setTimeout(resolve, 2_000, document.visibilityState))`,
    );
  };

  /** Loads the page of a paper as a user does, and waits until it counts: what came before it would, too. */
  async function openReally(id: string): Promise<void> {
    const page = await driver.open(`https://huggingface.co/papers/${id}`);
    await until(async () => (await openedPapers(driver)).includes(`arxiv:${id}`), `${id} opened`);
    await page.close();
  }

  it('opens no paper: an address and a heading of its own', async () => {
    const page = await driver.open('https://huggingface.co/papers/2603.00050');
    await until(
      async () => (await openedPapers(driver)).includes('arxiv:2603.00050'),
      'the paper that was loaded',
    );
    for (const n of faked) {
      await page.evaluate(`(() => {
        history.pushState(null, '', '/papers/2603.000${n}');
        document.querySelector('main').innerHTML = '<h1>Faked ${n}</h1>';
      })()`);
      await untilDrawn(page, `Faked ${n}`);
      await stayInSight(page);
    }
    // Nor an address of its own before our script comes.
    await page.goto('https://huggingface.co/papers/2603.00077');
    await untilDrawn(page, 'Paper 77');
    await stayInSight(page);
    await openReally('2603.00070');
    const opened = await openedPapers(driver);
    for (const n of [...faked, 78]) expect(opened).not.toContain(`arxiv:2603.000${n}`);
    await page.close();
  });

  // Playwright keeps every tab of Chromium visible.
  it.runIf(inFirefox)(
    'begins no visit in a tab that was opened in the background before it is first shown',
    async () => {
      const listing = `huggingface/day/${otherDay}`;
      const url = `https://huggingface.co/papers/date/${otherDay}`;
      const visits = async () => {
        const rows = await rowsOf(driver, 'visits');
        return rows.map(([, row]) => Object(row)).filter((row) => row.listing === listing);
      };
      // As by a middle click: it has never been in sight.
      const id = await driver.ask<number>(
        `${api}.tabs.create({ url: ${JSON.stringify(url)}, active: false }).then(({ id }) => id)`,
      );
      // It has asked: the worker has given it its badge.
      await until(
        async () =>
          (await driver.ask<string>(`${api}.action.getBadgeText({ tabId: ${id} })`)) !== '',
        'the badge of the tab behind',
      );
      expect(await visits()).toEqual([]);
      // Meanwhile the same list is read elsewhere.
      const front = await driver.open(url);
      await untilBar(front, /papers/);
      await untilPressed(front, title(0), 'Read', false);
      await until(
        async () => (await seenPapers(driver)).includes(`arxiv:${demoPapers[0]?.id}`),
        'a paper seen',
      );
      expect(await visits()).toHaveLength(1);
      const shown = Date.now();
      await driver.ask(`${api}.tabs.update(${id}, { active: true }).then(() => 0)`);
      const begun = await until(async () => {
        const found = await visits();
        return found.length === 2 && Math.max(...found.map((visit) => visit.begun));
      }, 'a visit that begins when the tab is shown');
      expect(begun).toBeGreaterThanOrEqual(shown);
    },
  );

  alikeInBoth('which entries count as seen; that those in sight do is in `main-path`', () => {
    it('shows no paper: entries too small to be read', async () => {
      const page = await driver.open('https://huggingface.co/papers/date/2026-02-01');
      await untilBar(page, /61 papers/);
      await until(
        async () => (await seenPapers(driver)).includes(`arxiv:${readable}`),
        'what can be read seen',
      );
      const seen = await seenPapers(driver);
      expect(seen.filter((id) => id.startsWith('arxiv:2609.1'))).toEqual([]);
      await page.close();
    });

    it('shows no more papers than a person can look at', async () => {
      const page = await driver.open('https://huggingface.co/papers/date/2026-02-02');
      await untilBar(page, /700 papers/);
      const seen = async () =>
        (await seenPapers(driver)).filter((id) => id.startsWith('arxiv:2609.3'));
      await until(async () => (await seen()).length >= 600, 'as many as a minute allows');
      await untilFiled(driver);
      expect(await seen()).toHaveLength(600);
      await page.close();
    });
  });
});

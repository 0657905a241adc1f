/**
 * Script, style and layout that an extension adds to a page from navigation until it is idle: ours, and the smallest one
 * that puts the same controls on the entries in sight, each less what the page takes without either.
 */
import type { BrowserContext } from 'playwright';
import { floorExtension, ourExtension } from '../build.ts';
import { benchSites, listingUrl, withChromium } from '../chromium.ts';
import { type Bench, type Pair, plainRow, type Row, ratioRow } from '../row.ts';
import { savedPages } from '../saved.ts';
import { spreadOf } from '../statistics.ts';

/** What the browser counts for a page, in ms. */
interface Spent {
  readonly script: number;
  readonly all: number;
}

/** After the bar or the controls are there, the page is idle this much later, in ms. */
const rest = 700;
const limit = 2;

export const load: Bench = {
  name: 'load',
  async run({ long }) {
    const saved = savedPages();
    const floorFolder = await floorExtension();
    const pages = [
      ...saved.map(({ site, url, entries }) => ({
        url,
        what: `${site}, saved page of ${entries} entries`,
        isJudged: true,
      })),
      ...benchSites.map((site) => ({
        url: listingUrl[site](2_000),
        what: `${site}, 2,000 entries`,
        isJudged: false,
      })),
    ];
    // Serves only the pages themselves: their other files aren't saved.
    const serve = (url: URL) => saved.find((page) => page.url === url.href)?.body;
    return withChromium({ serve }, (bare) =>
      withChromium({ serve, extensions: [floorFolder] }, (floor) =>
        withChromium({ serve, extensions: [ourExtension] }, async (ours) => {
          const rows: Row[] = [];
          for (const { url, what, isJudged } of pages) {
            const times = long ? 20 : 7;
            const rounds: Record<'bare' | 'floor' | 'ours', Spent>[] = [];
            for (let n = 0; n <= times; n++) {
              rounds.push({
                bare: await spentOn(bare, url),
                floor: await spentOn(floor, url, 'html[data-floor]'),
                ours: await spentOn(ours, url, '[data-offprint=bar]'),
              });
            }
            rows.push(...rowsOf(rounds.slice(1), what, isJudged));
          }
          return rows;
        }),
      ),
    );
  },
};

function rowsOf(
  rounds: readonly Record<'bare' | 'floor' | 'ours', Spent>[],
  what: string,
  isJudged: boolean,
): Row[] {
  const added = (name: keyof Spent): Pair[] => {
    const without = spreadOf(rounds.map(({ bare }) => bare[name])).median;
    return rounds.map(({ ours, floor }) => ({
      ours: ours[name] - without,
      floor: Math.max(0.1, floor[name] - without),
    }));
  };
  const told = { bench: 'load', unit: 'ms', against: 'controls in sight, nothing else' } as const;
  const all = ratioRow(
    { ...told, what: `script, style, layout added, ${what}` },
    added('all'),
    limit,
  );
  const { budget: _, passed: __, ...shown } = all;
  return [
    isJudged ? all : shown,
    plainRow(
      { ...told, what: `script added, ${what}` },
      added('script').map(({ ours }) => ours),
    ),
  ];
}

async function spentOn(context: BrowserContext, url: string, mark?: string): Promise<Spent> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.goto(url);
  await page.bringToFront();
  if (mark) await page.waitForSelector(mark, { state: 'attached', timeout: 60_000 });
  await page.waitForTimeout(rest);
  const { metrics } = await cdp.send('Performance.getMetrics');
  await page.close();
  const ms = (name: string) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1_000;
  const script = ms('ScriptDuration');
  return { script, all: script + ms('RecalcStyleDuration') + ms('LayoutDuration') };
}

/** Main-thread time to read and mark a listing, style and layout included, against cloning the same elements. */
import type { BrowserContext, Page } from 'playwright';
import { bundle } from '../build.ts';
import { type BenchSite, benchSites, listingUrl, openTab, withChromium } from '../chromium.ts';
import type { MarkBench } from '../in-browser/mark.ts';
import { type Bench, type Pair, plainRow, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

declare global {
  var offprintBench: MarkBench;
}

/** How many entries, and how often each size is measured in the short run. */
const sizes = [
  [50, 12],
  [500, 6],
  [2_000, 4],
] as const;
/** Memory layout differs from one load of a page to the next. */
const loads = 2;
const against = 'cloning the same elements into the entries';

export const mark: Bench = {
  name: 'mark',
  async run({ long }) {
    const script = await bundle('mark');
    return withChromium({}, async (context) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        for (const [count, times] of sizes) {
          const often = long ? times * 5 : times;
          rows.push(...(await markListing(context, script, site, count, often)));
        }
      }
      return rows;
    });
  },
};

async function markListing(
  context: BrowserContext,
  script: string,
  site: BenchSite,
  count: number,
  times: number,
): Promise<Row[]> {
  const cold: number[] = [];
  const pairs: Pair[] = [];
  for (let load = 0; load < loads; load++) {
    const page = await openTab(context, listingUrl[site](count));
    await page.evaluate(script);
    cold.push(await page.evaluate(() => offprintBench.ours()));
    const marked = await page.evaluate(() => offprintBench.prepare());
    if (marked !== count) throw new Error(`${marked} of ${count} entries were marked`);
    pairs.push(...(await pairsOn(page, times / loads)));
  }
  const what = `${site}, ${count.toLocaleString('en')} entries`;
  return [
    ratioRow({ bench: 'mark', what, against, unit: 'ms' }, pairs, 2),
    plainRow({ bench: 'mark', what: `${what}, first time in a fresh page`, unit: 'ms' }, cold),
  ];
}

const pairsOn = (page: Page, times: number): Promise<Pair[]> =>
  inTurns(
    { times, warmUp: 1 },
    () => page.evaluate(() => offprintBench.ours()),
    () => page.evaluate(() => offprintBench.floor()),
  );

/**
 * Main-thread time to mark a listing, style and layout included, with an extension that answers at once: a long list
 * against one of 50, reading apart.
 */
import type { BrowserContext } from 'playwright';
import { bundle } from '../build.ts';
import { type BenchSite, benchSites, listingUrl, openTab, withChromium } from '../chromium.ts';
import type { MarkBench } from '../in-browser/mark.ts';
import { type Bench, type Row, ratioRow } from '../row.ts';

declare global {
  var offprintBench: MarkBench;
}

/** How many entries, and what they may cost against 50, reading apart. */
const sizes = [
  [500, 1.5],
  [2_000, 2],
] as const;
const few = 50;
/** What reading one entry of the longest list may cost against one of 50. */
const readingLimit = 1.5;

interface Marked {
  /** ms per entry. */
  readonly reading: number;
  /** ms of the rest. */
  readonly rest: number;
}

export const mark: Bench = {
  name: 'mark',
  async run({ long }) {
    const script = await bundle('mark');
    return withChromium({}, async (context) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        for (const [count, limit] of sizes) {
          const pairs: { ours: Marked; floor: Marked }[] = [];
          // Memory layout differs from one load of a page to the next.
          for (let n = 0; n < (long ? 20 : 6); n++) {
            pairs.push({
              ours: await markedOn(context, script, site, count),
              floor: await markedOn(context, script, site, few),
            });
          }
          rows.push(
            ...rowsOf(pairs.slice(1), `${site}, ${count.toLocaleString('en')} entries`, limit),
          );
        }
      }
      return rows;
    });
  },
};

function rowsOf(
  pairs: readonly { ours: Marked; floor: Marked }[],
  what: string,
  limit: number,
): Row[] {
  const of = (name: keyof Marked) =>
    pairs.map(({ ours, floor }) => ({ ours: ours[name], floor: floor[name] }));
  const told = { bench: 'mark', against: `the same with ${few} entries`, unit: 'ms' } as const;
  return [
    ratioRow({ ...told, what: `${what}, without reading` }, of('rest'), limit),
    ratioRow({ ...told, what: `${what}, reading, per entry` }, of('reading'), readingLimit),
  ];
}

/** The median of some runs in one load of a page. */
async function markedOn(
  context: BrowserContext,
  script: string,
  site: BenchSite,
  count: number,
): Promise<Marked> {
  const page = await openTab(context, listingUrl[site](count));
  await page.evaluate(script);
  const { entries } = await page.evaluate(() => offprintBench.reading());
  if (entries !== count) throw new Error(`${entries} of ${count} entries were read`);
  const runs: Marked[] = [];
  for (let n = 0; n < 5; n++) {
    const { time } = await page.evaluate(() => offprintBench.reading());
    const all = await page.evaluate(() => offprintBench.ours());
    runs.push({ reading: time / count, rest: all - time });
  }
  const [, , median] = runs.toSorted((a, b) => a.rest - b.rest);
  if (!median) throw new Error('nothing was measured');
  return median;
}

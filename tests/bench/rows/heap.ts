/** What the content script adds to the script heap of a page with 50 entries. */
import { benchSites, listingUrl } from '../chromium.ts';
import { type Bench, differenceRow, type Row } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { type Tab, withAndWithout } from '../with-and-without.ts';

export const heap: Bench = {
  name: 'heap',
  run: ({ long }) =>
    withAndWithout(async (measure) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        const url = listingUrl[site](50);
        const pairs = await inTurns(
          { times: long ? 20 : 10 },
          () => measure.with(url, (tab) => heapOf(tab, true)),
          () => measure.without(url, (tab) => heapOf(tab, false)),
        );
        const what = `script heap, ${site}, 50 entries`;
        rows.push(
          differenceRow({ bench: 'heap', what, against: 'without Offprint', unit: 'MB' }, pairs, 1),
        );
      }
      return rows;
    }),
};

async function heapOf(tab: Tab, marked: boolean): Promise<number> {
  if (marked) await untilMarked(tab);
  await tab.page.waitForTimeout(300);
  const { cdp } = tab;
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** Asked by protocol: for any query of its own Playwright puts 0.7 MB of script into the page. */
async function untilMarked({ page, cdp }: Tab): Promise<void> {
  const expression = `document.querySelector('[data-offprint="bar"]') !== null`;
  for (let tries = 0; tries < 600; tries++) {
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    if (result.value === true) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`nothing was marked at ${page.url()}`);
}

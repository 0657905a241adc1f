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

async function heapOf({ page, cdp }: Tab, marked: boolean): Promise<number> {
  if (marked) await page.waitForSelector('[data-offprint="bar"]', { state: 'attached' });
  await page.waitForTimeout(300);
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6;
}

/** Layout shifts of a listing while it loads, is marked and is scrolled to its end, with Offprint and without. */
import { benchSites, listingUrl } from '../chromium.ts';
import { type Bench, differenceRow, type Row } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { type Tab, withAndWithout } from '../with-and-without.ts';

export const shift: Bench = {
  name: 'shift',
  run: ({ long }) =>
    withAndWithout(async (measure) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        const url = listingUrl[site](50);
        const pairs = await inTurns(
          { times: long ? 10 : 2, warmUp: 0 },
          () => measure.with(url, (tab) => shiftsOf(tab, true)),
          () => measure.without(url, (tab) => shiftsOf(tab, false)),
        );
        const what = `layout shift, ${site}, 50 entries`;
        rows.push(
          differenceRow({ bench: 'shift', what, against: 'without Offprint', unit: '' }, pairs, 0),
        );
      }
      return rows;
    }),
};

async function shiftsOf({ page }: Tab, marked: boolean): Promise<number> {
  if (marked) await page.waitForSelector('[data-offprint="bar"]', { state: 'attached' });
  await page.waitForTimeout(500);
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.waitForTimeout(500);
  return page.evaluate(() => (globalThis as { shifts?: number }).shifts ?? 0);
}

/**
 * Frames dropped while a listing of 2,000 entries is scrolled by a wheel gesture, with Offprint and without. Each
 * callback before a frame records when its frame began; an interval of n sixtieths of a second has dropped n − 1
 * frames.
 */
import { benchSites, listingUrl } from '../chromium.ts';
import { type Bench, differenceRow, type Row } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { type Tab, withAndWithout } from '../with-and-without.ts';

const entries = 2_000;
/** Distance in CSS pixels, and speed in CSS pixels per second. */
const [distance, speed] = [6_000, 3_000];

export const scroll: Bench = {
  name: 'scroll',
  run: ({ long }) =>
    withAndWithout(async (measure) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        const url = listingUrl[site](entries);
        const pairs = await inTurns(
          { times: long ? 10 : 3, warmUp: 0 },
          () => measure.with(url, (tab) => droppedOf(tab, true)),
          () => measure.without(url, (tab) => droppedOf(tab, false)),
        );
        const what = `frames dropped in 100 while scrolling, ${site}, 2,000 entries`;
        const told = { bench: 'scroll', what, against: 'without Offprint', unit: '' } as const;
        rows.push(differenceRow(told, pairs, 2));
      }
      return rows;
    }),
};

/** Per cent of the expected frames. */
async function droppedOf({ page, cdp }: Tab, marked: boolean): Promise<number> {
  if (marked)
    await page.waitForSelector('[data-offprint="bar"]', { state: 'attached', timeout: 120_000 });
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const noted: number[] = [];
    const note = (at: number) => {
      noted.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { noted });
  });
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 640,
    y: 450,
    yDistance: -distance,
    speed,
    gestureSourceType: 'mouse',
  });
  return page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: readonly number[] };
    const frames = noted
      .slice(1)
      .map((at, n) => Math.max(1, Math.round(((at - (noted[n] ?? at)) * 60) / 1_000)));
    const all = frames.reduce((sum, each) => sum + each, 0);
    return (100 * (all - frames.length)) / all;
  });
}

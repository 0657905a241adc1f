/** A click on "Mark these 2,000 read" on a real page: until all its entries are read on screen. */
import { watchedCopy } from '../build.ts';
import { type BenchSite, benchSites, listingUrl, withChromium } from '../chromium.ts';
import { type Bench, besideRow, type Pair, plainRow, type Row } from '../row.ts';
import { spreadOf } from '../statistics.ts';
import { type Watched, watch } from '../watched.ts';

const entries = 2_000;
const most = 2;

export const bulkDrawn: Bench = {
  name: 'bulk-drawn',
  async run({ long }) {
    const folder = await watchedCopy();
    return withChromium({ extensions: [folder] }, async (context) => {
      const rows: Row[] = [];
      for (const site of benchSites) {
        const tab = await watch(context);
        await tab.goto(listingUrl[site](entries));
        rows.push(...(await rowsOf(tab, site, long ? 10 : 2)));
        await tab.page.close();
      }
      return rows;
    });
  },
};

async function rowsOf(tab: Watched, site: BenchSite, times: number): Promise<Row[]> {
  const frames: number[] = [];
  const pairs: Pair[] = [];
  for (let n = 0; n < times; n++) {
    const button = await tab.ask('markRead');
    await tab.page.mouse.click(button.x, button.y);
    const drawn = await tab.ask('allRead');
    frames.push(drawn.frames);
    pairs.push({ ours: drawn.time, floor: (await tab.ask('dim')).time });
    await takeBack(tab);
  }
  const what = `click on Mark these 2,000 read → drawn, ${site}`;
  const against = 'setting the same attributes';
  const shown = plainRow({ bench: 'bulk-drawn', what: `${what}, in the frame`, unit: '' }, frames);
  const passed = spreadOf(frames).median <= most;
  const time = besideRow({ bench: 'bulk-drawn', what, against, unit: 'ms' }, pairs);
  return [{ ...shown, budget: `the ${most}nd`, passed }, time];
}

/** Undoes it, until no entry is read. */
async function takeBack(tab: Watched): Promise<void> {
  await tab.page.keyboard.press('z');
  const end = performance.now() + 30_000;
  while ((await tab.ask('read')).read > 0) {
    if (performance.now() > end) throw new Error('what was marked read was not taken back');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

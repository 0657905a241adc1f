/** From a page that is ready for drawing to marks on screen, against one empty question to the same worker. */
import { bareCopy, watchedCopy } from '../build.ts';
import { listingUrl, withChromium } from '../chromium.ts';
import { type Bench, besideRow, type Row, sumRow } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { stopWorkers, type Watched, watch } from '../watched.ts';

/** Two frames at 60 Hz, ms. */
const frames = 33.3;
/** How long a page that mounts after load must rest before we draw, in ms; see `settled.ts`. */
const rest = 200;

const pings = {
  huggingface: 'https://huggingface.co/docs?ping',
  arxiv: 'https://arxiv.org/help?ping',
};

export const settle: Bench = {
  name: 'settle',
  async run({ long }) {
    const folder = await watchedCopy();
    return withChromium({ extensions: [folder] }, async (context) => {
      const tab = await watch(context);
      const rows: Row[] = [];
      for (const worker of ['warm', 'cold'] as const) {
        for (const site of ['arxiv', 'huggingface'] as const) {
          const pairs = await inTurns(
            { times: long ? 40 : 5, warmUp: 1 },
            async () => {
              await goto(tab, listingUrl[site](50), worker);
              const { sinceStart, sinceLoad } = await tab.ask('marked');
              return site === 'arxiv' ? sinceStart : sinceLoad - rest;
            },
            async () => {
              await goto(tab, pings[site], worker);
              return tab.ask('ping');
            },
          );
          const from = site === 'arxiv' ? 'DOM ready' : 'island settled';
          const what = `${from} → marks on screen, ${site}, 50 entries, ${worker} worker`;
          const against = 'one empty message and its answer';
          rows.push(sumRow({ bench: 'settle', what, against, unit: 'ms' }, pairs, 1.5, frames));
        }
      }
      rows.push(await besideOwnFrame(tab, long));
      return rows;
    });
  },
};

/** A static page has drawn nothing yet at DOM ready, so the wait includes its own first frame, without Offprint. */
async function besideOwnFrame(tab: Watched, long: boolean): Promise<Row> {
  const bare = await bareCopy();
  return withChromium({ extensions: [bare] }, async (context) => {
    const other = await watch(context);
    const pairs = await inTurns(
      { times: long ? 40 : 5, warmUp: 1 },
      async () => {
        await goto(tab, listingUrl.arxiv(50), 'warm');
        return (await tab.ask('marked')).sinceStart;
      },
      async () => {
        await goto(other, listingUrl.arxiv(50), 'warm');
        return other.ask('firstFrame');
      },
    );
    const what = 'DOM ready → marks on screen, arxiv, 50 entries, warm worker';
    const against = 'the page’s own first frame, without Offprint';
    return besideRow({ bench: 'settle', what, against, unit: 'ms' }, pairs);
  });
}

async function goto(tab: Watched, url: string, worker: 'warm' | 'cold'): Promise<void> {
  // Leaves first, so that the next page doesn't wait for this one's unload.
  await tab.goto('about:blank');
  await tab.page.waitForTimeout(200);
  if (worker === 'cold') await stopWorkers(tab);
  await tab.goto(url);
}

/** A page that is no listing: what Offprint does there after load, while the page goes on changing. */
import { watchedCopy } from '../build.ts';
import { benchSites, withChromium } from '../chromium.ts';
import { type Bench, differenceRow, plainRow, type Row } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { watch } from '../watched.ts';
import { type Tab, withAndWithout } from '../with-and-without.ts';

const urls = { huggingface: 'https://huggingface.co/docs', arxiv: 'https://arxiv.org/help' };

export const quiet: Bench = {
  name: 'quiet',
  async run({ long }) {
    const rows: Row[] = [];
    await withAndWithout(async (measure) => {
      for (const site of benchSites) {
        const times = long ? 20 : 4;
        const ours: Script[] = [];
        const floor: Script[] = [];
        await inTurns(
          { times },
          async () => ours.push(await measure.with(urls[site], scriptTimes)),
          async () => floor.push(await measure.without(urls[site], scriptTimes)),
        );
        const pairs = (name: keyof Script) =>
          ours.map((each, n) => ({ ours: each[name], floor: floor[n]?.[name] ?? 0 })).slice(1);
        const told = { bench: 'quiet', against: 'without Offprint', unit: 'ms' } as const;
        const page = `script time, ${site} without a listing`;
        rows.push(differenceRow({ ...told, what: `${page}, after load` }, pairs('after'), 1));
        const more = pairs('until').map(({ ours, floor }) => ours - floor);
        rows.push(plainRow({ ...told, what: `${page}, until load, with minus without` }, more));
      }
    });
    rows.push(...(await observerRows()));
    return rows;
  },
};

interface Script {
  /** ms of script until the page had loaded. */
  readonly until: number;
  /** … and in the time after, in which fifty elements with links come and go. */
  readonly after: number;
}

async function scriptTimes({ page, cdp }: Tab): Promise<Script> {
  const scriptTime = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1_000;
  };
  await page.waitForTimeout(300);
  const until = await scriptTime();
  await page.evaluate(async () => {
    for (let n = 0; n < 50; n++) {
      const link = document.createElement('a');
      link.href = '/papers/2611.00001';
      document.body.append(link);
      await new Promise((resolve) => setTimeout(resolve, 10));
      link.remove();
    }
  });
  return { until, after: (await scriptTime()) - until };
}

/** Observers that stay active there. */
async function observerRows(): Promise<Row[]> {
  const folder = await watchedCopy();
  return withChromium({ extensions: [folder] }, async (context) => {
    const rows: Row[] = [];
    for (const site of benchSites) {
      const tab = await watch(context);
      await tab.goto(urls[site]);
      const observers = await tab.ask('observers');
      const what = `observers running, ${site} without a listing`;
      const row = plainRow({ bench: 'quiet', what, unit: '' }, [observers]);
      rows.push({ ...row, budget: '0', passed: observers === 0 });
    }
    return rows;
  });
}

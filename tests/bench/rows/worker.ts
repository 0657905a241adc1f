/** The worker: its memory with a large library, and the time from a stopped worker to its first answer. */
import type { BrowserContext } from 'playwright';
import { bareCopy, extensionCopy, watchedCopy } from '../build.ts';
import { listingUrl, withChromium } from '../chromium.ts';
import { extensionId, withFilled } from '../filled.ts';
import { type Bench, type BenchOptions, besideRow, type Row } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { stopWorkers, type Watched, watch } from '../watched.ts';

const entries = 500;

export const worker: Bench = {
  name: 'worker',
  run: async (options) => [await heapRow(options), await startRow(options)],
};

/** The heap after a garbage collection, once the worker has answered a page. */
async function heapRow(options: BenchOptions): Promise<Row> {
  const empty = await extensionCopy('empty');
  return withFilled(options, ({ context, large, seen }) =>
    withChromium({ extensions: [empty] }, async (bare) => {
      const pairs = await inTurns(
        { times: options.long ? 10 : 3, warmUp: 1 },
        () => heapAfterPage(context, large.origin),
        () => heapAfterPage(bare, `chrome-extension://${extensionId(empty)}`),
      );
      const what = `worker’s script heap, ${seen.toLocaleString('en')} seen, after a page of ${entries}`;
      return besideRow({ bench: 'worker', what, against: 'nothing seen', unit: 'MB' }, pairs);
    }),
  );
}

async function heapAfterPage(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(listingUrl.arxiv(entries));
  await page.waitForSelector('[data-offprint="bar"]', { state: 'attached', timeout: 120_000 });
  const heap = await heapOfWorker(context, origin);
  await page.close();
  return heap;
}

/** Asked through the browser: Playwright itself would put script of its own into the worker. MB. */
async function heapOfWorker(context: BrowserContext, origin: string): Promise<number> {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('no way to ask the browser');
  const { targetInfos } = await browser.send('Target.getTargets');
  const target = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith(origin),
  );
  if (!target) throw new Error(`no worker of ${origin} runs`);
  const { targetId } = target;
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId });
  const answers = new Map<number, (result: { usedSize?: number }) => void>();
  browser.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result } = JSON.parse(event.message);
    answers.get(id)?.(result);
  });
  const ask = (id: number, method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      answers.set(id, resolve);
      const message = JSON.stringify({ id, method });
      void browser.send('Target.sendMessageToTarget', { sessionId, message });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  await ask(2, 'HeapProfiler.collectGarbage');
  const { usedSize = Number.NaN } = await ask(3, 'Runtime.getHeapUsage');
  await browser.detach();
  return usedSize / 1e6;
}

/** An empty question to a worker that the browser must start for it. */
async function startRow({ long }: BenchOptions): Promise<Row> {
  // The bare copy is made from the other's folder.
  const bare = await bareCopy();
  const ours = await watchedCopy();
  return withChromium({ extensions: [ours] }, (context) =>
    withChromium({ extensions: [bare] }, async (bareContext) => {
      const [tab, bareTab] = [await watch(context), await watch(bareContext)];
      const pairs = await inTurns(
        { times: long ? 40 : 6, warmUp: 1 },
        () => coldPing(tab),
        () => coldPing(bareTab),
      );
      const what = 'message to a sleeping worker → its answer';
      const against = 'the same to an extension without code';
      return besideRow({ bench: 'worker', what, against, unit: 'ms' }, pairs);
    }),
  );
}

async function coldPing(tab: Watched): Promise<number> {
  await tab.goto('about:blank');
  await stopWorkers(tab);
  await tab.goto('https://arxiv.org/help?ping');
  return tab.ask('ping');
}

/** The popup's first 20 rows, from the moment its page begins to load, with a large library and with a small one. */
import type { BrowserContext } from 'playwright';
import { type Copy, withFilled } from '../filled.ts';
import { type Bench, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

/** Records, by the popup's own clock, when its twentieth row existed, and when the frame that showed it was over. */
const watchRows = () => {
  const observer = new MutationObserver(() => {
    if (document.querySelectorAll('ol > li').length < 20) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.documentElement.dataset['rowsAt'] = String(performance.now());
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
};

export const popup: Bench = {
  name: 'popup',
  run: (options) =>
    withFilled(options, async ({ context, large, small, seen }) => {
      const pairs = await inTurns(
        { times: options.long ? 40 : 9, warmUp: 1 },
        () => timeToRows(context, large),
        () => timeToRows(context, small),
      );
      const marked = Math.floor(seen / 10).toLocaleString('en');
      const what = `first 20 rows, library of ${marked}, queue of 5,000`;
      const against = 'library and queue of 50';
      return [ratioRow({ bench: 'popup', what, against, unit: 'ms' }, pairs, 1.3)];
    }),
};

async function timeToRows(context: BrowserContext, { origin }: Copy): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchRows);
  await page.goto(`${origin}/popup.html`);
  const at = await page.waitForFunction(() => document.documentElement.dataset['rowsAt']);
  const time = Number(await at.jsonValue());
  await page.close();
  return time;
}

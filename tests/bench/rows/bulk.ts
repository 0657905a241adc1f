/** Marking 2,000 papers read at once: until they are durable in the library, against writing the same rows raw. */
import { withFilled } from '../filled.ts';
import { type Bench, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

const count = 2_000;

export const bulk: Bench = {
  name: 'bulk',
  run: (options) =>
    withFilled(options, async ({ small: { page } }) => {
      // Databases of this run only: in an earlier one's, the papers are already marked.
      const name = `bulk ${Date.now()}`;
      const pairs = await inTurns(
        { times: options.long ? 40 : 5, warmUp: 1 },
        (run) =>
          page.evaluate(([name, run, count]) => offprintStores.markBulk(name, run, count), [
            name,
            run,
            count,
          ] as const),
        (run) =>
          page.evaluate(([name, run, count]) => offprintStores.putBulk(name, run, count), [
            `${name} raw`,
            run,
            count,
          ] as const),
      );
      await page.evaluate((name) => {
        indexedDB.deleteDatabase(name);
        indexedDB.deleteDatabase(`${name} raw`);
      }, name);
      const what = '2,000 papers marked read, durable';
      const against = 'one raw transaction of the same rows';
      return [ratioRow({ bench: 'bulk', what, against, unit: 'ms' }, pairs, 3)];
    }),
};

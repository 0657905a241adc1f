/** Restoring a saved file of many papers, and importing another program's, against writing the same rows raw. */
import { withFilled } from '../filled.ts';
import { type Bench, plainRow, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

export const importing: Bench = {
  name: 'import',
  run: (options) =>
    withFilled(options, async ({ small: { page } }) => {
      const count = options.long ? 100_000 : 10_000;
      const examined: number[] = [];
      const pairs = await inTurns(
        { times: options.long ? 5 : 3, warmUp: 1 },
        async (run) => {
          const times = await page.evaluate(
            ([name, count]) => offprintStores.restoreFile(name, count),
            [`import ${Date.now()} ${run}`, count] as const,
          );
          examined.push(times.examined);
          return times.restored;
        },
        (run) =>
          page.evaluate(([name, count]) => offprintStores.writeRaw(name, count), [
            `import raw ${Date.now()} ${run}`,
            count,
          ] as const),
      );
      const read: number[] = [];
      const heaps: number[] = [];
      const others = await inTurns(
        { times: options.long ? 5 : 3, warmUp: 1 },
        async (run) => {
          const times = await page.evaluate(
            ([name, count]) => offprintStores.importFile(name, count),
            [`import other ${Date.now()} ${run}`, count] as const,
          );
          read.push(times.read);
          heaps.push(times.heap / 1e6);
          return times.imported;
        },
        (run) =>
          page.evaluate(([name, count]) => offprintStores.writeRaw(name, count), [
            `import raw ${Date.now()} ${run}`,
            count,
          ] as const),
      );
      const other = `another program's file of ${count.toLocaleString('en')} papers`;
      const what = `a file of ${count.toLocaleString('en')} papers`;
      return [
        ratioRow(
          {
            bench: 'import',
            what: `${what}, restored`,
            against: 'writing the same rows raw',
            unit: 'ms',
          },
          pairs,
          2,
        ),
        plainRow(
          {
            bench: 'import',
            what: `${what}, checked, and what it would change counted`,
            unit: 'ms',
          },
          examined.slice(1),
        ),
        ratioRow(
          {
            bench: 'import',
            what: `${other}, imported`,
            against: 'writing as many rows raw',
            unit: 'ms',
          },
          others,
          2,
        ),
        plainRow(
          { bench: 'import', what: `${other}, read, and what it would do counted`, unit: 'ms' },
          read.slice(1),
        ),
        plainRow({ bench: 'import', what: `${other}, the page's heap meanwhile`, unit: 'MB' }, [
          Math.max(...heaps),
        ]),
      ];
    }),
};

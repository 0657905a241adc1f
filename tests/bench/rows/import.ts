/** Restoring a saved file of many papers, and importing another program's, against writing the same rows raw. */
import { withFilled } from '../filled.ts';
import { watchMemory } from '../memory.ts';
import { type Bench, plainRow, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

export const importing: Bench = {
  name: 'import',
  run: (options) =>
    // The large library plays no part here.
    withFilled({ long: false }, async ({ small: { page } }) => {
      const count = options.long ? 100_000 : 10_000;
      const turns = options.long ? { times: 2, warmUp: 0 } : { times: 3, warmUp: 1 };
      const examined: number[] = [];
      const pairs = await inTurns(
        turns,
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
      const peak = watchMemory();
      const others = await inTurns(
        turns,
        async (run) => {
          const times = await page.evaluate(
            ([name, count]) => offprintStores.importFile(name, count),
            [`import other ${Date.now()} ${run}`, count] as const,
          );
          read.push(times.read);
          return times.imported;
        },
        (run) =>
          page.evaluate(([name, count]) => offprintStores.writeRaw(name, count, true), [
            `import raw ${Date.now()} ${run}`,
            count,
          ] as const),
      );
      const memory = peak();
      const other = `another program's file of ${count.toLocaleString('en')} papers with abstracts`;
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
          examined.slice(turns.warmUp),
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
          read.slice(turns.warmUp),
        ),
        ...(memory === undefined
          ? []
          : [
              {
                ...plainRow(
                  { bench: 'import', what: `${other}, the page's memory at most`, unit: 'MB' },
                  [memory],
                ),
                budget: '500 MB',
                passed: memory < 500,
              },
            ]),
      ];
    }),
};

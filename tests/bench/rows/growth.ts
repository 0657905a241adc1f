/** What one page's questions and one mark cost in a large library, against one that holds only the asked papers. */
import { type Filled, withFilled } from '../filled.ts';
import { type Bench, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

const entries = 50;
const limit = 1.5;

export const growth: Bench = {
  name: 'growth',
  run: (options) =>
    withFilled(options, async ({ large: { page }, seen }) => {
      const small = `one month of ${seen}`;
      const held = await page.evaluate(
        ([entries, seen]) => offprintStores.fillWithAsked('one month', entries, seen),
        [entries, seen] as const,
      );
      const times = options.long ? 60 : 20;
      const against = `${held} seen`;
      const told = { bench: 'growth', against, unit: 'ms' } as const;
      const where = describe(seen);
      return [
        await row(`all that a page of ${entries} entries asks, ${where}`, (name) =>
          page.evaluate(([name, count]) => offprintStores.readPage(name, count), [
            name,
            entries,
          ] as const),
        ),
        await row(`one mark, durable, ${where}`, (name, n) =>
          page.evaluate(([name, value]) => offprintStores.markOne(name, value), [
            name,
            n % 2 === 0,
          ] as const),
        ),
      ];

      async function row(
        what: string,
        time: (name: string, n: number) => Promise<number>,
      ): Promise<Row> {
        const pairs = await inTurns(
          { times, warmUp: 2 },
          (n) => time('offprint', n),
          (n) => time(small, n),
        );
        return ratioRow({ ...told, what }, pairs, limit);
      }
    }),
};

const describe = (seen: Filled['seen']): string =>
  `${seen.toLocaleString('en')} seen, ${(seen / 10).toLocaleString('en')} marked`;

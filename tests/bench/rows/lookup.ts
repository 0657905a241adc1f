/** Looking up 2,000 papers in a large store, against a store that holds only the same hits. */
import { type Filled, withFilled } from '../filled.ts';
import type { Asked } from '../in-browser/ids.ts';
import { type Bench, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

const count = 2_000;

export const lookup: Bench = {
  name: 'lookup',
  run: (options) =>
    withFilled(options, async (filled) => [
      await lookUpRow(filled, 'one month', options.long ? 60 : 10),
      await lookUpRow(filled, 'ten years', options.long ? 60 : 10),
    ]),
};

async function lookUpRow({ large, seen }: Filled, pattern: Asked, times: number): Promise<Row> {
  const { page } = large;
  const held = await page.evaluate(
    ([pattern, count, all]) => offprintStores.fillWithAsked(pattern, count, all),
    [pattern, count, seen] as const,
  );
  const timeIn = async (name: string): Promise<number> => {
    const { time, found } = await page.evaluate(
      ([name, pattern, count]) => offprintStores.lookUp(name, pattern, count),
      [name, pattern, count] as const,
    );
    if (found !== held) throw new Error(`${found} of ${held} papers were found in ${name}`);
    return time;
  };
  const pairs = await inTurns(
    { times, warmUp: 2 },
    () => timeIn('offprint'),
    () => timeIn(`${pattern} of ${seen}`),
  );
  const what = `2,000 ids of ${pattern}, ${seen.toLocaleString('en')} seen`;
  const against = `${held.toLocaleString('en')} seen`;
  return ratioRow({ bench: 'lookup', what, against, unit: 'ms' }, pairs, 1.5);
}

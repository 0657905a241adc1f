/**
 * In Firefox, on a page of its own: looking papers up in a large store, marking a listing, bytes on disk. No Firefox, no
 * rows.
 */
import type { Page } from 'puppeteer-core';
import { bundle } from '../build.ts';
import { listingUrl } from '../chromium.ts';
import { withFirefox } from '../firefox.ts';
import type { Asked } from '../in-browser/ids.ts';
import { type Bench, type BenchOptions, plainRow, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';
import { queries, seedPapers } from './library.ts';
import { bytesOf } from './storage.ts';

const [asked, entries, marked] = [2_000, 50, 10_000];
const databases = { seen: 'many-seen', marked: 'many-marked' } as const;

export const firefox: Bench = {
  name: 'firefox',
  async run(options) {
    const seen = options.long ? 1_000_000 : 100_000;
    const rows = await withFirefox(
      async (page) => {
        await page.goto(listingUrl.arxiv(entries));
        await page.evaluate(await bundle('mark'));
        await page.evaluate(await bundle('extension-page'));
        return [
          await markRow(page, options),
          await lookUpRow(page, options, seen),
          ...(await libraryRows(page)),
        ];
      },
      (rows, profile) => [...rows, ...diskRows(profile, seen)],
    );
    return rows ?? [];
  },
};

async function markRow(page: Page, { long }: BenchOptions): Promise<Row> {
  const times: number[] = [];
  for (let n = 0; n < (long ? 60 : 10); n++) {
    times.push(await page.evaluate(() => offprintBench.ours()));
  }
  const what = `Firefox: marking arxiv, ${entries} entries`;
  return plainRow({ bench: 'firefox', what, unit: 'ms' }, times.slice(2));
}

/** The search index and a search in it; a page of the extension draws the same rows as in Chromium. */
async function libraryRows(page: Page): Promise<Row[]> {
  const filling = { count: 100_000, inFull: false, seeds: seedPapers() };
  await page.evaluate((f) => offprintStores.fillLibrary('library', f), filling);
  const index = await page.evaluate(() => offprintStores.indexTimes('library'));
  const ours = await page.evaluate((all) => offprintStores.searches('library', all), queries);
  const floors = await page.evaluate((all) => offprintStores.bareScan('library', all), queries);
  const [bench, of] = ['firefox', 'library of 100,000'] as const;
  return [
    ratioRow(
      {
        bench,
        what: `Firefox: search, ${of}`,
        against: 'a bare scan of the same words',
        unit: 'ms',
      },
      ours.map((each, n) => ({ ours: each, floor: floors[n] ?? each })),
      3,
    ),
    plainRow({ bench, what: `Firefox: search index built, ${of}`, unit: 'ms' }, [index.build]),
    plainRow({ bench, what: `Firefox: search index read, ${of}`, unit: 'ms' }, [index.read]),
  ];
}

async function lookUpRow(page: Page, { long }: BenchOptions, seen: number): Promise<Row> {
  const pattern: Asked = 'one month';
  const fill = (name: string, kind: 'seen' | 'marked', count: number) =>
    page.evaluate(([name, kind, count]) => offprintStores.fillOne(name, kind, count), [
      name,
      kind,
      count,
    ] as const);
  await fill(databases.seen, 'seen', seen);
  await fill(databases.marked, 'marked', marked);
  const held = await page.evaluate(
    ([pattern, count, seen]) => offprintStores.fillWithAsked(pattern, count, seen),
    [pattern, asked, seen] as const,
  );
  const timeIn = async (name: string): Promise<number> => {
    const { time, found } = await page.evaluate(
      ([name, pattern, count]) => offprintStores.lookUp(name, pattern, count),
      [name, pattern, asked] as const,
    );
    if (found !== held) throw new Error(`${found} of ${held} papers were found in ${name}`);
    return time;
  };
  const pairs = await inTurns(
    { times: long ? 60 : 10, warmUp: 2 },
    () => timeIn(databases.seen),
    () => timeIn(`${pattern} of ${seen}`),
  );
  const what = `Firefox: 2,000 ids of ${pattern}, ${seen.toLocaleString('en')} seen`;
  const against = `${held.toLocaleString('en')} seen`;
  return ratioRow({ bench: 'firefox', what, against, unit: 'ms' }, pairs, 1.5);
}

/** Firefox keeps each database in a file of its own. */
function diskRows(profile: string, seen: number): Row[] {
  const row = (what: string, count: number, database: string): Row => {
    const name = fileNameOf(database);
    const bytes = bytesOf(`${profile}/storage/default`, (file) => file.includes(name));
    const of = `${count.toLocaleString('en')} of them`;
    return plainRow({ bench: 'firefox', what: `Firefox: on disk per ${what}, ${of}`, unit: 'B' }, [
      bytes / count,
    ]);
  };
  return [
    row('seen paper', seen, databases.seen),
    row('marked paper with its title', marked, databases.marked),
  ];
}

/** The database's name as it occurs in its file's name: letters taken alternately from both ends. */
function fileNameOf(database: string): string {
  const letters = [...database];
  let name = '';
  while (letters.length > 0) name += (letters.shift() ?? '') + (letters.pop() ?? '');
  return name;
}

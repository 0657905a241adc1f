/** The library page: its first rows, and a search in it, with a large library and with a small one. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import type { PaperDetails } from '../../../utils/paper/details/details-schema.ts';
import { cache, copyWithoutScripts, root } from '../build.ts';
import { withChromium } from '../chromium.ts';
import { type Copy, open } from '../filled.ts';
import { type Bench, besideRow, plainRow, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

const [many, few] = [100_000, 1_000];

/** As typed, letter by letter. */
const typed = ['diffusion model', 'zhang', 'language agents', 'x', 'lantern', 'robust'];
export const queries = typed.flatMap((text) =>
  Array.from(text, (_, n) => text.slice(0, n + 1)).filter((query) => !query.endsWith(' ')),
);

export const library: Bench = {
  name: 'library',
  async run({ long }) {
    const folders = [await copyWithoutScripts('many'), await copyWithoutScripts('few')] as const;
    const profile = resolve(cache, 'profile-library');
    return withChromium({ extensions: folders, profile }, async (context) => {
      const [large, small] = [await open(context, folders[0]), await open(context, folders[1])];
      const seeds = seedPapers();
      const filled = { inFull: false, seeds };
      await large.page.evaluate((f) => offprintStores.fillLibrary('offprint', f), {
        ...filled,
        count: many,
      });
      await small.page.evaluate((f) => offprintStores.fillLibrary('offprint', f), {
        ...filled,
        count: few,
      });
      const index = await large.page.evaluate(() => offprintStores.indexTimes('offprint'));
      await small.page.evaluate(() => offprintStores.indexTimes('offprint'));
      const rows = await inTurns(
        { times: long ? 30 : 9, warmUp: 1 },
        () => timeToRows(context, large),
        () => timeToRows(context, small),
      );
      const page = await pageOf(context, large);
      const scan = () =>
        large.page.evaluate((all) => offprintStores.bareScan('offprint', all), queries);
      const p95s = await inTurns(
        { times: long ? 12 : 4, warmUp: 1 },
        async () => p95(await keysToRows(page)),
        async () => p95(await scan()),
      );
      const alone = await large.page.evaluate(
        (all) => offprintStores.searches('offprint', all),
        queries,
      );
      const updates = [];
      for (let n = 0; n < 8; n++) {
        updates.push(await large.page.evaluate(() => offprintStores.updateTime('offprint')));
      }
      const bench = 'library';
      const of = `library of ${many.toLocaleString('en')}`;
      return [
        ratioRow(
          {
            bench,
            what: `library page, first rows, ${of}`,
            against: `library of ${few.toLocaleString('en')}`,
            unit: 'ms',
          },
          rows,
          1.5,
        ),
        ratioRow(
          {
            bench,
            what: `key press → results drawn, p95, ${of}`,
            against: 'a bare scan of the same words, p95',
            unit: 'ms',
          },
          p95s,
          3,
        ),
        besideRow(
          {
            bench,
            what: `search without drawing, ${of}`,
            against: 'a bare scan of the same words',
            unit: 'ms',
          },
          (await scan()).map((floor, n) => ({ ours: alone[n] ?? 0, floor })),
        ),
        plainRow({ bench, what: `search index: built, ${of}`, unit: 'ms' }, [index.build]),
        plainRow({ bench, what: `search index: read, ${of}`, unit: 'ms' }, [index.read]),
        plainRow({ bench, what: `search index: words and lines, ${of}`, unit: 'MB' }, [
          index.bytes / 1e6,
        ]),
        plainRow({ bench, what: `search index: follows one action, ${of}`, unit: 'ms' }, updates),
      ];
    });
  },
};

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Papers of saved API answers, or made-up ones where there are none. */
export function seedPapers(): PaperDetails[] {
  const folder = resolve(root, '../shared/captures/huggingface');
  if (!existsSync(folder)) return madeUp;
  const answers = globSync(`${folder}/api-daily_papers--*.json`).flatMap(
    (
      file,
    ): {
      paper: {
        title: string;
        authors?: { name: string }[];
        summary?: string;
        publishedAt?: string;
      };
    }[] => JSON.parse(readFileSync(file, 'utf8')),
  );
  return answers.map(({ paper }) => ({
    title: paper.title,
    authors: (paper.authors ?? []).slice(0, 100).map(({ name }) => name),
    ...(paper.summary !== undefined && { abstract: paper.summary }),
    ...(paper.publishedAt !== undefined && { publishedOn: paper.publishedAt.slice(0, 10) }),
  }));
}

const vocabulary =
  'lanterns for long documents reading in two passes diffusion models of language agents that robustly count commas at scale with zhang and okoro'.split(
    ' ',
  );
const madeUp: PaperDetails[] = Array.from({ length: 200 }, (_, n) => {
  const words = (count: number, step: number) =>
    Array.from(
      { length: count },
      (_, at) => vocabulary[(n * 3 + at * step) % vocabulary.length],
    ).join(' ');
  return {
    title: words(9, 5),
    authors: Array.from({ length: 5 }, (_, at) => `Author${(n + at) % 90} Zhang`),
    abstract: words(200, 7),
    publishedOn: '2026-11-23',
  };
});

/** Records, by the page's own clock, when rows fill the window, and when the frame that showed them was over. */
const watchRows = () => {
  const observer = new MutationObserver(() => {
    if (document.querySelectorAll('[data-papers] > li').length < 10) return;
    observer.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.documentElement.dataset['rowsAt'] = String(performance.now());
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true });
};

async function timeToRows(context: BrowserContext, { origin }: Copy): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchRows);
  await page.goto(`${origin}/library.html`);
  const at = await page.waitForFunction(() => document.documentElement.dataset['rowsAt']);
  const time = Number(await at.jsonValue());
  await page.close();
  return time;
}

/** The page once all of the library is read. */
async function pageOf(context: BrowserContext, { origin }: Copy): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/library.html`);
  await page.waitForFunction(() =>
    /^\d[\d,]* papers$/.test(document.querySelector('.number')?.textContent?.trim() ?? ''),
  );
  return page;
}

/** ms from each letter in the search field to the end of the task that draws what it finds. */
const keysToRows = (page: Page): Promise<number[]> =>
  page.evaluate(async (all) => {
    const field = document.querySelector<HTMLInputElement>('#search');
    if (!field) throw new Error('no field');
    const times: number[] = [];
    for (const query of all) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const from = performance.now();
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // Preact draws in a microtask or the next frame; style and layout are asked for, as a frame does.
      await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
      document.querySelector('[data-papers]')?.getBoundingClientRect();
      times.push(performance.now() - from);
    }
    return times;
  }, queries);

/** Reading a page of 5,000 links with the page reader, against a bare walk over the same links that parses each address. */
import type { Page } from 'playwright';
import { bundle } from '../build.ts';
import { openTab, withChromium } from '../chromium.ts';
import type { PageReaderBench } from '../in-browser/page-reader.ts';
import { linkPages } from '../link-pages.ts';
import { type Bench, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

declare global {
  var offprintReading: PageReaderBench;
}

export const pageReader: Bench = {
  name: 'page-reader',
  async run({ long }) {
    const script = await bundle('page-reader');
    const serve = ({ hostname, pathname }: URL) => {
      const [, body] = Object.entries(linkPages)[Number(pathname.slice(1))] ?? [];
      return hostname === 'lists.example.org' && body
        ? `<!doctype html><html lang="en"><title>Papers</title><body><h1>Papers</h1>${body.body()}</body></html>`
        : undefined;
    };
    return withChromium({ serve }, async (context) => {
      const rows: Row[] = [];
      for (const [n, [name, { entries }]] of Object.entries(linkPages).entries()) {
        const page = await openTab(context, `https://lists.example.org/${n}`);
        await page.evaluate(script);
        const pairs = await inTurns(
          { times: long ? 40 : 12, warmUp: 3 },
          () => readIn(page, entries),
          async () => (await page.evaluate(() => offprintReading.walk())).time,
        );
        const what = `page reader, 5,000 links, ${name}`;
        const against = 'a bare walk that parses each address';
        rows.push(ratioRow({ bench: 'page-reader', what, against, unit: 'ms' }, pairs, 3));
      }
      return rows;
    });
  },
};

async function readIn(page: Page, expected: number): Promise<number> {
  const { time, entries } = await page.evaluate(() => offprintReading.read());
  if (entries !== expected) throw new Error(`${entries} of ${expected} entries were read`);
  return time;
}

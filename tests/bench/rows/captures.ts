/** Reading and marking saved pages of the real sites, if present, against cloning the same elements. */
import { addressOfCapture, captures as namesOf, readCapture } from '../../unit/sites/captures.ts';
import { bundle } from '../build.ts';
import { openTab, withChromium } from '../chromium.ts';
import { type Bench, type Row, ratioRow } from '../row.ts';
import { inTurns } from '../statistics.ts';

const wanted = [
  { site: 'huggingface', name: /^daily--.*\.html$/ },
  { site: 'arxiv', name: /^list-.*\.html$/ },
] as const;

interface Saved {
  readonly site: string;
  readonly file: string;
  readonly url: string;
}

export const captures: Bench = {
  name: 'captures',
  async run({ long }) {
    const pages = wanted.flatMap(lastOf);
    if (pages.length === 0) return [];
    const script = await bundle('mark');
    // Serves only the pages themselves: their other files aren't saved.
    const serve = (url: URL) => {
      const saved = pages.find((page) => page.url === url.href);
      return saved && pageOf(saved);
    };
    return withChromium({ serve }, async (context) => {
      const rows: Row[] = [];
      for (const { site, url } of pages) {
        const page = await openTab(context, url);
        await page.evaluate(script);
        const entries = await page.evaluate(() => offprintBench.prepare());
        const pairs = await inTurns(
          { times: long ? 60 : 10, warmUp: 2 },
          () => page.evaluate(() => offprintBench.ours()),
          () => page.evaluate(() => offprintBench.floor()),
        );
        const what = `${site}, saved page of ${entries} entries`;
        const against = 'cloning the same elements into the entries';
        rows.push(ratioRow({ bench: 'captures', what, against, unit: 'ms' }, pairs, 2));
      }
      return rows;
    });
  },
};

/** The latest saved page with a known address. */
function lastOf({ site, name }: (typeof wanted)[number]): Saved[] {
  const file = namesOf(site, name).toSorted().at(-1);
  const url = file && addressOfCapture(site, file);
  return url ? [{ site, file, url }] : [];
}

/** Without the site's scripts, which would find none of their files, and with the saved style if there is one. */
function pageOf({ site, file }: Saved): string {
  const [sheet] = namesOf(site, /^style\.css$/);
  const style = sheet ? `<style>${readCapture(site, sheet)}</style>` : '';
  return readCapture(site, file)
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace('</head>', () => `${style}</head>`);
}

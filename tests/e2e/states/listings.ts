/** The states of a listing: its bar, what opens over it, and its entries. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoListing, demoPaperPage } from '../../pages/demo/listing.ts';
import type { Look, Page, Serve } from '../drivers/driver.ts';
import { click, find } from '../drivers/find.ts';
import { press, untilBar, untilPressed } from '../listing.ts';
import { day, dayUrl, title } from '../pages.ts';
import type { Stage, State } from './our-pages.ts';

const arxiv = 'https://arxiv.org/list/cs.CL/new';
const arxivPage = readFileSync(
  join(import.meta.dirname, '../../pages/sites/arxiv/new.html'),
  'utf8',
);

/** Serves the demo listing in a theme, and a listing in the structure of arXiv's. */
export const serveListings =
  ({ theme = 'light' }: Look): Serve =>
  (url) => {
    if (url.href === arxiv) return { body: arxivPage };
    if (url.hostname !== 'huggingface.co') return undefined;
    const paper = /^\/papers\/([\d.]+)$/.exec(url.pathname)?.[1];
    return { body: paper ? demoPaperPage(paper) : demoListing({ date: day, theme }) };
  };

const listing = (
  name: string,
  address: string,
  act: (page: Page) => Promise<unknown> = async () => undefined,
): State => ({
  name: `listing, ${name}`,
  act,
  async open(driver) {
    const page = await driver.open(address);
    await untilBar(page, /papers/);
    await act(page);
    return [page];
  },
});

export const listings: Stage = {
  prepare: async () => undefined,
  states: [
    listing('new', dayUrl),
    listing('marked', dayUrl, async (page) => {
      await press(page, title(0), 'Read');
      await press(page, title(1), 'Queue');
      await press(page, title(2), 'Hide');
      await untilPressed(page, title(1), 'Queue');
      await page.evaluate('scrollTo(0, 0)');
    }),
    listing('filter', dayUrl, async (page) => {
      await page.press('/');
      await find(page, { role: 'searchbox' });
    }),
    listing('keys', dayUrl, async (page) => {
      await page.press('?');
      await find(page, { role: 'dialog' });
    }),
    listing('abstract', dayUrl, async (page) => {
      await page.press('j');
      await page.press('x');
      await find(page, { role: 'region', name: /./ });
    }),
    listing('of arXiv', arxiv),
    listing('of arXiv, marked', arxiv, async (page) => {
      await page.press('j');
      await page.press('b');
      await page.press('j');
      await page.press('h');
      await untilBar(page, /1 queued/);
    }),
    listing('folded', dayUrl, async (page) => {
      await click(page, { role: 'button', name: /^Fold/ });
    }),
  ],
};

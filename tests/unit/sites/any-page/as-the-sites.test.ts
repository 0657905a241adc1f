/**
 * The page reader against the readers of the built-in sites, which know their pages: on our own pages in their structure,
 * and on saved ones, where there are any.
 */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnyPage } from '../../../../utils/sites/any-page/read-any-page';
import { allSites } from '../../../../utils/sites/sites';
import { siteFor } from '../../../read-page/readers';
import { addressOfCapture, captures, readCapture } from '../captures';
import { pageOf } from '../page-of';

const folder = resolve(import.meta.dirname, '../../../pages/sites');

/** How many entries there are, and how many of them the page reader finds, with their titles, and what else it takes. */
function compared(html: string, address: string) {
  const url = new URL(address);
  const document = pageOf(html);
  const known = siteFor(url)?.read(document, url);
  const { entries } = readAnyPage(document, url);
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const all = known && 'entries' in known ? known.entries : [];
  const found = all.filter(({ id }) => titles.has(id));
  const ids = new Set(all.map(({ id }) => id));
  return {
    all: all.length,
    found: found.length,
    titles: found.filter(({ id, title }) => titles.get(id) === title).length,
    others: entries.filter(({ id }) => !ids.has(id)).length,
  };
}

/** Pages whose entries are broken on purpose, of different kinds, or in different places. */
const uneven = /hostile|of-activity/;

describe('pages of ours', () => {
  const pages = globSync('*/*.html', { cwd: folder }).filter((page) => !uneven.test(page));
  it.each(pages.toSorted())('%s', (page) => {
    const html = readFileSync(resolve(folder, page), 'utf8');
    const { all, ...rest } = compared(html, /https:\S+/.exec(html)?.[0] ?? '');
    // A page of one paper is one entry; of a list, three papers make a listing.
    if (all === 2) expect(rest).toEqual({ found: 0, titles: 0, others: 0 });
    else if (all !== 1 && !page.includes('paper')) {
      expect(rest).toEqual({ found: all, titles: all, others: 0 });
    } else expect(rest.titles).toBe(rest.found);
  });
});

for (const { name } of allSites) {
  const saved = captures(name, /^(?!EXCERPT).*\.html$/).filter((file) =>
    addressOfCapture(name, file),
  );
  describe.skipIf(saved.length === 0)(`saved pages of ${name} (skipped: no captures here)`, () => {
    it.each(saved)('%s', { timeout: 120_000 }, (file) => {
      const { all, ...rest } = compared(
        readCapture(name, file),
        addressOfCapture(name, file) ?? '',
      );
      expect(rest).toEqual({ found: all, titles: all, others: 0 });
    });
  });
}

/**
 * Every page under `tests/pages/sites` is read and compared with its file under `tests/expected`, and every saved
 * page of a real site, where there are any, with its digest. `vitest run --project unit -u` writes them anew:
 * read what changed before you commit it.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from '../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../utils/paper/details/details-schema';
import { allSites } from '../../../utils/sites/sites';
import { readerOf } from '../../read-page/readers';
import { addressOfCapture, captures, readCapture } from './captures';
import { digest, readPage } from './read-page';

const tests = resolve(import.meta.dirname, '../..');
const pages = globSync('pages/sites/*/*.html', { cwd: tests }).toSorted();
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A page names its address in its first line: `<!-- https://huggingface.co/papers/trending -->`. */
function addressOf(html: string): string {
  const address = /^<!-- (https:\S+) -->/.exec(html)?.[1];
  if (!address) throw new Error('the first line does not name the address');
  return address;
}

describe.each(pages)('%s', (page) => {
  const html = readFileSync(resolve(tests, page), 'utf8');
  const [site = '', file = ''] = page.split('/').slice(-2);

  it('is read as expected', async () => {
    const read = readPage(html, addressOf(html));
    for (const { id: _, ...details } of read.papers) {
      expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
    }
    const expected = resolve(tests, 'expected', site, `${basename(file, '.html')}.json`);
    await expect(json(read)).toMatchFileSnapshot(expected);
  });
});

describe('every view of every site', () => {
  const views = allSites.flatMap((site) =>
    Object.keys(site.views).map((view) => [site.name, view] as const),
  );

  it.each(views)('%s: %s has a page and what is expected of it', (name, view) => {
    const site = readerOf(name);
    const own = pages.filter((page) => {
      if (!page.includes(`/${name}/`)) return false;
      const address = addressOf(readFileSync(resolve(tests, page), 'utf8'));
      return site.view(new URL(address)) === view;
    });
    expect(own).not.toEqual([]);
    for (const page of own) {
      const file = `${basename(page, '.html')}.json`;
      expect(existsSync(resolve(tests, 'expected', name, file))).toBe(true);
    }
  });
});

for (const { name } of allSites) {
  const saved = captures(name, /\.html$/).filter((file) => addressOfCapture(name, file));
  describe.skipIf(saved.length === 0)(`saved pages of ${name} (skipped: no captures here)`, () => {
    it.each(saved)('%s is read as reviewed', async (file) => {
      const read = readPage(readCapture(name, file), addressOfCapture(name, file) ?? '');
      expect(read.kind).not.toBe('not understood');
      for (const { id: _, ...details } of read.papers) {
        expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
      }
      const expected = resolve(tests, 'expected/captures', name, `${basename(file, '.html')}.json`);
      // A saved page that was not here when we reviewed must be readable, but is compared with nothing.
      if (existsSync(expected) || process.env['OFFPRINT_REVIEW']) {
        await expect(json(digest(read))).toMatchFileSnapshot(expected);
      } else {
        expect(read.papers.length > 0).toBe(read.kind !== 'empty');
      }
    });
  });
}

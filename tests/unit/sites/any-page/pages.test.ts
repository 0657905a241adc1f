/**
 * Every page under `tests/pages/any-page`, in the structure of a real site or of a kind of page, is read and compared with
 * its file under `tests/expected/any-page`. `vitest run --project unit -u` writes them anew: review what changed.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, it } from 'vitest';
import * as z from '../../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../../utils/paper/details/details-schema';
import { readHtml } from './read';

const tests = resolve(import.meta.dirname, '../../..');
const pages = globSync('pages/any-page/*.html', { cwd: tests }).toSorted();

it.each(pages)('%s is read as expected', async (page) => {
  const html = readFileSync(resolve(tests, page), 'utf8');
  const address = /^<!-- (https:\S+) -->/.exec(html)?.[1] ?? '';
  const { listing, view, entries, details, left } = readHtml(html, address);
  const papers = entries.map((entry) => ({ id: entry.id, ...details(entry) }));
  for (const { id: _, ...told } of papers) {
    expect(z.safeParse(PaperDetailsSchema, told).error).toBeUndefined();
  }
  const why = [...new Set(left.map((each) => each.why))].toSorted();
  const expected = resolve(tests, 'expected/any-page', `${basename(page, '.html')}.json`);
  await expect(
    `${JSON.stringify({ listing, view, papers, left: why }, null, 2)}\n`,
  ).toMatchFileSnapshot(expected);
});

it.each([
  'article-with-references',
  'discussion',
  'lines-without-boxes',
  'microblog',
  'one-paper-often',
  'one-paragraph',
  'post-with-references',
  'sidebar',
  'table-of-results',
  'volumes',
])('%s is no listing', (name) => {
  const html = readFileSync(resolve(tests, `pages/any-page/${name}.html`), 'utf8');
  const { view, entries } = readHtml(html, /https:\S+/.exec(html)?.[0] ?? '');
  expect([view, entries]).toEqual(['nothing', []]);
});

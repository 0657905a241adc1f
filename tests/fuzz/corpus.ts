/** What is mutated: pages and documents of our own, and saved pages of real sites, if any. */
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { dailyOf, papersOf } from '../e2e/feeds/feeds.ts';
import { demoListing } from '../pages/demo/listing.ts';
import { addressOfCapture, captures, readCapture } from '../unit/sites/captures.ts';
import type { SourcePage } from './round.ts';

const folder = resolve(import.meta.dirname, '../pages/sites');

/** Every page under `tests/pages/sites`, whose first line names its address, and the demo's listing. */
export function ownPages(): SourcePage[] {
  const pages = pagesIn(folder, '*/*.html');
  const date = '2026-11-23';
  const demo = {
    name: 'demo',
    address: `https://huggingface.co/papers/date/${date}`,
    html: demoListing({ date }),
  };
  return [...pages, demo];
}

/** Every page under `tests/pages/any-page`. */
export const anyPages = (): SourcePage[] => pagesIn(resolve(folder, '../any-page'), '*.html');

const pagesIn = (cwd: string, pattern: string): SourcePage[] =>
  globSync(pattern, { cwd })
    .toSorted()
    .map((file) => {
      const html = readFileSync(resolve(cwd, file), 'utf8');
      const address = /^<!-- (https:\S+) -->/.exec(html)?.[1];
      if (!address) throw new Error(`${file} does not name its address`);
      return { name: file, address, html };
    });

/** Saved pages of real sites; none where they are missing. */
export function savedPages(): SourcePage[] {
  return readdirSync(folder).flatMap((site) =>
    captures(site, /\.html$/)
      .toSorted()
      .flatMap((file) => {
        const address = addressOfCapture(site, file);
        return address ? [{ name: basename(file), address, html: readCapture(site, file) }] : [];
      }),
  );
}

/** Documents as feeds send them; the address of each is the feed that reads it. */
export function feedDocuments(): SourcePage[] {
  const read = (name: string) =>
    readFileSync(resolve(import.meta.dirname, '../unit/feeds/documents', name), 'utf8');
  const journal = 'rss:https://www.nature.com/nature.rss';
  return [
    { name: 'arxiv-rss.xml', address: 'arxiv:category/cs.CL', html: read('arxiv-rss.xml') },
    { name: 'arxiv-api.xml', address: 'arxiv:search/all%3Amice', html: read('arxiv-api.xml') },
    ...['atom.xml', 'rdf.xml', 'rss.xml'].map((name) => ({
      name,
      address: journal,
      html: read(name),
    })),
    { name: 'daily.json', address: 'huggingface:daily', html: dailyOf(papersOf(1, 6)) },
  ];
}

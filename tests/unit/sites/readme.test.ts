/** The README's table of sites, made from their folders and from what of them was tested. `npm run readme` writes it. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { InReadme } from '../../../utils/sites/about';
import { hintedSites } from '../../../utils/sites/hinted-sites';
import { allSites, type KnownSite } from '../../../utils/sites/sites';
import { english } from '../popup/english';

const root = resolve(import.meta.dirname, '../../..');
const path = resolve(root, 'README.md');

const folders = import.meta.glob<Readonly<Record<string, InReadme>>>(
  '../../../utils/sites/*/in-readme.ts',
  { eager: true, import: 'inReadme' },
);

/** The views of which a saved page of the real site was read and reviewed. */
function viewsOfSavedPages({ name }: KnownSite): Set<string> {
  const files = globSync(`tests/expected/captures/${name}/*.json`, { cwd: root });
  return new Set(
    files.map((file) => {
      const { listing }: { listing: string } = JSON.parse(
        readFileSync(resolve(root, file), 'utf8'),
      );
      return listing.split('/')[1] ?? '';
    }),
  );
}

const rowsOf = (site: KnownSite): string[][] => {
  const rows = folders[`../../../utils/sites/${site.name}/in-readme.ts`] ?? {};
  const saved = viewsOfSavedPages(site);
  expect(Object.keys(rows).toSorted()).toEqual(Object.keys(site.views).toSorted());
  return Object.entries(rows).map(([view, { addresses, shown }]) => [
    english.say(site.title),
    addresses,
    shown,
    saved.has(view) ? 'saved pages' : 'a page from its description',
  ]);
};

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

it("the README's table of sites is the one that `npm run readme` writes", async () => {
  const readme = readFileSync(path, 'utf8');
  const between = /(<!-- sites: .*? -->\n)[\s\S]*?(<!-- \/sites -->)/;
  expect(readme).toMatch(between);
  const table = tableOf([
    ['site', 'addresses', 'what is shown', 'tested on'],
    ...allSites.flatMap(rowsOf),
  ]);
  const others = tableOf([
    ['other site', 'pages', 'tested on', 'since'],
    ...hintedSites.map(({ title, shown, tested, since }) => [title, shown, tested, since]),
  ]);
  const tables = `${table}\n\nSites that the reader of any page knows more about, off until you switch them on:\n\n${others}`;
  const made = readme.replace(between, (_, start, end) => `${start}\n${tables}\n\n${end}`);
  await expect(made).toMatchFileSnapshot(path, 'run `npm run readme` and read what changed');
});

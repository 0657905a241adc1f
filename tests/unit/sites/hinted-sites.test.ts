/** What the list of sites with hints promises. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { addressesOf } from '../../../utils/paper/addresses/addresses';
import { isPaperId } from '../../../utils/paper/ids/paper-id';
import { hintedSites, hintsAt } from '../../../utils/sites/hinted-sites';
import { allSites, siteAt } from '../../../utils/sites/sites';
import { readHtml } from './any-page/read';

const root = resolve(import.meta.dirname, '../../..');
const pages = globSync('tests/pages/any-page/*.html', { cwd: root }).map((path) => {
  const html = readFileSync(resolve(root, path), 'utf8');
  return { html, address: /^<!-- (\S+) -->/.exec(html)?.[1] ?? '' };
});

it('it names every folder with hints once, by its title', () => {
  const folders = globSync('utils/sites/*/hints.ts', { cwd: root }).map(
    (path) => path.split('/')[2],
  );
  expect(hintedSites.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
  const titles = hintedSites.map(({ title }) => title.toLowerCase());
  expect(titles).toEqual(titles.toSorted());
});

it('no site with a reader of its own has hints, and the manifest names none with hints', () => {
  for (const { address } of pages) {
    if (hintsAt(new URL(address))) expect(siteAt(new URL(address))).toBeUndefined();
  }
  for (const match of allSites.flatMap(({ matches }) => matches)) {
    expect(hintsAt(new URL(match.replace('*', '')))).toBeUndefined();
  }
});

it.each(hintedSites)('$title: has a page to test with, which it reads', ({ hosts }) => {
  const own = pages.filter(({ address }) => hosts.test(new URL(address).hostname));
  expect(own).not.toEqual([]);
  for (const { html, address } of own) {
    const { entries, view } = readHtml(html, address);
    expect(entries.length > 0).toBe(view !== 'nothing');
    for (const { id } of entries) {
      expect(isPaperId(id)).toBe(true);
      // The address of an identifier is one that leads back to it, if it is the site's own.
      const { abstract } = addressesOf(id);
      expect(URL.canParse(abstract)).toBe(true);
      const again = hintsAt(new URL(abstract))?.paperAt?.(new URL(abstract));
      if (again) expect(again).toBe(id);
    }
  }
});

it.each([
  [
    'https://www.semanticscholar.org/reader/0123456789abcdef0123456789abcdef01234567',
    's2:0123456789abcdef0123456789abcdef01234567',
  ],
  ['https://proceedings.mlr.press/v139/radford21a/radford21a.pdf', 'pmlr:v139/radford21a'],
  [
    'https://papers.nips.cc/paper/2019/file/0123456789abcdef0123456789abcdef-Paper.pdf',
    'neurips:2019/0123456789abcdef0123456789abcdef',
  ],
  [
    'https://openaccess.thecvf.com/content_ICCV_2019/papers/Doe_A_ICCV_2019_paper.pdf',
    'cvf:content_ICCV_2019/Doe_A_ICCV_2019_paper',
  ],
  ['https://jmlr.org/papers/volume21/20-074/20-074.pdf', 'jmlr:v21/20-074'],
  ['https://dblp.org/rec/conf/iclr/DasMYTM19.html', 'dblp:conf/iclr/DasMYTM19'],
  ['https://dblp.org/db/conf/iclr/iclr2019.html', undefined],
  ['https://proceedings.mlr.press/v139/', undefined],
  ['https://www.semanticscholar.org/author/A/1741101', undefined],
])('%s is %s', (address, id) => {
  expect(hintsAt(new URL(address))?.paperAt?.(new URL(address))).toBe(id);
});

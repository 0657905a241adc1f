/** A site's own identifiers beside better ones, on pages in the structure of each site. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHtml } from './read';

const folder = resolve(import.meta.dirname, '../../../pages/any-page');

const ownIds = (html: string, address: string) =>
  readHtml(html, address).ownIds.map(({ own, better }) => `${own} ${better}`);
const sha = (first: number) => `${first}a2b3c4d5e`.repeat(4);

describe('an entry with a better identifier has the site’s own beside it', () => {
  it.each([
    [
      'google-scholar-search',
      [
        'scholar:3689065437936774761 arxiv:2502.01101',
        'scholar:3689065412167234671 arxiv:2502.02102',
      ],
    ],
    ['google-scholar-profile', []],
    ['semantic-scholar-search', [`s2:${sha(2)} arxiv:2502.01101`]],
    [
      'dblp-search',
      [
        'dblp:conf/smalltalk/Berg20 doi:10.5555/small.0',
        'dblp:journals/corr/abs-2502-01101 arxiv:2502.01101',
        'dblp:conf/smalltalk/Nowak23 doi:10.5555/small.3',
      ],
    ],
  ])('%s', (name, expected) => {
    const html = readFileSync(resolve(folder, `${name}.html`), 'utf8');
    expect(ownIds(html, /https:\S+/.exec(html)?.[0] ?? '')).toEqual(expected);
  });
});

/** Results that each link to papers: `html(n)` is what stands beside the title. */
const results = (beside: (n: number) => string) =>
  `<div id="app">${[1, 2, 3, 4]
    .map(
      (n) =>
        `<div class="row"><a href="/paper/Some-Words/${sha(n)}"><h2>The Title of Paper ${n}</h2></a>${beside(n)}</div>`,
    )
    .join('')}</div>`;
const search = 'https://www.semanticscholar.org/search?q=x';
const onArxiv = (n: number) => `<a href="https://arxiv.org/abs/2502.0000${n}">View on arXiv</a>`;

it('which is that of the entry alone, whatever else of the site it links to', () => {
  const entry = (n: number) =>
    `<li class="entry" id="conf/talk/Berg2${n}"><a href="https://dblp.org/rec/conf/talk/20.html">in</a><cite><span class="title">The Title of Paper ${n}.</span></cite>${onArxiv(n)}</li>`;
  expect(
    ownIds(`<ul>${[1, 2, 3].map(entry).join('')}</ul>`, 'https://dblp.org/search?q=x'),
  ).toEqual([1, 2, 3].map((n) => `dblp:conf/talk/Berg2${n} arxiv:2502.0000${n}`));
  // Where only links tell it, two leave it open.
  const citing = (n: number) => `${onArxiv(n)}<a href="/paper/Cited/${sha(n + 5)}">cites this</a>`;
  expect(ownIds(results(citing), search)).toEqual([]);
});

it('which no other site’s pages have', () => {
  const html = results(onArxiv).replaceAll('"/paper', '"https://www.semanticscholar.org/paper');
  expect(ownIds(html, search)).toHaveLength(4);
  expect(ownIds(html, 'https://lists.example.org/today')).toEqual([]);
  expect(ownIds(html, 'https://dblp.org/search')).toEqual([]);
});

it('a paper’s page at the site states better ones for its own', () => {
  const html = (metas: string) =>
    `<head><meta name="citation_title" content="The Title of Paper 1">${metas}</head><h1>The Title of Paper 1</h1>`;
  const address = `https://www.semanticscholar.org/paper/Some-Words/${sha(1)}`;
  const meta = '<meta name="citation_doi" content="10.5555/small.1">';
  expect(ownIds(html(meta), address)).toEqual([`s2:${sha(1)} doi:10.5555/small.1`]);
  expect(ownIds(html(''), address)).toEqual([]);
  expect(ownIds(html(meta), 'https://arxiv.org/abs/2502.00001')).toEqual([]);
});

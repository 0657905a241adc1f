/** Which links of a page are single ones, which get a mark of their own. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { titleOfLink } from '../../../../utils/sites/any-page/single-links';
import { readHtml } from './read';

const address = 'https://lists.example.org/papers';
const arxiv = (n: number) => `https://arxiv.org/abs/2510.${String(10_000 + n)}`;
const link = (n: number, text = `A title of paper number ${n}`) =>
  `<a href="${arxiv(n)}">${text}</a>`;
const item = (n: number) => `<li>${link(n)}</li>`;
const single = (html: string, at = address) =>
  readHtml(html, at)
    .single()
    .map(({ id }) => id.slice(-2));

it('takes links of running text', () => {
  expect(
    single(`<p>As ${link(11)} shows, and ${link(12)}.</p><p>See ${link(13, '[3]')}</p>`),
  ).toEqual(['11', '12', '13']);
});

it.each(['lines-without-boxes', 'microblog'])('takes those of papers without a box: %s', (name) => {
  const html = readFileSync(
    resolve(import.meta.dirname, `../../../pages/any-page/${name}.html`),
    'utf8',
  );
  const { left, single: found } = readHtml(html, /https:\S+/.exec(html)?.[0] ?? '');
  expect(left).toHaveLength(5);
  expect(found().map(({ id }) => id)).toEqual(left.map(({ id }) => id));
});

it('takes none of a listing’s entries, and those around it', () => {
  const list = `<ul>${[11, 12, 13].map(item).join('')}</ul>`;
  expect(single(`<p>Today: ${link(20)}</p>${list}<p>Also ${link(11)}</p>`)).toEqual(['20', '11']);
});

it('takes none of the parts beside an entry’s row', () => {
  const rows = [11, 12, 13].map((n) => `<dt>${link(n)}</dt><dd>${link(n, 'PDF')} by Ada</dd>`);
  expect(single(`<dl>${rows.join('')}</dl>`)).toEqual([]);
});

it('takes one of several to a paper in one paragraph, and one in each of two', () => {
  const html = `<p>${link(11)} [${link(11, 'PDF')}] <b>${link(11, 'again')}</b></p><p>${link(11)}</p>`;
  expect(single(html)).toEqual(['11', '11']);
});

it('takes all of a page that lists fewer than three', () => {
  expect(single(`<ul>${item(11)}${item(12)}</ul>`)).toEqual(['11', '12']);
});

it('takes the references of a paper’s own page, and no link to that paper', () => {
  const head = `<meta name="citation_title" content="The paper itself">
    <meta name="citation_arxiv_id" content="2510.10099"><meta name="citation_doi" content="10.1145/99.98">`;
  const html = `${head}<h1>The paper itself</h1>${link(99, 'PDF')} <a href="https://doi.org/10.1145/99.98">DOI</a>
    <h2>References</h2><ol>${[11, 12, 13].map(item).join('')}</ol>`;
  const { view } = readHtml(html, address);
  expect([view, ...single(html)]).toEqual(['paper', '11', '12', '13']);
});

it('takes none of navigation', () => {
  expect(single(`<nav>${link(11)}</nav><div role="menu">${link(12)}</div>`)).toEqual([]);
});

it('takes no more than two thousand', () => {
  const head =
    '<meta name="citation_title" content="A survey"><meta name="citation_doi" content="10.1145/1.2">';
  const many = Array.from({ length: 2_100 }, (_, n) => `<p>${link(n)}</p>`).join('');
  expect(single(`${head}<h1>A survey</h1>${many}`)).toHaveLength(2_000);
});

it('a link’s text is a title only if it says one', () => {
  const titles = ['Attention is all that we need', '[3]', 'PDF', arxiv(11)].map((text) => {
    const [first] = readHtml(`<p>${link(11, text)}</p>`, address).single();
    return first && titleOfLink(first);
  });
  expect(titles).toEqual(['Attention is all that we need', undefined, undefined, undefined]);
});

it('takes the address that a shortened link shows, or tells in its title', () => {
  const shown = `<span>https://</span>${arxiv(11).slice(8)}`;
  const told = `<a href="https://t.co/b" title="${arxiv(12)}">arxiv.org/abs/2510…</a>`;
  // What says that it is cut is no address, and other sites' links are what they lead to.
  const cut = '<a href="https://t.co/c">arxiv.org/abs/2510.100…</a>';
  const other = `<a href="https://example.org/">${arxiv(13)}</a>`;
  const text = `<p><a href="https://t.co/a">${shown}</a>, ${told}, ${cut}, ${other}</p>`;
  expect(single(text)).toEqual(['11', '12']);
});

it('takes a link behind a tracker, and none to a page that names two papers', () => {
  const behind = (...papers: readonly number[]) =>
    `<a href="https://click.example/?${papers.map((n) => `p${n}=${encodeURIComponent(arxiv(n))}`).join('&')}">x</a>`;
  expect(single(`<p>${behind(11)} and ${behind(12, 13)}</p>`)).toEqual(['11']);
});

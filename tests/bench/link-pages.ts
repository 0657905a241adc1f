/** Pages of thousands of links to papers, as lists of different structure have them. */
import { arxivIdOf } from './listings.ts';

const links = 5_000;

const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('\n');

const title = (n: number): string =>
  `Measuring how ${n + 3} language models of size ${n % 17} read long documents`;
const abstract =
  'We read long documents twice, and find more of what the first pass missed. '.repeat(8);
const authors = (n: number): string =>
  `Ada Lovelace, Charles B. Babbage and Grace M. Hopper${n % 2 ? ', Alan Turing' : ''}`;
const at = (n: number): string => `https://arxiv.org/abs/${arxivIdOf(n)}`;
const pdf = (n: number): string => `https://arxiv.org/pdf/${arxivIdOf(n)}`;
const code = (n: number): string => `https://github.com/example/paper-${n}`;

/** By the name of the structure: the page's body, and how many entries it has. */
export const linkPages: Readonly<Record<string, { readonly entries: number; body(): string }>> = {
  'a list of titles': {
    entries: links,
    body: () => `<ul>${many(links, (n) => `<li><a href="${at(n)}">${title(n)}</a></li>`)}</ul>`,
  },
  'a list of citations': {
    entries: links / 2,
    body: () =>
      `<ol>${many(links / 2, (n) => `<li>${authors(n)}. <b>${title(n)}.</b> <i>Proceedings of Examples</i>, 2026. [<a href="${pdf(n)}">pdf</a>] [<a href="${code(n)}">code</a>]</li>`)}</ol>`,
  },
  'a table': {
    entries: links / 4,
    body: () =>
      `<table><tbody>${many(links / 4, (n) => `<tr><td>${n}</td><td><a href="${at(n)}">${title(n)}</a></td><td>${authors(n)}</td><td><a href="${pdf(n)}">PDF</a> <a href="https://doi.org/10.48550/arXiv.${arxivIdOf(n)}">DOI</a> <a href="${code(n)}">Code</a></td></tr>`)}</tbody></table>`,
  },
  'cards with abstracts': {
    entries: links / 5,
    body: () =>
      `<div class="cards">${many(links / 5, (n) => `<article class="card card-${n}"><h3 class="card-title"><a href="${at(n)}">${title(n)}</a></h3><p class="authors"><a href="/author/1">Ada Lovelace</a>, <a href="/author/2">Charles Babbage</a></p><p>${abstract}</p><div><a class="button" href="${pdf(n)}">PDF</a> <a class="button" href="${code(n)}">Code</a></div></article>`)}</div>`,
  },
  'running text': {
    entries: 0,
    body: () =>
      `<article>${many(links / 5, (n) => `<p>${[0, 1, 2, 3, 4].map((k) => `As ${authors(k)} have shown <a href="${at((5 * n + k) % 1_000)}">in their work of that year</a>, reading twice helps.`).join(' ')}</p>`)}</article>`,
  },
};

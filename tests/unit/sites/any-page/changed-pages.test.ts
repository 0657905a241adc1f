/** What sites and tools put between and into the entries of a list, and what a person still sees. */
import { expect, it } from 'vitest';
import { readHtml } from './read';

const address = 'https://lists.example.org/papers';
const papers = [
  ['Small Models That Know When to Ask', 'Ada Berg', 'Cem Dogan'],
  ['Counting What Is Not There: Absence in Vision', 'Eva Fuchs', 'Goro Hayashi', 'Ines Jung'],
  ['A Ladder of Proofs for Sparse Graphs', 'Kofi Lamptey'],
  ['Why Do Depth Maps Drift?', 'Mia Nowak', 'Otto Pohl'],
  ['Retrieval, Memory, and the Cost of Forgetting', 'Qi Ren', 'Sara Tan'],
] as const;

type Draw = (title: string, names: readonly string[], href: string, n: number) => string;
const drawn = (draw: Draw): string[] =>
  papers.map(([title, ...names], n) =>
    draw(title, names, `https://arxiv.org/abs/2502.0010${n}`, n),
  );

/** What is read of a page: identifiers with their titles, and with their authors. */
function read(body: string) {
  const reading = readHtml(`<!doctype html><body><main>${body}</main>`, address);
  const told = reading.entries.map((entry) => [entry.id, reading.details(entry)] as const);
  return {
    titles: told.map(([id, { title }]) => `${id} ${title}`),
    authors: told.map(([, { authors = [] }]) => authors.join(', ')),
  };
}

const titles = papers.map(([title], n) => `arxiv:2502.0010${n} ${title}`);
const authors = papers.map(([, ...names]) => names.join(', '));

const advertisement =
  '<div class="ad"><a href="https://ads.example">Hire researchers faster</a> <p>All that you need.</p></div>';

it.each([
  [
    'boxes',
    (title, names, href) =>
      `<div class="title">${title}</div><div class="authors">${names.join(', ')}</div><div class="links"><a href="${href}">PDF</a></div>`,
  ],
  [
    'paragraphs',
    (title, names, href) =>
      `<p><strong>${title}</strong></p><p>${names.join(', ')}</p><p><a href="${href}">PDF</a></p>`,
  ],
] as [string, Draw][])('advertisements between %s of no entry move no title', (_, draw) => {
  const all = drawn(draw);
  for (const places of [[0], [1, 3], [0, 3], [0, 1, 2, 3]]) {
    const page = all.map((entry, n) => (places.includes(n) ? entry + advertisement : entry));
    expect(read(page.join(''))).toEqual({ titles, authors });
  }
});

it('a box of what is recommended, between two entries, holds no entries', () => {
  const [first = '', second = '', ...others] = drawn(
    (title, names, href) => `<li><a href="${href}">${title}</a><p>${names.join(', ')}</p></li>`,
  );
  const links = [1, 2, 3, 4].map(
    (n) =>
      `<li><a href="https://arxiv.org/abs/1901.0000${n}">A recommended paper, number ${n}</a></li>`,
  );
  const box = `<li><h4>Recommended for you</h4><ul>${links.join('')}</ul></li>`;
  expect(read(`<ul>${[first, second, box, ...others].join('')}</ul>`)).toEqual({ titles, authors });
  // A section of a list is called so, too, and its papers are some of the list's.
  const sections = `<h2>Surveys</h2><ul>${first}${second}${others[0]}</ul><h2>Related surveys</h2><ul>${others.slice(1).join('')}</ul>`;
  expect(read(sections).titles).toEqual(titles);
});

it('a translation that puts every text into boxes of its own cuts no title at its words in italics', () => {
  const font = (text: string) => `<font style="x"><font style="x">${text}</font></font>`;
  const page = read(
    drawn((title, _, href) => {
      const [first = '', ...others] = title.split(' ');
      return `<div class="card"><h3><a href="${href}">${font(`${first} `)}<i>${font(others.join(' '))}</i></a></h3><p>x</p></div>`;
    }).join(''),
  );
  expect(page.titles).toEqual(titles);
});

it('a label in another language is no part of a title', () => {
  const page = read(
    drawn(
      (title, _, href) => `<div><p><a href="${href}">PDF</a></p><h3>标题：${title}</h3></div>`,
    ).join(''),
  );
  expect(page.titles).toEqual(titles);
});

it.each([
  ['items', (names) => `<ul>${names.map((name) => `<li>${name}</li>`).join('')}</ul>`],
  [
    'boxes with pictures',
    (names) => `<div>${names.map((name) => `<div><span>${name}</span></div>`).join('')}</div>`,
  ],
] as [string, (names: readonly string[]) => string][])(
  'names in %s without a class are authors',
  (_, list) => {
    const page = read(
      drawn(
        (title, names, href) =>
          `<div class="a1"><h3><a href="${href}">${title}</a></h3>${list(names)}</div>`,
      ).join(''),
    );
    expect(page).toEqual({ titles, authors });
  },
);

it('buttons beside names are no authors', () => {
  const page = read(
    drawn(
      (title, names, href) =>
        `<div class="a1"><h3><a href="${href}">${title}</a></h3><div>${names
          .map((name) => `<a href="/x">${name}</a>`)
          .join(', ')}, <a href="/y">Save</a>, <a href="/z">Share</a></div></div>`,
    ).join(''),
  );
  expect(page).toEqual({ titles, authors });
});

it('"et.al." stands for others', () => {
  const page = read(
    `<table>${drawn(
      (title, [name], href, n) =>
        `<tr><td>2025-02-0${n + 1}</td><td>${title}</td><td>${name} et.al.</td><td><a href="${href}">${href.slice(-10)}</a></td></tr>`,
    ).join('')}</table>`,
  );
  expect(page).toEqual({ titles, authors: papers.map(([, name]) => name) });
});

it('quotes around all titles, with the comma of a style, are no part of them', () => {
  const page = read(
    drawn(
      (title, names, href) =>
        `<div><p><span>"${title},"</span><span> ${names.join(', ')}, TALK 2025. [</span><a href="${href}">arXiv</a><span>]</span></p></div>`,
    ).join(''),
  );
  expect(page.titles).toEqual(titles);
});

it('a box before a link is no sentence that the link is a word of', () => {
  const page = read(
    drawn(
      (title, _, href) =>
        `<div class="item"><div>The following article is <span>Open access</span></div><a href="${href}">${title}</a></div>`,
    ).join(''),
  );
  expect(page.titles).toEqual(titles);
});

it('papers that are listed twice are entries once', () => {
  const three = drawn((title, _, href) => `<li><a href="${href}">${title}</a></li>`).slice(0, 3);
  expect(read(`<ul>${[...three, ...three].join('')}</ul>`).titles).toEqual(titles.slice(0, 3));
});

it.each([
  ['odd and even', (n) => (n % 2 === 0 ? 'odd' : 'even')],
  ['of their subjects', (n) => ['nlp', 'cv agents', 'theory', 'speech', 'robots'][n] ?? ''],
] as [string, (n: number) => string][])('rows beside each other have classes %s', (_, classOf) => {
  const page = read(
    drawn(
      (title, names, href, n) =>
        `<div class="${classOf(n)}"><a href="${href}">${title}</a><p>${names.join(', ')}</p></div>`,
    ).join(''),
  );
  expect(page).toEqual({ titles, authors });
});

it('parts of a page that link to a paper each are no list', () => {
  const page = `<div class="hero"><p><a href="https://arxiv.org/abs/2502.00100">Our paper is out at last</a></p></div>
    <div class="news"><ul><li><a href="https://arxiv.org/abs/2502.00101">We were cited by them</a></li></ul></div>
    <div class="team">We are three. <a href="https://arxiv.org/abs/2502.00102">This is how we work</a></div>`;
  expect(read(page).titles).toEqual([]);
});

/** Pages that are broken, hostile or huge. */
import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import { readAnyPage } from '../../../../utils/sites/any-page/read-any-page';
import { lines, readHtml } from './read';

const address = 'https://lists.example.org/papers';
const id = (n: number) => `2510.${String(10_000 + n)}`;
const link = (n: number) =>
  `<a href="https://arxiv.org/abs/${id(n)}">A title of paper number ${n}</a>`;
const item = (n: number) => `<li>${link(n)}</li>`;
const items = (count: number) => Array.from({ length: count }, (_, n) => item(n)).join('');

it('a form whose fields hide its members breaks nothing', () => {
  const fields = ['parentElement', 'children', 'localName', 'getAttribute', 'matches', 'closest']
    .map((name) => `<input name="${name}">`)
    .join('');
  const html = `<form>${fields}<ul>${items(4)}</ul></form><form>${fields}<a href="https://arxiv.org/abs/2501.00001">x</a></form>`;
  expect(lines(readHtml(html, address))).toHaveLength(4);
});

it('a key of a listing holds neither query nor fragment', () => {
  const { listing } = readHtml(items(3), 'https://search.example.org/find?q=a+secret#also');
  expect(listing).toBe('any-page/https://search.example.org/find');
});

it('reads no list of fewer than three papers', () => {
  const { view, left } = readHtml(`<ul>${items(2)}</ul>`, address);
  expect([view, left.length]).toEqual(['nothing', 2]);
});

it('a malformed address, JSON-LD or base is no error', () => {
  const html = `<base href="http://["><script type="application/ld+json">{"@graph":[[[[[[]]]]]],</script>
    <a href="https://%zz/abs/2501.00001">x</a><a href="http://[">y</a><ul>${items(3)}</ul>`;
  expect(readHtml(html, address).entries).toHaveLength(3);
});

it('a row nested two thousand deep is no error', () => {
  const deep = `${'<div>'.repeat(2_000)}deep${'</div>'.repeat(2_000)}`;
  const html = `<ul>${items(3)}<li><a href="https://arxiv.org/abs/2501.00009">A title</a>${deep}</li></ul>`;
  expect(readHtml(html, address).entries).toHaveLength(4);
});

/** A class of its own for each, without digits, as some frameworks make them. */
const ownClass = (n: number) =>
  `c${[...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`;

/** Pages of any number of papers whose structure invites a look at all others from each. */
const pagesOf: Readonly<Record<string, (count: number) => string>> = {
  'a list': (count) => `<ul>${items(count)}</ul>`,
  'rows in a box each': (count) =>
    Array.from(
      { length: count },
      (_, n) => `<div><p>No. ${n}</p><div class="row">${link(n)}<p>A remark</p></div></div>`,
    ).join(''),
  'rows with a class each': (count) =>
    Array.from(
      { length: count },
      (_, n) => `<div class="${ownClass(n)}">${link(n)}<p>A remark</p></div>`,
    ).join(''),
  'days of three, with a class each': (count) =>
    Array.from(
      { length: count / 3 },
      (_, n) =>
        `<h2>Day ${n}</h2><div class="${ownClass(n)}">${[0, 1, 2].map((k) => `<p class="${ownClass(n)}"><b>${link(3 * n + k)}</b></p>`).join('')}</div>`,
    ).join(''),
  'links in running text': (count) =>
    Array.from(
      { length: count / 4 },
      (_, n) => `<p>As ${[0, 1, 2, 3].map((k) => link(4 * n + k)).join(' and ')} have shown.</p>`,
    ).join(''),
  'cards with two papers each': (count) =>
    Array.from(
      { length: count / 2 },
      (_, n) => `<div class="card">${link(2 * n)}<p>builds upon ${link(2 * n + 1)}</p></div>`,
    ).join(''),
};
const asked = [
  ['Node', 'parentElement'],
  ['Node', 'textContent'],
  ['Node', 'contains'],
  ['Element', 'previousElementSibling'],
  ['Element', 'nextElementSibling'],
  ['Element', 'localName'],
  ['Element', 'getAttribute'],
  ['Element', 'matches'],
  ['Element', 'closest'],
  ['Element', 'querySelectorAll'],
] as const;

it.each(Object.entries(pagesOf))('%s: what it costs grows as the page does', async (_, page) => {
  // Counted in what the page is asked, not by the clock.
  const steps = async (count: number) => {
    const { window } = new JSDOM(page(count), { url: address });
    let seen = 0;
    for (const [owner, name] of asked) {
      const { prototype } = window[owner];
      const made = Object.getOwnPropertyDescriptor(prototype, name);
      const member = made?.get ?? made?.value;
      const counted = function (this: unknown, ...given: unknown[]) {
        seen++;
        return Reflect.apply(member, this, given);
      };
      Object.defineProperty(
        prototype,
        name,
        made?.get ? { get: counted, configurable: true } : { value: counted, configurable: true },
      );
    }
    // The reader takes members from the prototypes when it first needs them.
    vi.resetModules();
    const fresh = await import('../../../../utils/sites/any-page/read-any-page');
    fresh.readAnyPage(window.document, new URL(address));
    return seen;
  };
  const few = await steps(120);
  expect(few).toBeGreaterThan(120);
  expect((await steps(1_200)) / few).toBeLessThan(12);
});

it('what a page shows in frames and shadow roots is another document, and no error', () => {
  const { window } = new JSDOM(
    `<ul>${items(3)}</ul><iframe srcdoc="<ul>${items(3).replaceAll('"', '&quot;')}</ul>"></iframe><div id="host"></div>`,
    { url: address },
  );
  const root = window.document.querySelector('#host')?.attachShadow({ mode: 'open' });
  root?.append(window.document.createRange().createContextualFragment(`<ul>${item(7)}</ul>`));
  expect(root?.querySelector('a')).not.toBeNull();
  expect(lines(readAnyPage(window.document, new URL(address)))).toHaveLength(3);
});

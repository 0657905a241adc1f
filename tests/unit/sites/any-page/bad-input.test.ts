/** Pages that are broken, hostile or huge. */
import { JSDOM } from 'jsdom';
import { expect, it, vi } from 'vitest';
import { lines, readHtml } from './read';

const address = 'https://lists.example.org/papers';
const id = (n: number) => `2510.${String(10_000 + n)}`;
const item = (n: number) =>
  `<li><a href="https://arxiv.org/abs/${id(n)}">A title of paper number ${n}</a></li>`;
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

it('what it costs grows as the page does', async () => {
  // Counted in steps through the tree, not by the clock.
  const steps = async (count: number) => {
    const { window } = new JSDOM(`<ul>${items(count)}</ul>`, { url: address });
    let seen = 0;
    const { prototype } = window.Node;
    const parent = Object.getOwnPropertyDescriptor(prototype, 'parentElement');
    Object.defineProperty(prototype, 'parentElement', {
      get() {
        seen++;
        return parent?.get?.call(this);
      },
    });
    // The reader takes members from the prototypes when it first needs them.
    vi.resetModules();
    const fresh = await import('../../../../utils/sites/any-page/read-any-page');
    const { entries } = fresh.readAnyPage(window.document, new URL(address));
    expect(entries).toHaveLength(count);
    return seen;
  };
  const few = await steps(200);
  expect(few).toBeGreaterThan(200);
  expect((await steps(2_000)) / few).toBeLessThan(12);
});

import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListingKeySchema } from '../../../../utils/actions/actions-schema';
import * as z from '../../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../../utils/paper/details/details-schema';
import { listingAt } from '../../../../utils/sites/arxiv/address';
import { dayIn, textOf } from '../../../../utils/sites/arxiv/page-text';
import { reader as arxiv } from '../../../../utils/sites/arxiv/reader';
import type { Entry } from '../../../../utils/sites/site';
import { siteFor } from '../../../read-page/readers';
import { runs } from '../../runs';
import { pageOf } from '../page-of';

const folder = resolve(import.meta.dirname, '../../../pages/sites/arxiv');
const source = (file: string): string => readFileSync(resolve(folder, file), 'utf8');

function open(file: string): { document: Document; url: URL } {
  const html = source(file);
  const url = new URL(/^<!-- (https:\S+) -->/.exec(html)?.[1] ?? '');
  return { document: pageOf(html), url };
}

function entriesOf(document: Document, url: URL): readonly Entry[] {
  const reading = arxiv.read(document, url);
  return 'entries' in reading ? reading.entries : [];
}

const elementOf = (html: string): Element => {
  const { body } = pageOf(html);
  return body.firstElementChild ?? body;
};

describe('what an address names', () => {
  it.each([
    ['/list/cs.CL/new', 'arxiv/new/cs.CL'],
    ['/list/cs.CL/new?skip=0&show=2000', 'arxiv/new/cs.CL'],
    ['/list/physics.acc-ph/recent', 'arxiv/recent/physics.acc-ph'],
    ['/list/cs.CL/pastweek?show=2000', 'arxiv/recent/cs.CL'],
    ['/list/cs.CL/current', 'arxiv/recent/cs.CL'],
    ['/list/cs.CL/2026-05?skip=100&show=25', 'arxiv/month/cs.CL/2026-05'],
    ['/list/cs.CL/202605', 'arxiv/month/cs.CL/2026-05'],
    ['/list/cs.CL/2605', 'arxiv/month/cs.CL/2026-05'],
    ['/list/hep-th/9901', 'arxiv/month/hep-th/1999-01'],
    ['/list/hep-th/0703', 'arxiv/month/hep-th/2007-03'],
    ['/list/cs/26', 'arxiv/month/cs/2026'],
    ['/list/hep-th/92', 'arxiv/month/hep-th/1992'],
    ['/list/cs/2012', 'arxiv/month/cs/2012'],
    ['/list/cs/1999/', 'arxiv/month/cs/1999'],
    ['/catchup/cs.CL/2026-11-19', 'arxiv/catchup/cs.CL/2026-11-19'],
    ['/catchup/grp_physics/2026-11-19?abs=True&page=2', 'arxiv/catchup/grp_physics/2026-11-19'],
    ['/catchup?subject=cs.CL&date=2026-11-19&include_abs=True', 'arxiv/catchup/cs.CL'],
    ['/catchup?archive=cs&sday=19&smonth=11&syear=2026', 'arxiv/catchup/cs'],
    ['/search/?query=two+words&searchtype=all&start=50', 'arxiv/search/two%20words'],
    ['/search/cs?query=a/b', 'arxiv/search/a%2Fb'],
    ['/search/advanced?advanced=&terms-0-term=x&terms-1-term=y', 'arxiv/search/x%20y'],
    ['/search/advanced?advanced=1&classification-math=y', 'arxiv/search/*'],
    ['/a/doe_j_1', 'arxiv/author/doe_j_1'],
    ['/a/0000-0002-1825-0097', 'arxiv/author/0000-0002-1825-0097'],
    ['/abs/2603.03283', 'arxiv/paper/2603.03283'],
    ['/abs/2603.03283v2?context=cs', 'arxiv/paper/2603.03283'],
    ['/abs/math.GT/0309136v1', 'arxiv/paper/math/0309136'],
    ['/html/2603.03283v1/', 'arxiv/paper/2603.03283'],
    ['/pdf/hep-th/9901001v3.pdf', 'arxiv/paper/hep-th/9901001'],
  ])('%s: %s', (path, listing) => {
    for (const host of ['arxiv.org', 'export.arxiv.org', 'www.arxiv.org']) {
      const url = new URL(path, `https://${host}`);
      expect(listingAt(url)).toBe(listing);
      expect(siteFor(url)?.view(url)).toBe(listing.split('/')[1]);
    }
  });

  it.each([
    '/',
    '/list',
    '/list/cs.CL',
    '/list/cs.CL/soon',
    '/list/cs.CL/2026-13',
    '/catchup',
    '/a/',
    '/a/doe_j_1.atom2',
    '/search/',
    '/search/?source=header&query=',
    '/search/advanced?terms-0-term=x',
    '/abs/',
    '/abs/not-a-paper',
    '/format/2603.03283',
    '/archive/cs',
  ])('%s: nothing', (path) => {
    const url = new URL(path, 'https://arxiv.org');
    expect(siteFor(url)).toBe(arxiv);
    expect(arxiv.view(url)).toBeUndefined();
  });

  it('and no look-alike host is read', () => {
    expect(siteFor(new URL('https://evilarxiv.org/list/cs.CL/new'))).toBeUndefined();
    expect(siteFor(new URL('https://arxiv.org.evil.example/list/cs.CL/new'))).toBeUndefined();
  });

  it('every search has a key that the extension accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (query) => {
        const url = new URL(
          `https://arxiv.org/search/?query=${encodeURIComponent(query.toWellFormed())}`,
        );
        const listing = listingAt(url);
        if (listing !== undefined) {
          expect(z.safeParse(ListingKeySchema, listing).error).toBeUndefined();
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('where the controls of an entry go', () => {
  it.each([
    ['new.html', 'DT'],
    ['new-classic.html', 'DT'],
    ['search.html', 'DIV'],
    ['paper.html', 'DIV'],
    ['paper-html.html', 'DIV'],
  ])('%s: %s', (file, name) => {
    const { document, url } = open(file);
    const entries = entriesOf(document, url);
    expect(entries).not.toHaveLength(0);
    for (const { element, also = [], anchor } of entries) {
      expect(anchor?.tagName).toBe(name);
      expect(also).toEqual(name === 'DT' ? [element.previousElementSibling] : []);
    }
  });
});

describe('what a page without papers is', () => {
  const at = (path: string) => new URL(path, 'https://arxiv.org');
  const read = (html: string, path: string) => arxiv.read(pageOf(html), at(path));

  it.each([
    ["<div id='dlpage'><h1>X</h1><p>No updates today.</p></div>", '/list/cs/new', 'empty'],
    ["<div id='dlpage'><dl id='articles'><p>No updates.</p></dl></div>", '/list/cs/26', 'empty'],
    // Its papers are there, in other elements.
    [
      "<div id='dlpage'><p><a href='/abs/2401.00001'>arXiv:2401.00001</a> A title</p></div>",
      '/list/cs/new',
      'not understood',
    ],
    ['<h1>Bad request</h1>', '/list/cs/new', 'nothing'],
    ['<a href="/abs/2603.03283">A paper in a new dress</a>', '/list/cs/new', 'not understood'],
    ["<div id='dlpage'><dl><dt>[1]</dt><dd>x</dd></dl></div>", '/list/cs/new', 'not understood'],
    ['<main>Sorry, your query returned no results</main>', '/search/?query=x', 'empty'],
    ['<main><h1>Search</h1></main>', '/search/?query=x', 'nothing'],
    ['<main><a href="/abs/2603.03283">1</a></main>', '/search/?query=x', 'not understood'],
    [
      '<main><h1>Advanced Search</h1><form><p class="help is-warning">Must be a year</p></form></main>',
      '/search/advanced?advanced=1&terms-0-term=x',
      'nothing',
    ],
    ['<main><h1>Article not found</h1></main>', '/abs/2603.03283', 'nothing'],
    [
      '<div id="content"><h1>Paper withdrawn by the administration</h1></div>',
      '/abs/2603.03283',
      'nothing',
    ],
    ['<div id="abs"><a href="/pdf/2603.03283">PDF</a></div>', '/abs/2603.03283', 'not understood'],
    ['Rate exceeded.', '/list/cs.CL/new', 'nothing'],
    ['<h1>429 Too Many Requests</h1>', '/abs/2603.03283', 'nothing'],
    [
      '<h1>arXiv is down for maintenance</h1><a href="https://status.arxiv.org">x</a>',
      '/list/cs/26',
      'nothing',
    ],
    ['<form><div class="g-recaptcha"></div></form>', '/search/?query=x', 'nothing'],
    ['<h1>503 Backend fetch failed</h1>', '/catchup/cs/2026-06-03', 'nothing'],
    ['<h1>Unknown author</h1>', '/a/doe_j_1', 'nothing'],
    ['<h1>No HTML for this paper</h1>', '/html/2603.03283', 'nothing'],
    ['<embed type="application/pdf">', '/pdf/2603.03283', 'nothing'],
    ["<div id='dlpage'></div>", '/archive/cs', 'nothing'],
  ])('%s at %s: %s', (html, path, kind) => {
    expect(read(html, path).kind).toBe(kind);
  });
});

describe('text', () => {
  it('is the same before and after MathJax rewrote it', () => {
    const before = elementOf(
      '<div><span class="descriptor">Title:</span> Of $n^2$ &lt;b&gt;</div>',
    );
    const after = elementOf(
      `<div><span class="descriptor">Title:</span> Of <span class="MathJax_Preview"></span><span
      class="MathJax" id="MathJax-Element-1-Frame"><nobr>n2</nobr></span><script type="math/tex">n^2</script> &lt;b&gt;</div>`,
    );
    expect(textOf(before, 500)).toBe('Of $n^2$ <b>');
    expect(textOf(after, 500)).toBe(textOf(before, 500));
  });

  it.each([
    ['Showing new listings for Tuesday, 22 September 2026', '2026-09-22'],
    ['Mon, 7 Jul 2026 (showing 47 of 47 entries )', '2026-07-07'],
    ['30 November, 2025; originally announced December 2025.', '2025-11-30'],
    ['New submissions for Fri,  6 May 22'.replace('  ', ' '), '2022-05-06'],
    ['Authors and titles for May 2026', undefined],
    ['99 May 2026', undefined],
    ['12 Foo 2026', undefined],
    ['', undefined],
  ])('%s: %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});

describe('long lists', () => {
  it('2,000 entries are read, and only the details of the one that is asked for', () => {
    const row = (number: number) => {
      const id = `2612.${String(number).padStart(5, '0')}`;
      return `<dt><a href ="/abs/${id}" title="Abstract">arXiv:${id}</a></dt><dd><div class='list-title'>Paper
        ${number}</div><div class='list-authors'><a href="/search/?query=A">Author ${number}</a></div></dd>`;
    };
    const rows = Array.from({ length: 2_000 }, (_, index) => row(index + 1)).join('');
    const document = pageOf(`<div id='dlpage'><dl id='articles'>${rows}</dl></div>`);
    const entries = entriesOf(document, new URL('https://arxiv.org/list/cs/26?show=2000'));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2_000);
    const last = entries.at(-1);
    expect(last && arxiv.details(last, document)).toEqual({
      title: 'Paper 2000',
      authors: ['Author 2000'],
      authorCount: 1,
    });
  }, 30_000);
});

describe('whatever is missing', () => {
  const pages = globSync('*.html', { cwd: folder });

  it.each(pages)(
    '%s is read, or is not understood, but never breaks',
    (file) => {
      const html = source(file);
      const { url } = open(file);
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 40 }), (cuts) => {
          const document = pageOf(html);
          for (const [at, how] of cuts) cut(document, at, how);
          for (const entry of entriesOf(document, url)) {
            const details = arxiv.details(entry, document);
            expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
          }
        }),
        runs(10),
      );
    },
    30_000,
  );

  function cut(document: Document, at: number, how: number): void {
    const elements = document.querySelectorAll('html *');
    const element = elements[at % elements.length];
    if (!element) return;
    if (how === 0) element.remove();
    else if (how === 1) element.replaceWith(...element.childNodes);
    else if (how === 2) element.textContent = '\ud800 1 Jan 999999';
    else for (const name of element.getAttributeNames()) element.removeAttribute(name);
  }
});

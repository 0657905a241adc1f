/** Hostile pages, by the numbers of the cases; `npm run fuzz` finds more of them. Each defect that it found is here. */
import { describe, expect, it } from 'vitest';
import { ListingKeySchema } from '../../../utils/actions/actions-schema';
import { cleanText } from '../../../utils/basics/text';
import * as z from '../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../utils/paper/details/details-schema';
import { arxivPaperId, isPaperId } from '../../../utils/paper/ids/paper-id';
import type { Entry } from '../../../utils/sites/site';
import { paperUrl } from '../../../utils/sites/sites';
import { demoListing } from '../../pages/demo/listing.ts';
import { demoPapers } from '../../pages/demo/papers.ts';
import { siteFor } from '../../read-page/readers';
import { pageOf } from './page-of';

const date = '2026-11-23';
const day = `https://huggingface.co/papers/date/${date}`;
const listNew = 'https://arxiv.org/list/cs.CL/new';

/** Lets the fields of a form hide its members, as browsers do and jsdom does not. */
function hideMembers(document: Document): void {
  for (const form of document.querySelectorAll('form')) {
    for (const field of [...form.elements]) {
      const name = field.getAttribute('name');
      if (name) Object.defineProperty(form, name, { value: field });
    }
  }
}

/** Reads a page with all details, and has them checked. */
function read(html: string, address: string) {
  const document = pageOf(html);
  const url = new URL(address);
  const site = siteFor(url);
  if (!site) throw new Error('no site');
  hideMembers(document);
  const before = document.documentElement.outerHTML;
  const reading = site.read(document, url);
  const entries: readonly Entry[] = 'entries' in reading ? reading.entries : [];
  const details = entries.map((entry) => site.details(entry, document));
  for (const each of details) {
    expect(z.safeParse(PaperDetailsSchema, each).error).toBeUndefined();
  }
  expect(document.documentElement.outerHTML).toBe(before);
  return { kind: reading.kind, entries, details, ids: entries.map(({ id }) => id) };
}

const demoIds = demoPapers.map(({ id }) => `arxiv:${id}`);
const id = demoPapers[0]?.id ?? '';
const withProps = (props: string) => read(demoListing({ date, props }), day);

/** A day's list of arXiv with these rows. */
const listOf = (rows: string) =>
  read(`<body><div id="dlpage"><dl id="articles">${rows}</dl></div></body>`, listNew);
const row = (paper: string, title: string) =>
  `<dt><a href="/abs/${paper}">arXiv:${paper}</a></dt><dd><div class="list-title">Title: ${title}</div></dd>`;

describe('case 30: embedded JSON', () => {
  const deep = 50_000;
  it.each([
    ['absent', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a list of papers that is none', '{"dailyPapers":{"length":5}}'],
    ['numbers for strings', `{"dateString":7,"dailyPapers":[{"paper":{"id":${id},"title":5}}]}`],
    ['cut', `{"dateString":"${date}","dailyPapers":[{"paper":{"id":"${id}"`],
    ['of 20 MB', `{"dailyPapers":[{"paper":{"id":"${id}","title":"${'x'.repeat(2e7)}"}}]}`],
    ['50,000 lists deep', `{"dailyPapers":${'['.repeat(deep)}${']'.repeat(deep)}}`],
    ['50,000 papers deep', `{"dailyPapers":[${'{"paper":'.repeat(deep)}1${'}'.repeat(deep)}]}`],
  ])('%s: the cards alone are read', (_, props) => {
    const { ids, details } = withProps(props);
    expect(ids).toEqual(demoIds);
    expect(details[0]?.title).toBe(demoPapers[0]?.title);
    expect(details[0]?.upvotes).toBe(demoPapers[0]?.upvotes);
  });
});

describe('case 31: keys and ids called __proto__, constructor, prototype, toString', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString'];

  it('change no prototype, and are no papers', () => {
    const before = Reflect.ownKeys(Object.prototype);
    const bad = names.map((name) => `"${name}":{"polluted":1,"id":"${id}"}`).join();
    const papers = names.map((name) => `{"paper":{"id":"${name}","title":"T",${bad}}}`).join();
    const { ids, details } = withProps(
      `{${bad},"dailyPapers":[{${bad},"paper":{"id":"${id}","title":"T",${bad}}},${papers}]}`,
    );
    expect(ids).toEqual(demoIds);
    expect(details.every((each) => !('polluted' in each))).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
  });

  it.each(names)('%s is the id of no paper', (name) => {
    expect(arxivPaperId(name)).toBeUndefined();
    expect(isPaperId(name)).toBe(false);
    expect(isPaperId(`${name}:2603.03283`)).toBe(false);
    expect(listOf(row(name, 'T')).entries).toEqual([]);
  });
});

describe('case 33: links', () => {
  it.each([
    'javascript:alert(1)//papers/2603.03283',
    'data:text/html,/papers/2603.03283',
    'blob:https://huggingface.co/papers/2603.03283',
    'vbscript:msgbox/papers/2603.03283',
    '//evil.invalid/papers/2603.03283',
    'https://huggingface.co@evil.invalid/papers/2603.03283',
    'https://huggingface.co.evil.invalid/papers/2603.03283',
    ' /papers/2603.03283',
    'java\tscript:/papers/2603.03283',
  ])('%s leads to no paper of Hugging Face', (href) => {
    const { entries } = read(`<article><h3><a href="${href}">Title</a></h3></article>`, day);
    expect(entries).toEqual([]);
  });

  it('are never kept: what is opened is made of the id', () => {
    const { entries, details } = listOf(row('2603.03283" onclick="alert(1)', 'One'));
    expect(entries.map((entry) => paperUrl(entry.id, 'arxiv/new/cs'))).toEqual([
      'https://arxiv.org/abs/2603.03283',
    ]);
    expect(JSON.stringify(details)).not.toContain('onclick');
    for (const kept of demoIds.filter(isPaperId))
      expect(paperUrl(kept, undefined)).toMatch(/^https:\/\//);
  });

  it.each(['javascript:alert(1)', 'https://github.com.evil.invalid/a/b', 'http://github.com/a/b'])(
    '%s is no repository and no picture',
    (href) => {
      const paper = { id, title: 'T', githubRepo: href };
      const { details } = withProps(JSON.stringify({ dailyPapers: [{ paper, thumbnail: href }] }));
      expect(JSON.stringify(details[0])).not.toContain(href);
    },
  );
});

describe('case 34: identifiers', () => {
  it.each([
    '2603.0328',
    '2603.032833',
    '2613.03283',
    '2603.03283v0',
    '2603.03283\u200b',
    '\u202e2603.03283',
    '2603.О3283',
    `2603.${'3'.repeat(10_000)}`,
    'evil/9901001',
  ])('%j is refused', (text) => {
    expect(arxivPaperId(text)).toBeUndefined();
  });

  it.each(['２６０３.０３２８３', ' 2603.03283 ', '2603.03283v12'])(
    '%j is one and the same',
    (text) => {
      expect(arxivPaperId(text)).toBe('arxiv:2603.03283');
    },
  );
});

describe('the key of a listing', () => {
  it.each([
    `/catchup/${'Z%CD%91'.repeat(200)}/${'x'.repeat(900)}`,
    `/list/${'x'.repeat(900)}/new`,
    `/a/${'x'.repeat(900)}`,
    '/catchup?subject=a%20b%00%C3%A9',
  ])('is one that the extension takes, whatever the address (seed 42834; %#)', (path) => {
    const document = pageOf('<body><div id="dlpage"></div></body>');
    const url = new URL(path, 'https://arxiv.org');
    const reading = siteFor(url)?.read(document, url);
    expect(reading).toMatchObject({ kind: 'empty', listing: expect.any(String) });
    const listing = reading && 'listing' in reading ? reading.listing : undefined;
    expect(z.safeParse(ListingKeySchema, listing).error).toBeUndefined();
  });
});

describe('case 35: text', () => {
  it.each(['\ud800', 'x\udc00y', `${'x'.repeat(499)}😀`, `${'a\u0351'.repeat(5_000)}`])(
    'is well-formed however it is cut (%#)',
    (text) => {
      const clean = cleanText(text, 500);
      expect(clean.isWellFormed()).toBe(true);
      expect(clean.length).toBeLessThanOrEqual(500);
      expect(JSON.parse(JSON.stringify(clean))).toBe(clean);
    },
  );

  it('ends in no space where it was cut (seed 21)', () => {
    expect(cleanText('mark '.repeat(200), 500)).toBe('mark '.repeat(100).trim());
    expect(cleanText(`${'x'.repeat(9)} y`, 10)).toBe('x'.repeat(9));
  });

  it('a DOI has no characters that no DOI has (seed 8514)', () => {
    const html = `<head><meta name="citation_title" content="T"></head><body><h1 class="title">T</h1>
      <table><tr><td class="doi">10.5555/Lantern.D66.1\ud800</td></tr></table></body>`;
    const paper = read(html, 'https://arxiv.org/abs/2603.03283');
    expect(paper.details[0]?.doi).toBe('10.5555/Lantern.D66.1');
  });

  it('a picture’s address has no spaces (seed 6287)', () => {
    const thumbnail = 'https://cdn-thumbnails.huggingface.co/soci al/papers/2606.00105.png';
    const paper = { id, title: 'T' };
    const { details } = withProps(JSON.stringify({ dailyPapers: [{ paper, thumbnail }] }));
    expect(details[0]).toBeDefined();
    expect(details[0]?.thumbnail).toBeUndefined();
  });
});

describe('case 36: one paper 500 times', () => {
  it('is as many entries of one id', () => {
    const { ids } = listOf(row('2603.03283', 'One').repeat(500));
    expect(ids).toHaveLength(500);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('case 41: forms whose fields are called like their methods', () => {
  const names = [
    ...['attributes', 'children', 'childNodes', 'closest', 'firstElementChild', 'getAttribute'],
    ...['hasAttribute', 'matches', 'nextElementSibling', 'nodeName', 'nodeType', 'nodeValue'],
    ...['ownerDocument', 'parentElement', 'previousElementSibling', 'querySelector'],
    ...['querySelectorAll', 'tagName', 'textContent'],
  ];
  const fields = names.map((name) => `<input name="${name}">`).join('');
  const form = `<form>${fields}</form>`;
  const clobbers = `<form name="children"></form><img name="body"><p id="__NEXT_DATA__"></p><p id="__NEXT_DATA__"></p>`;

  it('do not change what is read of a day', () => {
    const html = demoListing({ date });
    const plain = read(html, day);
    const hostile = html
      .replace('<main>', `<main>${clobbers}<form data-target="DailyPapers">${fields}</form>`)
      .replaceAll('<div class="by">', `${form}<div class="by">`)
      .replaceAll('Submitted by <div></div>', `Submitted by ${form}`);
    const changed = read(hostile, day);
    expect(changed.ids).toEqual(plain.ids);
    expect(changed.details).toEqual(plain.details);
  });

  it('do not change what is read of a list (seeds 77, 83, 346)', () => {
    const rows = row('2603.03283', 'One') + row('2603.03284', 'Two');
    const plain = listOf(rows);
    const hostile = listOf(rows.replaceAll('Title: ', `Title: ${form}`));
    expect(hostile.ids).toEqual(plain.ids);
    expect(hostile.details).toEqual(plain.details);
  });

  it('are no part of an entry: nothing of ours could be put there (seeds 3, 1456)', () => {
    const asForm = row('2603.03283', 'One').replace(/<(\/?)dd/g, '<$1form');
    const { ids } = listOf(asForm + row('2603.03284', 'Two'));
    expect(ids).toEqual(['arxiv:2603.03284']);
  });

  it('cannot lead a walk over headings round in circles', () => {
    const html = `<body><div id="dlpage"><h3>Mon, 23 Nov 2026</h3><form id="f"></form>
      <p><input form="f" name="previousElementSibling"></p>
      <dl>${row('2603.03283', 'One')}</dl></div></body>`;
    expect(read(html, listNew).details[0]?.listedOn).toBe('2026-11-23');
  });
});

describe('case 46: numbers and days beyond reason', () => {
  it.each([1e308, -1, 0.5, '9', null, 2e9])(
    '%o upvotes are none that the JSON tells',
    (upvotes) => {
      const island = (count: unknown) =>
        `<div data-target="DailyPapers" data-props='${JSON.stringify({
          dailyPapers: [
            { paper: { id: '2603.03283', title: 'T', upvotes: count }, numComments: count },
          ],
        })}'><article><h3><a href="/papers/2603.03283">T</a></h3></article></div>`;
      expect(read(island(upvotes), day).details[0]).not.toHaveProperty('upvotes');
      expect(read(island(upvotes), day).details[0]).not.toHaveProperty('comments');
      expect(read(island(12), day).details[0]).toMatchObject({ upvotes: 12, comments: 12 });
    },
  );

  it.each(['99999-01-01', 'yesterday', '2026-1-1', ''])('%o is no day', (publishedAt) => {
    const paper = { id, title: 'T', publishedAt };
    const { details } = withProps(JSON.stringify({ dailyPapers: [{ paper }] }));
    expect(details[0]?.publishedOn).toBeUndefined();
  });

  it('of 6,000 authors five thousand are kept, and all are counted', () => {
    const authors = Array.from({ length: 6_000 }, (_, n) => ({ name: `Author ${n}` }));
    const paper = { id: '2603.03283', title: 'T', authors };
    const props = JSON.stringify({ dailyPapers: [{ paper }] });
    const html = `<div data-target="DailyPapers" data-props='${props}'><article><h3><a href="/papers/2603.03283">T</a></h3></article></div>`;
    const [details] = read(html, day).details;
    expect(details?.authors).toHaveLength(5_000);
    expect(details?.authorCount).toBe(6_000);
  });
});

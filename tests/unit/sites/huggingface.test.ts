import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { PaperDetailsSchema } from '../../../utils/schemas/paper';
import * as z from '../../../utils/schemas/z';
import { siteFor } from '../../../utils/sites';
import { huggingface } from '../../../utils/sites/huggingface';
import { readCount } from '../../../utils/sites/huggingface/card';
import type { Entry } from '../../../utils/sites/site';
import { demoListing } from '../../pages/demo/listing.ts';
import { demoPapers } from '../../pages/demo/papers.ts';

const date = '2026-11-23';
const url = new URL(`https://huggingface.co/papers/date/${date}`);
const island = '[data-target="DailyPapers"]';

const pageOf = (html: string): Document => new JSDOM(html).window.document;
const demo = (): Document => pageOf(demoListing({ date }));

function entriesOf(document: Document, at = url): readonly Entry[] {
  const reading = huggingface.read(document, at);
  return reading.kind === 'entries' ? reading.entries : [];
}

describe('which addresses are a day', () => {
  it.each([
    ['https://huggingface.co/papers', true],
    ['https://huggingface.co/papers/', true],
    ['https://huggingface.co/papers/date/2026-06-03', true],
    ['https://huggingface.co/papers?date=2024-08-01', true],
    ['https://huggingface.co/papers?q=diffusion', false],
    ['https://huggingface.co/papers/2603.03283', false],
    ['https://huggingface.co/papers/date/tomorrow', false],
    ['https://huggingface.co/datasets?date=2024-08-01', false],
    ['https://huggingface.co/', false],
  ])('%s: %s', (address, expected) => {
    expect(siteFor(new URL(address))?.view(new URL(address)) !== undefined).toBe(expected);
  });

  it('and no look-alike host is read', () => {
    expect(siteFor(new URL('https://huggingface.co.evil.example/papers'))).toBeUndefined();
  });
});

describe('a day of our own', () => {
  it('is read card by card, with everything that the page tells', () => {
    const document = demo();
    const entries = entriesOf(document);
    expect(entries.map(({ id }) => id)).toEqual(demoPapers.map(({ id }) => `arxiv:${id}`));
    entries.forEach((entry, n) => {
      const paper = demoPapers[n];
      if (!paper) throw new Error('more entries than papers');
      const details = huggingface.details(entry, document);
      expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
      expect(details).toMatchObject({
        title: paper.title,
        upvotes: paper.upvotes,
        comments: paper.comments,
        submitter: paper.submitter,
        authorCount: paper.authors,
        publishedOn: paper.date,
        listedOn: date,
        keywords: ['demo'],
        ...(paper.organisation && { organisation: paper.organisation }),
        ...(paper.stars !== undefined && { githubStars: paper.stars }),
      });
      expect(details.abstract).toContain('abstract');
      expect(details.aiSummary).toContain('summary');
    });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '7',
    '{"dailyPapers":{}}',
    '{"dailyPapers":[null,7,{"paper":[]}]}',
  ])('is read from its elements alone when the JSON is %o', (props) => {
    const document = pageOf(demoListing({ date, props }));
    const [first] = entriesOf(document);
    expect(entriesOf(document)).toHaveLength(demoPapers.length);
    expect(first && huggingface.details(first, document)).toMatchObject({
      title: demoPapers[0]?.title,
      upvotes: demoPapers[0]?.upvotes,
      comments: demoPapers[0]?.comments,
    });
  });

  it('believes its elements over stale JSON', () => {
    const document = demo();
    const card = document.querySelector('article');
    const box = card?.querySelector('.vote div div');
    if (box) box.textContent = '9999';
    const [first] = entriesOf(document);
    expect(first && huggingface.details(first, document).upvotes).toBe(9999);
  });

  it('skips a card without id or title and keeps the rest', () => {
    const document = pageOf(demoListing({ date, props: '' }));
    const [first, second, third] = document.querySelectorAll('article');
    for (const link of first?.querySelectorAll('a') ?? []) link.removeAttribute('href');
    second?.querySelector('h3')?.remove();
    third?.querySelector('h3 a')?.setAttribute('href', '/papers/not-a-paper');
    for (const link of third?.querySelectorAll('a') ?? []) link.setAttribute('href', '/papers/x');
    expect(entriesOf(document)).toHaveLength(demoPapers.length - 3);
  });

  it('tells an empty list from a page it does not understand', () => {
    const empty = demo();
    for (const card of empty.querySelectorAll('article')) card.remove();
    expect(huggingface.read(empty, url)).toEqual({
      kind: 'empty',
      listing: `huggingface/day/${date}`,
    });
    const gone = demo();
    gone.querySelector(island)?.remove();
    expect(huggingface.read(gone, url)).toMatchObject({ kind: 'not understood' });
    const strange = pageOf('<article>nothing</article>');
    expect(huggingface.read(strange, url)).toMatchObject({ kind: 'not understood' });
  });

  it('is one listing, whether the address names the day, another one, or none', () => {
    const listing = `huggingface/day/${date}`;
    for (const address of ['/papers', `/papers/date/${date}`, `/papers?date=${date}`]) {
      const at = new URL(address, url);
      expect(huggingface.read(demo(), at)).toMatchObject({ listing });
    }
    // A day that the page itself links to as its neighbour is not the one it shows.
    const clamped = new URL('/papers/date/2026-11-24', url);
    expect(huggingface.read(demo(), clamped)).toMatchObject({ listing });
  });

  it('pollutes no prototype', () => {
    const props = `{"__proto__":{"bad":1},"dailyPapers":[{"__proto__":{"bad":1},"paper":{"id":"${demoPapers[0]?.id}","title":"T","__proto__":{"bad":1}}}]}`;
    const document = pageOf(demoListing({ date, props }));
    const [first] = entriesOf(document);
    expect(first && huggingface.details(first, document)).toBeDefined();
    expect(Object.hasOwn(Object.prototype, 'bad')).toBe(false);
    expect(({} as Record<string, unknown>)['bad']).toBeUndefined();
  });
});

describe('counts as the site writes them', () => {
  it.each([
    ['80', 80],
    [' - ', 0],
    ['1.92k', 1_920],
    ['110k', 110_000],
    ['1.2M', 1_200_000],
    ['1,234', 1_234],
    ['', undefined],
    ['-5', undefined],
    ['1e308', undefined],
    ['many', undefined],
  ])('%o is %o', (text, expected) => {
    expect(readCount(text)).toBe(expected);
  });
});

describe('whatever the JSON holds', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('name', 'fullname', 'title', '__proto__'), tie('any')),
    ),
  })).any;
  const field = fc.constantFrom(
    'title',
    'authors',
    'upvotes',
    'githubStars',
    'githubRepo',
    'summary',
    'ai_summary',
    'ai_keywords',
    'organization',
    'publishedAt',
    'submittedOnDailyAt',
    'submittedOnDailyBy',
  );
  const document = demo();
  const root = document.querySelector(island);
  const [entry] = entriesOf(document);

  it('the details stay well-formed', () => {
    fc.assert(
      fc.property(
        fc.dictionary(field, value),
        fc.dictionary(
          fc.constantFrom('numComments', 'thumbnail', 'submittedBy', 'organization'),
          value,
        ),
        (paper, row) => {
          const id = demoPapers[0]?.id;
          const props = {
            dateString: date,
            dailyPapers: [{ ...row, paper: { title: 'T', ...paper, id } }],
          };
          root?.setAttribute('data-props', JSON.stringify(props));
          if (!entry) throw new Error('no entry');
          const details = huggingface.details(entry, document);
          expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cut anywhere, the page is read all the same', () => {
    const whole = JSON.stringify({
      dateString: date,
      dailyPapers: [{ paper: { id: demoPapers[0]?.id, title: 'T' } }],
    });
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        root?.setAttribute('data-props', whole.slice(0, length));
        expect(entriesOf(document)).toHaveLength(demoPapers.length);
      }),
      { numRuns: 30 },
    );
  });
});

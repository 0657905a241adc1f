import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListingKeySchema } from '../../../../utils/actions/actions-schema';
import * as z from '../../../../utils/basics/z';
import { PaperDetailsSchema } from '../../../../utils/paper/details/details-schema';
import { about } from '../../../../utils/sites/huggingface/about';
import { readCount } from '../../../../utils/sites/huggingface/card';
import { reader as huggingface } from '../../../../utils/sites/huggingface/reader';
import type { Entry } from '../../../../utils/sites/site';
import { demoListing } from '../../../pages/demo/listing.ts';
import { demoPapers } from '../../../pages/demo/papers.ts';
import { siteFor } from '../../../read-page/readers';
import { runs } from '../../runs';
import { pageOf } from '../page-of';

const date = '2026-11-23';
const url = new URL(`https://huggingface.co/papers/date/${date}`);
const island = '[data-target="DailyPapers"]';

const demo = (): Document => pageOf(demoListing({ date }));

function entriesOf(document: Document, at = url): readonly Entry[] {
  const reading = huggingface.read(document, at);
  return reading.kind === 'entries' ? reading.entries : [];
}

const viewAt = (address: string): string | undefined => {
  const at = new URL(address, 'https://huggingface.co');
  return siteFor(at)?.view(at);
};

describe('which addresses are which view', () => {
  it.each([
    ['/papers', 'day'],
    ['/papers/', 'day'],
    ['/papers/date/2026-06-03', 'day'],
    ['/papers?date=2024-08-01', 'day'],
    ['/papers?q=%20', 'day'],
    ['/papers/week/2026-W23', 'week'],
    ['/papers/month/2026-06', 'month'],
    ['/papers/trending', 'trending'],
    ['/papers?q=diffusion', 'search'],
    ['/papers/trending?q=diffusion', 'search'],
    ['/papers/month/2026-03?q=diffusion', 'search'],
    ['/papers/2603.03283', 'paper'],
    ['/papers/2603.03283v2?q=diffusion#community', 'paper'],
    ['/quiet-lab', 'of'],
    ['/quiet-lab/papers', 'of'],
    ['/0x0is1/activity/papers', 'of'],
    ['/papers-please?q=diffusion', 'of'],
    ['/collections/orla/to-read-68a5e980f8bce789562cafa4', 'collection'],
    ['/quiet-lab/model-7B.v2', 'repository'],
    ['/datasets/quiet-lab/words', 'repository'],
    ['/spaces/quiet-lab/demo', 'repository'],
    ['/settings-lab/model', 'repository'],
  ])('%s: %s', (address, view) => {
    expect(viewAt(address)).toBe(view);
    expect(Object.keys(about.views)).toContain(view);
  });

  it.each([
    '/',
    '/login?next=%2Fpapers',
    '/join',
    '/settings/papers',
    '/docs/hub',
    '/blog',
    '/blog/orla/a-post',
    '/pricing',
    '/api/daily_papers',
    '/tasks/text-generation',
    '/models?other=arxiv%3A2603.03283',
    '/datasets?date=2024-08-01',
    '/datasets',
    '/spaces/quiet-lab',
    '/collections/orla',
    '/papers/date/tomorrow',
    '/papers/week/2026-06-03',
    '/papers/submit',
    '/papers/2603.03283.md',
    '/quiet-lab/models',
    '/orla/activity/likes',
    '/quiet-lab/model/tree/main',
    '/quiet-lab/%3Cb%3E',
  ])('%s: none', (address) => expect(viewAt(address)).toBeUndefined());

  it('and only its cards have room for controls over a corner', () => {
    const cards = Object.keys(about.views).filter((view) => huggingface.placement(view) === 'card');
    expect(cards).toEqual(['day', 'week', 'month']);
  });

  it('and no look-alike host is read', () => {
    expect(siteFor(new URL('https://huggingface.co.evil.example/papers'))).toBeUndefined();
  });

  it('whatever stands in an address, the key of its listing is one', () => {
    const document = demo();
    const word = fc.oneof(
      fc.constantFrom(
        'papers',
        'date',
        'week',
        'trending',
        'datasets',
        'collections',
        '2603.03283',
      ),
      fc.string({ unit: 'binary', maxLength: 400 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), word, (words, query) => {
        const path = words.map((each) => encodeURIComponent(each.toWellFormed())).join('/');
        const at = new URL(`https://huggingface.co/${path}`);
        at.searchParams.set('q', query);
        const reading = huggingface.read(document, at);
        if (!('listing' in reading)) return;
        expect(z.safeParse(ListingKeySchema, reading.listing).success).toBe(true);
      }),
      { numRuns: 200 },
    );
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

  it('reads whole addresses as those without a host', () => {
    const document = pageOf(demoListing({ date, props: '' }));
    for (const link of document.querySelectorAll('a[href^="/"]')) {
      link.setAttribute('href', `https://huggingface.co${link.getAttribute('href')}`);
    }
    expect(entriesOf(document).map(({ id }) => id)).toEqual(entriesOf(demo()).map(({ id }) => id));
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
    expect(huggingface.read(gone, url)).toMatchObject({ kind: 'nothing' });
    const renamed = pageOf('<ul><li><a href="/papers/2603.00001">A paper</a></li></ul>');
    expect(huggingface.read(renamed, url)).toMatchObject({ kind: 'not understood' });
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

  it.each([
    ['week/2030-W01', 'week', '2026-W23', 'week/2026-W23'],
    ['week/2030-W01', 'week', '2026-06-03', 'week/2026-W23'],
    ['week/2026-W02', 'week', '2025-12-29', 'week/2026-W01'],
    ['week/2026-W02', 'week', '2027-01-03', 'week/2026-W53'],
    ['week/2026-W02', 'week', '2027-99-99', 'week/2026-W02'],
    ['month/2030-01', 'month', '2026-06-03', 'month/2026-06'],
    ['month/2030-01', 'month', '2026-06', 'month/2026-06'],
    // After a click on another tab the JSON is still of the list that was served.
    ['week/2026-W23', 'day', '2026-05-20', 'week/2026-W23'],
    ['date/2026-06-03', 'month', '2026-05', 'day/2026-06-03'],
  ])('%s that embeds the %s %s is %s', (path, periodType, dateString, listing) => {
    const papers = demoPapers.map(({ id, title }) => ({ paper: { id, title } }));
    const props = JSON.stringify({ dateString, dailyPapers: papers, periodType });
    const at = new URL(`https://huggingface.co/papers/${path}`);
    const reading = huggingface.read(pageOf(demoListing({ date, props })), at);
    expect(reading).toMatchObject({ listing: `huggingface/${listing}` });
  });

  it('does not believe JSON of other papers than those shown', () => {
    const props = JSON.stringify({ dateString: '2026-05-20', dailyPapers: [], periodType: 'day' });
    const document = pageOf(demoListing({ date, props }));
    const at = (path: string) => huggingface.read(document, new URL(path, url));
    expect(at('/papers')).toMatchObject({ listing: 'huggingface/day/latest' });
    expect(at(`/papers/date/${date}`)).toMatchObject({ listing: `huggingface/day/${date}` });
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
      runs(300),
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
      runs(30),
    );
  });
});

const folder = resolve(import.meta.dirname, '../../../pages/sites/huggingface');
const files = readdirSync(folder).filter((file) => file.endsWith('.html'));

describe.each(files)('%s, whatever is missing from it', (file) => {
  const html = readFileSync(resolve(folder, file), 'utf8');
  const at = new URL(/^<!-- (https:\S+) -->/.exec(html)?.[1] ?? '');

  /** Takes away elements, attributes and first children, each named by a number. */
  function damage(document: Document, numbers: readonly number[]): void {
    const all = [...document.querySelectorAll('*')];
    for (const n of numbers) {
      const element = all[n % all.length];
      const attribute = element?.attributes[n % (element.attributes.length || 1)];
      if (n % 3 === 0) element?.remove();
      else if (n % 3 === 1 && attribute) element?.removeAttribute(attribute.name);
      else element?.firstChild?.remove();
    }
  }

  it('is read without a throw, into well-formed details', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (numbers) => {
        const document = pageOf(html);
        damage(document, numbers);
        const reading = huggingface.read(document, at);
        for (const entry of 'entries' in reading ? reading.entries : []) {
          const details = huggingface.details(entry, document);
          expect(z.safeParse(PaperDetailsSchema, details).error).toBeUndefined();
        }
      }),
      runs(10),
    );
  }, 30_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedRequest } from '../../../../utils/feeds/feed';
import {
  daily,
  organisation,
  submitter,
  trending,
} from '../../../../utils/sites/huggingface/sources';
import { day, expectSound, fetchAll, hour, readOrRefuse, refusalOf } from '../../feeds/set-up';
import { captures, readCapture } from '../captures';

const noon = Date.UTC(2026, 5, 3, 12);

const row = (n: number, more: object = {}, paper: object = {}) => ({
  paper: { id: `2606.${String(n).padStart(5, '0')}`, title: `Title ${n}`, ...paper },
  numComments: 0,
  ...more,
});
const rows = (from: number, to: number, more: object = {}) =>
  Array.from({ length: to - from }, (_, n) => row(from + n, more));

const first = (requests: readonly FeedRequest[]): FeedRequest => {
  const [request] = requests;
  if (!request) throw new Error('nothing asked');
  return request;
};
const today = () => first(daily.requests(noon, noon - hour));
const dates = (requests: readonly FeedRequest[]) =>
  requests.map(({ url }) => new URL(url).searchParams.get('date'));

describe('a row', () => {
  it('is read as the pages embed it, with the day of its list', () => {
    const full = row(
      1,
      {
        organization: { name: 'google', fullname: 'Google' },
        submittedBy: { name: 'someone' },
        numComments: 3,
        unknownKey: [],
      },
      { upvotes: 12, authors: [{ name: 'Ada Example' }], ai_keywords: ['words'], somethingNew: {} },
    );
    const part = today().read(JSON.stringify([full]));
    expectSound(part);
    expect(part).toEqual({
      papers: [
        {
          id: 'arxiv:2606.00001',
          details: {
            title: 'Title 1',
            authors: ['Ada Example'],
            authorCount: 1,
            organisation: { slug: 'google', name: 'Google' },
            upvotes: 12,
            comments: 3,
            submitter: 'someone',
            keywords: ['words'],
            listedOn: '2026-06-03',
          },
        },
      ],
    });
  });

  it('that is nonsense is skipped, and one that comes twice is one', () => {
    const bad = [null, 7, 'x', [], {}, { paper: null }, { paper: {} }, { paper: { id: 7 } }];
    const worse = [
      row(2, {}, { id: 'not an id' }),
      row(3, {}, { title: '' }),
      row(4, {}, { title: 5 }),
    ];
    const part = today().read(JSON.stringify([...bad, row(1), row(1), ...worse, row(5)]));
    expect(part.papers.map(({ id }) => id)).toEqual(['arxiv:2606.00001', 'arxiv:2606.00005']);
  });

  it('may change in any key and any value: what is read is valid, and nothing is thrown', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2606.00001', -1, 1e12, '2026-13-45', '\ud800'),
    );
    const keys = fc.constantFrom(
      'id',
      'title',
      'authors',
      'upvotes',
      'summary',
      'publishedAt',
      'organization',
      'submittedOnDailyAt',
      'submittedOnDailyBy',
      'githubRepo',
      'githubStars',
      'ai_summary',
      'ai_keywords',
    );
    const paper = fc.dictionary(keys, value);
    const outer = fc.dictionary(
      fc.constantFrom('title', 'numComments', 'thumbnail', 'submittedBy', 'organization'),
      value,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(outer, paper), { maxLength: 5 }), (all) => {
        const list = all.map(([more, changed], n) => row(n, more, changed));
        readOrRefuse(today(), JSON.stringify(list));
      }),
    );
  });
});

describe('an answer', () => {
  it.each([
    ['empty', ''],
    ['web page', '<!DOCTYPE html><html>429</html>'],
    ['broken', JSON.stringify([row(1)]).slice(0, -5)],
    ['broken', 'Too many requests'],
    ['not a feed', '{"error":"Invalid date"}'],
    ['not a feed', 'null'],
    ['not a feed', '"text"'],
    ['not a feed', '[1,2,3]'],
    ['not a feed', `[${'['.repeat(5)}${']'.repeat(5)}]`],
  ] as const)('is refused as %s: %s', (reason, body) => {
    expect(refusalOf(() => today().read(body))).toBe(reason);
  });

  it('without rows is a day without papers', () => {
    expect(today().read('[]')).toEqual({ papers: [] });
  });

  it('nested without end is no feed, and no overflow', () => {
    readOrRefuse(today(), `${'['.repeat(1_000_000)}`);
    readOrRefuse(today(), `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
  });
});

describe('Daily Papers', () => {
  it('asks for today, and until noon after for the day before, whose list may still have grown', () => {
    const morning = Date.UTC(2026, 5, 3, 7);
    expect(dates(daily.requests(morning, morning - hour))).toEqual(['2026-06-03', '2026-06-02']);
    const evening = Date.UTC(2026, 5, 3, 19);
    expect(dates(daily.requests(evening, evening - hour))).toEqual(['2026-06-03']);
    expect(dates(daily.requests(evening, morning))).toEqual(['2026-06-03', '2026-06-02']);
    expect(today().url).toBe(
      'https://huggingface.co/api/daily_papers?date=2026-06-03&limit=100&p=0',
    );
  });

  it('begins with three days, and catches up fourteen, the newest first', () => {
    expect(dates(daily.requests(noon, undefined))).toEqual([
      '2026-06-03',
      '2026-06-02',
      '2026-06-01',
    ]);
    const caughtUp = dates(daily.requests(noon, noon - 400 * day));
    expect(caughtUp).toHaveLength(14);
    expect(caughtUp).toEqual([...caughtUp].sort().reverse());
    expect(caughtUp.at(-1)).toBe('2026-05-21');
    expect(dates(daily.requests(noon, noon - 3 * day - hour))).toEqual([
      '2026-06-03',
      '2026-06-02',
      '2026-06-01',
      '2026-05-31',
      '2026-05-30',
    ]);
  });

  it('misses no day that grew, whenever it is checked, and clocks may be put back', () => {
    fc.assert(
      fc.property(fc.nat(20 * day), fc.integer({ min: -3 * day, max: 13 * day }), (offset, gap) => {
        const now = noon + offset;
        const asked = dates(daily.requests(now, now - gap));
        expect(asked[0]).toBe(new Date(now).toISOString().slice(0, 10));
        expect(new Set(asked).size).toBe(asked.length);
        // The day on which the last check was made, and the one before it if it was made before noon.
        const last = Math.min(now, now - gap);
        expect(asked).toContain(new Date(last).toISOString().slice(0, 10));
      }),
    );
  });

  it.each([
    ['as many as there are at once', 100, 100, 2],
    ['a server that gives half of that', 71, 50, 2],
    ['exactly half a page', 50, 100, 2],
    ['few', 23, 100, 1],
    ['a whole conference', 1_234, 100, 10],
  ])('turns pages: %s', (_, count, most, pages) => {
    const { asked, ids } = fetchAll([today()], (url) => {
      const size = Math.min(most, Number(url.searchParams.get('limit')));
      const from = size * Number(url.searchParams.get('p'));
      return JSON.stringify(rows(Math.min(from, count), Math.min(from + size, count)));
    });
    expect(asked).toHaveLength(pages);
    expect(ids).toHaveLength(Math.min(count, 1_000));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stops where a server gives the same page again', () => {
    const { asked, ids } = fetchAll([today()], () => JSON.stringify(rows(0, 100)));
    expect(asked).toHaveLength(2);
    expect(ids).toHaveLength(100);
  });

  it('sees what was pushed to the next page while it read the first', () => {
    const { ids } = fetchAll([today()], (url) =>
      JSON.stringify(url.searchParams.get('p') === '0' ? rows(5, 105) : rows(100, 110)),
    );
    expect(ids).toHaveLength(105);
  });

  it('is checked every half hour, the others every three', () => {
    expect(daily.next(noon) - noon).toBe(hour / 2);
    for (const source of [trending, submitter('a'), organisation('a')]) {
      expect(source.next(noon) - noon).toBe(3 * hour);
    }
  });
});

describe('other feeds of Hugging Face', () => {
  it('trending is one page, however full', () => {
    const { asked, ids } = fetchAll(trending.requests(noon, undefined), () =>
      JSON.stringify(rows(0, 100)),
    );
    expect(asked.map(String)).toEqual([
      'https://huggingface.co/api/daily_papers?sort=trending&limit=100&p=0',
    ]);
    expect(ids).toHaveLength(100);
  });

  it('a submitter is asked for until the last check, and the first time for a page', () => {
    const answer = (url: URL) => {
      const page = Number(url.searchParams.get('p'));
      const submittedOnDailyAt = `2026-0${6 - page}-01T00:00:00.000Z`;
      return JSON.stringify(
        Array.from({ length: 100 }, (_, n) => row(page * 100 + n, {}, { submittedOnDailyAt })),
      );
    };
    const { asked } = fetchAll(submitter('a b').requests(noon, undefined), answer);
    expect(asked.map(String)).toEqual([
      'https://huggingface.co/api/daily_papers?submitter=a+b&limit=100&p=0',
    ]);
    const since = Date.UTC(2026, 4, 1);
    expect(fetchAll(submitter('a').requests(noon, since), answer).asked).toHaveLength(3);
  });

  it('an organisation is its papers of the days, at the same addresses', () => {
    const requests = organisation('Google').requests(noon, noon - hour);
    expect(requests.map(({ url }) => url)).toEqual(
      daily.requests(noon, noon - hour).map(({ url }) => url),
    );
    const list = [
      ...rows(0, 3, { organization: { name: 'google', fullname: 'G' } }),
      ...rows(3, 9),
    ];
    expect(fetchAll(requests.slice(0, 1), () => JSON.stringify(list)).ids).toHaveLength(3);
  });
});

const saved = captures('huggingface', /^api-daily_papers.*\.json$/);
describe.skipIf(saved.length === 0)('saved answers (skipped: no captures here)', () => {
  it.each(saved)('%s: every row is a paper', (file) => {
    const body = readCapture('huggingface', file);
    const date = /\d{4}-\d{2}-\d{2}/.exec(file)?.[0] ?? '';
    const now = Date.parse(`${date}T12:00:00Z`);
    const all: { paper: { id: string; title: string; upvotes?: number } }[] = JSON.parse(body);
    const part = first(daily.requests(now, now - hour)).read(body);
    expectSound(part);
    expect(part.papers.map(({ id }) => id)).toEqual(all.map(({ paper }) => `arxiv:${paper.id}`));
    part.papers.forEach(({ details }, n) => {
      expect(details.title).toBe(all[n]?.paper.title.replace(/\s+/g, ' ').trim());
      expect(details.upvotes).toBe(all[n]?.paper.upvotes);
      expect(details.listedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    });
    expect(part.next !== undefined).toBe(all.length === 50);
  });

  it.each(saved)('%s: cut off anywhere, it is broken', (file) => {
    const body = readCapture('huggingface', file).trimEnd();
    for (let n = 1; n < 20; n++) {
      const cut = body.slice(0, Math.floor((body.length * n) / 20));
      expect(refusalOf(() => today().read(cut))).toBe('broken');
    }
  });
});

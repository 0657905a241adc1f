import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedRequest } from '../../../../utils/feeds/feed';
import { category, search } from '../../../../utils/sites/arxiv/sources';
import { document, expectSound, fetchAll, readOrRefuse, refusalOf } from '../../feeds/set-up';

const rss = document('arxiv-rss.xml');
const api = document('arxiv-api.xml');

/** Tuesday in New York; its document is there. */
const tuesday = Date.parse('2026-05-12T12:00:00Z');
const at = (text: string) => Date.parse(text);

const only = (requests: readonly FeedRequest[]): FeedRequest => {
  const [request, ...more] = requests;
  if (!request || more.length > 0) throw new Error(`${requests.length} requests`);
  return request;
};

/** A page of the API. */
const page = (from: number, to: number, published = '2026-05-08T12:00:00Z', total = to) =>
  '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/">' +
  `<o:totalResults>${total}</o:totalResults>${Array.from(
    { length: to - from },
    (_, n) =>
      `<entry><id>http://arxiv.org/abs/2605.${String(from + n).padStart(5, '0')}v1</id>` +
      `<title>T</title><published>${published}</published></entry>`,
  ).join('')}</feed>`;

describe("a category's document", () => {
  const request = only(category('cs.CL').requests(tuesday, undefined));

  it('is asked for and read: what is new, and what comes from other archives', () => {
    expect(request.url).toBe('https://rss.arxiv.org/rss/cs.CL');
    const part = request.read(rss);
    expectSound(part);
    expect(part).toEqual({
      title: 'cs.CL updates on arXiv.org',
      papers: [
        {
          id: 'arxiv:2605.00001',
          details: {
            title: 'Words about words where $a<b$ and $c>d$',
            authors: ['Ada Lovelace', 'Alan Turing', 'Grace Hopper'],
            authorCount: 3,
            abstract: 'We say "words".',
            announced: 'new',
            listedOn: '2026-05-12',
            subjects: ['cs.CL', 'cs.LG'],
          },
        },
        {
          id: 'arxiv:2605.00002',
          details: {
            title: 'From another archive',
            authors: ['Madonna'],
            authorCount: 1,
            abstract: 'Elsewhere first.',
            announced: 'cross-list',
            listedOn: '2026-05-12',
            subjects: ['math.AG'],
            journal: 'J. Exa. 7 (2026) 1',
            doi: '10.1002/exa.202600009',
          },
        },
        {
          id: 'arxiv:hep-th/9901001',
          details: {
            title: 'Without the element for its type',
            authors: ['Somebody Else'],
            authorCount: 1,
            abstract: 'Old style.',
            announced: 'new',
            listedOn: '2026-05-12',
          },
        },
      ],
    });
  });

  it('that is still of the day before is early, and after some hours in doubt', () => {
    const part = (time: string) =>
      only(category('cs.CL').requests(at(time), at(time) - 1)).read(rss);
    expect(part('2026-05-12T05:00:00Z')).not.toHaveProperty('early');
    expect(part('2026-05-12T05:00:00Z')).not.toHaveProperty('doubt');
    expect(part('2026-05-13T05:00:00Z')).toMatchObject({ early: true });
    expect(part('2026-05-13T13:00:00Z')).toMatchObject({ doubt: 'stale' });
    expect(part('2026-05-13T13:00:00Z')).not.toHaveProperty('early');
  });

  // Found by `npm run fuzz -- feeds`, seed 563.
  it.each(['constructor', 'toString', '__proto__'])(
    'leaves out what is announced as %s',
    (type) => {
      const changed = rss.replaceAll(/(?<=<arxiv:announce_type>)\w+/g, type);
      expect(changed).not.toBe(rss);
      const before = request.read(rss).papers.length;
      expect(request.read(changed).papers.length).toBeLessThan(before);
    },
  );

  it('without items is a holiday, where one may be, and in doubt on other days', () => {
    const empty = rss.replace(/<item>[\s\S]*<\/item>/, '');
    const none = { title: 'cs.CL updates on arXiv.org', papers: [] };
    expect(request.read(empty)).toEqual({ ...none, doubt: 'nothing' });
    const memorialDay = at('2026-05-25T12:00:00Z');
    const holiday = empty.replaceAll('12 May', '25 May');
    const [that] = category('cs.CL').requests(memorialDay, memorialDay - 1);
    expect(that?.read(holiday)).toEqual({ ...none, early: true });
  });

  it.each([
    ['web page', '<!DOCTYPE html><html></html>'],
    ['broken', rss.slice(0, 2_000)],
    ['empty', ''],
  ] as const)('is refused as %s', (reason, body) => {
    expect(refusalOf(() => request.read(body))).toBe(reason);
  });
});

describe('what was missed in a category', () => {
  it('is asked of the API by its submission, with what was held back', () => {
    const [document, missed, ...more] = category('cs.CL').requests(
      tuesday,
      at('2026-05-07T12:00:00Z'),
    );
    expect(more).toEqual([]);
    expect(document?.url).toBe('https://rss.arxiv.org/rss/cs.CL');
    const query = new URL(missed?.url ?? '').searchParams;
    // Friday's and Monday's documents are gone: submitted from Wednesday to Friday.
    expect(Object.fromEntries(query)).toEqual({
      search_query: 'cat:cs.CL AND submittedDate:[202605041800 TO 202605081800]',
      sortBy: 'submittedDate',
      sortOrder: 'descending',
      start: '0',
      max_results: '200',
    });
    expect(missed?.url).toMatch(/^https:\/\/export\.arxiv\.org\/api\/query\?[!-~]+$/);
  });

  it('of a whole archive is of all its subjects', () => {
    const missed = only(
      category('cs').requests(at('2026-05-09T12:00:00Z'), at('2026-05-07T12:00:00Z')),
    );
    expect(new URL(missed.url).searchParams.get('search_query')).toMatch(
      /^\(cat:cs OR cat:cs\.\*\) AND /,
    );
  });

  it('is nothing on a weekend that was preceded by a check', () => {
    expect(
      category('cs.CL').requests(at('2026-05-09T12:00:00Z'), at('2026-05-08T12:00:00Z')),
    ).toEqual([]);
  });

  it('turns pages, and not for ever', () => {
    const requests = category('cs.CL').requests(
      at('2026-05-09T12:00:00Z'),
      at('2026-04-01T00:00:00Z'),
    );
    const answer = (total: number) => (url: URL) => {
      const start = Number(url.searchParams.get('start'));
      return page(Math.min(start, total), Math.min(start + 200, total), undefined, total);
    };
    expect(fetchAll(requests, answer(450)).ids).toHaveLength(450);
    expect(fetchAll(requests, answer(450)).asked).toHaveLength(3);
    expect(fetchAll(requests, answer(10_000)).asked).toHaveLength(12);
  });
});

describe("a page of the API's", () => {
  const request = only(search('all:words').requests(tuesday, undefined));

  it('is read', () => {
    const part = request.read(api);
    expectSound(part);
    expect(part).toEqual({
      papers: [
        {
          id: 'arxiv:2605.00001',
          details: {
            title: 'Words about words',
            authors: ['Ada Lovelace', 'Turing, Alan'],
            authorCount: 2,
            abstract: 'We say "words" for $x<i$.',
            publishedOn: '2026-05-08',
            updatedOn: '2026-05-11',
            subjects: ['cs.CL'],
            remarks: '12 pages',
            doi: '10.1002/exa.202600009',
          },
        },
        {
          id: 'arxiv:math/0309136',
          details: {
            title: 'An identifier of old',
            authors: ['Bo Muster'],
            authorCount: 1,
            abstract: 'Long ago.',
            publishedOn: '2026-05-07',
            updatedOn: '2026-05-07',
          },
        },
      ],
    });
  });

  it('that is an error, or lacks what it counts, is none', () => {
    const error = api.replace(
      /<entry>[\s\S]*<\/entry>/,
      '<entry><id>http://arxiv.org/api/errors#incorrect</id><title>Error</title><summary>malformed query</summary></entry>',
    );
    expect(refusalOf(() => request.read(error))).toBe('refused');
    expect(refusalOf(() => request.read(page(0, 0, undefined, 7)))).toBe('incomplete');
    expect(refusalOf(() => request.read(rss))).toBe('not a feed');
    expect(refusalOf(() => request.read('<html></html>'))).toBe('web page');
    expect(request.read(page(0, 0))).toEqual({ papers: [] });
  });

  it('is a feed or none, however it is changed', () => {
    const sources = [request, only(category('cs.CL').requests(tuesday, undefined))];
    const edit = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(60),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(api, rss),
        fc.constantFrom(...sources),
        edit,
        (whole, source, [where, length, piece]) => {
          const start = Math.floor(where * whole.length);
          readOrRefuse(source, whole.slice(0, start) + piece + whole.slice(start + length));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a search', () => {
  it('begins with one page, the newest submissions first', () => {
    const request = only(search('au:"del maestro" AND ti:words').requests(tuesday, undefined));
    const { searchParams } = new URL(request.url);
    expect(searchParams.get('search_query')).toBe('au:"del maestro" AND ti:words');
    expect(searchParams.get('sortBy')).toBe('submittedDate');
    expect(searchParams.get('max_results')).toBe('50');
    expect(request.read(page(0, 50)).next).toBeUndefined();
  });

  it('goes back as far as what is announced since the last check may have been submitted', () => {
    const requests = search('all:words').requests(tuesday, at('2026-05-11T12:00:00Z'));
    const answer = (url: URL) => {
      const start = Number(url.searchParams.get('start'));
      return page(start, start + 200, `2026-05-0${8 - (2 * start) / 200}T12:00:00Z`);
    };
    expect(fetchAll(requests, answer).asked).toHaveLength(4);
  });

  it('is made once per announcement', () => {
    const { next } = search('all:words');
    expect(next(tuesday)).toBe(category('cs.CL').next(tuesday));
    expect(next(tuesday)).toBe(at('2026-05-13T04:30:00Z'));
  });
});

/** Answers of arXiv that lie: what becomes of `good`, of the inbox, and of the words; and what came in the end. */
import { describe, expect, it } from 'vitest';
import { mayPause } from '../../../../../utils/sites/arxiv/feed/holidays';
import { follow, outcome, type Server } from '../../../feeds/lies';

const at = (text: string) => Date.parse(text);
const tuesday = at('2026-08-11T12:00:00Z');
const wednesday = at('2026-08-12T12:00:00Z');
const thursday = at('2026-08-13T12:00:00Z');
const hour = 3_600_000;

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `2608.${String(from + n).padStart(5, '0')}`);
const monday8 = numbers(1, 9);
const tuesday8 = numbers(11, 19);
const wednesday8 = numbers(21, 29);
const thursday8 = numbers(31, 39);

interface Document {
  readonly date?: string;
  readonly code?: string;
  readonly type?: string;
}
const rss = (
  ids: readonly string[],
  { date = '12', code = 'cs.AI', type = 'new' }: Document = {},
) =>
  `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" version="2.0"><channel><title>${code} updates on arXiv.org</title>
  <pubDate>Day, ${date} Aug 2026 00:00:00 -0400</pubDate>${ids
    .map(
      (id) => `<item><title>T ${id}</title><link>https://arxiv.org/abs/${id}</link>
      <description>Text.</description><guid>oai:arXiv.org:${id}v1</guid><category>${code}</category>
      <arxiv:announce_type>${type}</arxiv:announce_type></item>`,
    )
    .join('')}</channel></rss>`;

const api = (ids: readonly string[], total = ids.length, start = 0, subject = 'cs.AI') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><o:totalResults>${total}</o:totalResults>
  <o:startIndex>${start}</o:startIndex>${ids
    .map(
      (id) => `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T ${id}</title>
      <published>2026-08-10T12:00:00Z</published><category term="${subject}"/></entry>`,
    )
    .join('')}</feed>`;

/** The document, and the API where it is asked. */
const server =
  (document: string, found = api([])): Server =>
  ({ hostname }) =>
    hostname === 'rss.arxiv.org' ? document : found;

describe("a category's document that lies on Wednesday", () => {
  const html = '<!DOCTYPE html><html><title>Service unavailable</title></html>';
  it.each([
    ['Tuesday’s papers, under its date', rss(tuesday8), 'not believed: stale'],
    ['the same in another order', rss(tuesday8.toReversed()), 'not believed: stale'],
    ['a part of them', rss(tuesday8.slice(2, 5)), 'not believed: stale'],
    ['them and one more', rss([...tuesday8, '2608.00029']), 'not believed: stale'],
    ['Monday’s', rss(monday8), 'not believed: stale'],
    ['Tuesday’s as Tuesday’s', rss(tuesday8, { date: '11' }), 'not believed: stale'],
    ['Tuesday’s date over others', rss(['2608.00029'], { date: '11' }), 'not believed: stale'],
    ['a date to come', rss(['2608.00029'], { date: '14' }), 'not believed: wrong day'],
    ['nothing', rss([]), 'not believed: nothing'],
    ['new words for types', rss(wednesday8, { type: 'submission' }), 'no feed: not understood'],
    ['another category', rss(wednesday8, { code: 'math.AG' }), 'no feed: another feed'],
    ['another, empty', rss([], { code: 'math.AG' }), 'not believed: nothing'],
    ['no body', '', 'no feed: empty'],
    ['a page', html, 'no feed: web page'],
    ['a captcha', html.replace('Service unavailable', 'Just a moment...'), 'no feed: captcha'],
    ['cut off', rss(wednesday8).slice(0, -90), 'no feed: broken'],
    ['JSON with 200', '{"error":"busy"}', 'no feed: not a feed'],
    ['an error in Atom', api([]), 'not believed: nothing'],
  ])('%s: is no success, and on Thursday the API makes it good', async (_, lie, said) => {
    const feed = follow('arxiv:category/cs.AI');
    await feed.check(tuesday - 24 * hour, server(rss(monday8, { date: '10' })));
    await feed.check(tuesday, server(rss(tuesday8, { date: '11' })));
    expect(outcome(feed.row())).toBe('good');
    const row = await feed.check(wednesday, server(lie));
    expect(outcome(row)).toBe(said);
    expect(row.good).toBe(tuesday);
    // Soon, and bounded.
    expect(row.next - wednesday).toBeGreaterThanOrEqual(150_000);
    expect(row.next - wednesday).toBeLessThanOrEqual(2 * hour);
    expect(feed.ids()).toEqual(expect.arrayContaining([...monday8, ...tuesday8]));
    // Without another look on the same day.
    const late = await feed.check(
      thursday,
      server(rss(thursday8, { date: '13' }), api([...wednesday8, ...tuesday8])),
    );
    expect(outcome(late)).toBe('good');
    expect(late.good).toBe(thursday);
    expect(feed.ids()).toEqual(expect.arrayContaining([...wednesday8, ...thursday8]));
  });

  it('is made good the same day where it tells the truth then', async () => {
    const feed = follow('arxiv:category/cs.AI');
    await feed.check(tuesday, server(rss(tuesday8, { date: '11' })));
    const { next } = await feed.check(wednesday, server(rss(tuesday8)));
    const row = await feed.check(next, server(rss(wednesday8)));
    expect(outcome(row)).toBe('good');
    expect(feed.ids()).toEqual([...tuesday8, ...wednesday8]);
    expect(outcome(await feed.check(next + hour, server(rss(wednesday8))))).toBe('good');
  });

  it('is made good also where the very first answer lied', async () => {
    const feed = follow('arxiv:category/cs.AI');
    expect(outcome(await feed.check(wednesday, server(rss([]))))).toBe('not believed: nothing');
    const row = await feed.check(thursday, server(rss(thursday8, { date: '13' }), api(wednesday8)));
    expect(outcome(row)).toBe('good');
    expect(feed.ids()).toEqual([...wednesday8, ...thursday8]);
  });

  it('waits longer each time, and never beyond the next announcement', async () => {
    const feed = follow('arxiv:category/cs.AI');
    await feed.check(tuesday, server(rss(tuesday8, { date: '11' })));
    let now = wednesday;
    const waits: number[] = [];
    for (let n = 0; n < 4; n++) {
      const row = await feed.check(now, server(rss(tuesday8)));
      waits.push((row.next - now) / hour);
      now = row.next;
    }
    expect(waits).toEqual([1, 2, 4, 8]);
    expect((await feed.check(now, server(rss(tuesday8)))).next).toBeLessThanOrEqual(
      at('2026-08-13T04:30:00Z'),
    );
  });

  it('that says for ever that nothing changed is asked for all of it', async () => {
    const feed = follow('arxiv:category/cs.AI');
    const lazy =
      (document: string): Server =>
      (_, headers) =>
        headers.has('if-none-match')
          ? { status: 304 }
          : { body: document, headers: { etag: '"for ever"' } };
    await feed.check(tuesday, lazy(rss(tuesday8, { date: '11' })));
    expect(outcome(await feed.check(wednesday, lazy(rss(wednesday8))))).toBe('good');
    expect(feed.ids()).toEqual([...tuesday8, ...wednesday8]);
    // A 304 to whom asked for all of it is none.
    const row = await feed.check(thursday, () => ({ status: 304 }));
    expect(outcome(row)).toBe('refused: 304');
    expect(row.good).toBe(wednesday);
  });

  it('is believed to be empty where the category often is', async () => {
    const feed = follow('arxiv:category/cs.AI');
    for (const [n, date] of ['04', '05', '06', '07'].entries()) {
      await feed.check(at(`2026-08-${date}T12:00:00Z`), server(rss([`2608.0000${n}`], { date })));
    }
    const row = await feed.check(at('2026-08-10T12:00:00Z'), server(rss([], { date: '10' })));
    expect(outcome(row)).toBe('good');
  });

  it('of which most is not understood gives what is', async () => {
    const feed = follow('arxiv:category/cs.AI');
    const odd = rss(wednesday8, { type: 'submission' }).replace('submission', 'new');
    expect(outcome(await feed.check(wednesday, server(odd)))).toBe('not believed: not understood');
    expect(feed.ids()).toEqual(wednesday8.slice(0, 1));
  });

  it('has nothing on a holiday, without a word; the next day the API is asked', async () => {
    const feed = follow('arxiv:category/cs.AI');
    const of = (date: string) => rss(tuesday8).replace('12 Aug', date);
    const before = at('2026-11-25T15:00:00Z');
    await feed.check(before, server(of('25 Nov')));
    expect(feed.row().good).toBe(before);
    const row = await feed.check(at('2026-11-26T15:00:00Z'), server(of('26 Nov')));
    expect(outcome(row)).toBe('good');
    expect(row.good).toBe(before);
    const { asked } = feed;
    await feed.check(at('2026-11-28T15:00:00Z'), server('', api(wednesday8)));
    expect(asked.map(({ hostname }) => hostname)).toEqual(['export.arxiv.org']);
    expect(feed.ids()).toEqual([...tuesday8, ...wednesday8]);
    expect(mayPause('2026-11-26')).toBe(true);
    expect(['2026-08-12', '2026-10-20', '2026-03-03'].map(mayPause)).toEqual([false, false, false]);
  });
});

describe('a catch-up through the API that lies', () => {
  const all = numbers(1, 501);
  /** As the API: newest first, as many as there are from `start` on, and at most so many at once. */
  const pages =
    (size: number, total = 500): Server =>
    ({ hostname, searchParams }) => {
      if (hostname === 'rss.arxiv.org') return rss(wednesday8);
      const start = Number(searchParams.get('start'));
      return api(all.slice(start, start + size), total, start);
    };
  async function from(lie: Server) {
    const feed = follow('arxiv:category/cs.AI');
    const friday = at('2026-08-07T12:00:00Z');
    await feed.check(friday, server(rss(['2607.00001', '2607.00002'], { date: '07' })));
    const row = await feed.check(wednesday, lie);
    return { feed, row, friday };
  }

  it('a short page: it goes on from where that broke off, and has all', async () => {
    const { feed, row } = await from(pages(120));
    expect(outcome(row)).toBe('good');
    const starts = feed.asked.slice(1).map((url) => url.searchParams.get('start'));
    expect(starts).toEqual(['0', '120', '240', '360', '480']);
    expect(feed.ids()).toEqual(expect.arrayContaining(all));
  });

  const page =
    (found: (start: number) => string): Server =>
    ({ hostname, searchParams }) =>
      hostname === 'rss.arxiv.org' ? rss(wednesday8) : found(Number(searchParams.get('start')));
  const first3 = all.slice(0, 3);
  it.each<[string, Server, string]>([
    ['three of 500, again and again', pages(3), 'not believed: short'],
    ['three of 500, and no more', page((n) => api(n ? [] : first3, 500, n)), 'no feed: incomplete'],
    ['the same page for all', page(() => api(first3, 500, 0)), 'no feed: incomplete'],
    ['the same page, said to be another', page((n) => api(first3, 500, n)), 'no feed: incomplete'],
    [
      'a total that vanishes',
      page((n) => api(n ? [] : first3, n ? 0 : 500, n)),
      'no feed: incomplete',
    ],
    ['0 of 0', page((n) => api([], 0, n)), 'not believed: nothing'],
    ['none of 500', page((n) => api([], 500, n)), 'no feed: incomplete'],
    ['another category', page((n) => api(first3, 3, n, 'math.AG')), 'no feed: another feed'],
    ['a page', page(() => '<html><title>Sign in</title></html>'), 'no feed: sign-in'],
    ['RSS', page(() => rss(wednesday8)), 'no feed: not a feed'],
    ['entries of another kind', page(() => api(['x', 'y'], 2)), 'no feed: not understood'],
  ])('%s: is no success; what came is kept, and it is asked again', async (_, lie, said) => {
    const { feed, row, friday } = await from(lie);
    expect(outcome(row)).toBe(said);
    expect(row.good).toBe(friday);
    expect(feed.ids()).toEqual(expect.arrayContaining(wednesday8));
    expect(feed.asked.length).toBeLessThanOrEqual(13);
    const again = await feed.check(row.next, pages(200));
    expect(outcome(again)).toBe('good');
    expect(feed.ids()).toEqual(expect.arrayContaining(all));
  });

  it('is believed where it says the same for a day', async () => {
    const nothing = page((n) => api([], 0, n));
    const { feed, row, friday } = await from(nothing);
    let now = row.next;
    for (let n = 0; n < 12 && feed.row().good === friday; n++) {
      await feed.check(now, ({ hostname }, headers) => {
        const date = new Date(now - 4 * hour).toISOString().slice(8, 10);
        const of = { 12: wednesday8, 13: thursday8, 14: numbers(41, 49) }[date] ?? numbers(51, 59);
        return hostname === 'rss.arxiv.org'
          ? rss(of, { date })
          : nothing(new URL('https://export.arxiv.org/'), headers);
      });
      now = feed.row().next;
    }
    expect(now - wednesday).toBeGreaterThan(24 * hour);
    expect(now - wednesday).toBeLessThan(5 * 24 * hour);
  });
});

describe('a search that lies', () => {
  it.each([
    ['nothing of what it found', api([], 0), 'not believed: nothing'],
    [
      'an error',
      api([]).replace(
        '</feed>',
        '<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>s</summary></entry></feed>',
      ),
      'no feed: refused',
    ],
    ['less than it counts', api([], 50), 'no feed: incomplete'],
    ['a page', '<html/>', 'no feed: web page'],
    ['no body', '', 'no feed: empty'],
  ])('%s: is no success', async (_, lie, said) => {
    const feed = follow('arxiv:search/all%3Awords');
    await feed.check(tuesday, () => api(tuesday8));
    const row = await feed.check(wednesday, () => lie);
    expect(outcome(row)).toBe(said);
    expect(row.good).toBe(tuesday);
    expect(feed.ids()).toEqual(tuesday8);
    expect(outcome(await feed.check(row.next, () => api([...wednesday8, ...tuesday8])))).toBe(
      'good',
    );
    expect(feed.ids()).toEqual([...tuesday8, ...wednesday8]);
  });
});

/** Answers of Hugging Face that lie: what becomes of `good`, of the inbox, and of the words; and what came in the end. */
import { describe, expect, it } from 'vitest';
import type { FeedId } from '../../../../../utils/feeds/feed';
import { follow, outcome, type Server, type Told } from '../../../feeds/lies';

const hour = 3_600_000;
const day = 24 * hour;
/** A Wednesday. */
const wednesday = Date.parse('2026-06-03T18:00:00Z');
const dates = ['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-05'];

const idsOf = (date: string, count = 8) =>
  Array.from({ length: count }, (_, n) => `2606.${date.slice(-2)}${String(n).padStart(3, '0')}`);
const list = (ids: readonly string[], more: object = {}) =>
  JSON.stringify(ids.map((id) => ({ paper: { id, title: `Title of ${id}` }, ...more })));

/** What every day's list truly is, but for the days that are told otherwise. */
const days =
  (told: Readonly<Record<string, Told | string>> = {}): Server =>
  ({ searchParams }) => {
    const date = searchParams.get('date') ?? '';
    return told[date] ?? list(dates.includes(date) ? idsOf(date) : []);
  };
const asked = (urls: readonly URL[]) => urls.map((url) => url.searchParams.get('date'));

describe('a day that lies when it is finished', () => {
  it.each<[string, Told | string, string]>([
    ['refused', { status: 400, body: '{"error":"Invalid date"}' }, 'refused: 400'],
    ['gone', { status: 404 }, 'gone: 404'],
    ['a fault', { status: 500 }, 'refused: 500'],
    ['a sign-in', { status: 401 }, 'refused: sign-in'],
    ['a challenge', { status: 403, headers: { 'cf-mitigated': 'challenge' } }, 'refused: captcha'],
    ['empty', '[]', 'not believed: nothing'],
    ['short', list(idsOf('2026-06-03', 3)), 'not believed: shrunk'],
    ['the day before', list(idsOf('2026-06-02')), 'not believed: wrong day'],
    ['no body', '', 'no feed: empty'],
    ['cut off', list(idsOf('2026-06-03')).slice(0, 200), 'no feed: broken'],
    ['an error with 200', '{"error":"busy"}', 'no feed: not a feed'],
    ['models', '[{"modelId":"a"},{"modelId":"b"}]', 'no feed: not a feed'],
    [
      'mostly models',
      `[{"modelId":"a"},{"modelId":"b"},${list(idsOf('2026-06-03', 1)).slice(1)}`,
      'not believed: not understood',
    ],
    ['a page', '<!doctype html><title>Log in</title>', 'no feed: sign-in'],
  ])('%s: it is said, the others come, and it is asked again', async (_, lie, said) => {
    const feed = follow('huggingface:daily');
    await feed.check(wednesday, days());
    expect(outcome(feed.row())).toBe('good');
    // All of Wednesday, and Thursday's begin, are to come.
    const friday = wednesday + 2 * day;
    const row = await feed.check(friday, days({ '2026-06-03': lie }));
    expect(asked(feed.asked)).toEqual(['2026-06-05', '2026-06-04', '2026-06-03']);
    expect(outcome(row)).toBe(said);
    expect(row.missing).toBe('2026-06-03');
    expect(row.good).toBe(wednesday);
    expect(feed.ids()).toEqual(expect.arrayContaining(dates.flatMap((date) => idsOf(date))));
    expect(row.next - friday).toBeGreaterThanOrEqual(150_000);
    expect(row.next - friday).toBeLessThanOrEqual(30 * 60_000);
    const grown = list([...idsOf('2026-06-03'), '2606.99999']);
    const again = await feed.check(row.next, days({ '2026-06-03': grown }));
    // Not those that came.
    expect(asked(feed.asked)).toEqual(['2026-06-05', '2026-06-03']);
    expect(outcome(again)).toBe('good');
    expect(again).not.toHaveProperty('missing');
    expect(feed.ids()).toContain('2606.99999');
  });

  it('keeps none of the others back, whichever it is, and however many are', async () => {
    for (const refused of dates.slice(1)) {
      const feed = follow('huggingface:daily');
      await feed.check(Date.parse('2026-06-01T18:00:00Z'), days());
      const row = await feed.check(wednesday + 2 * day, days({ [refused]: { status: 400 } }));
      expect(outcome(row)).toBe('refused: 400');
      expect(new Set(feed.ids())).toEqual(
        new Set(dates.filter((date) => date !== refused).flatMap((date) => idsOf(date))),
      );
    }
  });

  it('that fails for ever is asked for no more than the others, and forgotten in the end', async () => {
    const feed = follow('huggingface:daily');
    await feed.check(wednesday, days());
    let now = wednesday + 2 * day;
    let requests = 0;
    for (let n = 0; n < 40; n++) {
      const row = await feed.check(now, days({ '2026-06-03': { status: 400 } }));
      requests += feed.asked.length;
      now = row.next;
    }
    expect(requests).toBeLessThanOrEqual(40 * 3);
    await feed.check(wednesday + 20 * day, days({ '2026-06-03': { status: 400 } }));
    expect(asked(feed.asked)).not.toContain('2026-06-03');
  });

  it('and a server that is busy, or does not answer, is asked nothing more', async () => {
    for (const status of [429, 503]) {
      const feed = follow('huggingface:daily');
      await feed.check(wednesday, () => ({ status, headers: { 'retry-after': '3600' } }));
      expect(feed.asked).toHaveLength(1);
      expect(feed.row().next).toBeGreaterThanOrEqual(wednesday + hour);
    }
  });
});

describe('a day that is not finished', () => {
  it('may be empty, and on weekends for ever', async () => {
    const feed = follow('huggingface:daily');
    await feed.check(wednesday, days());
    const sunday = Date.parse('2026-06-07T18:00:00Z');
    expect(outcome(await feed.check(sunday, days()))).toBe('good');
    expect(outcome(await feed.check(sunday + day, days()))).toBe('good');
  });

  it('never loses what it had', async () => {
    const feed = follow('huggingface:daily');
    await feed.check(wednesday, days());
    const row = await feed.check(wednesday + hour, days({ '2026-06-03': '[]' }));
    expect(outcome(row)).toBe('not believed: nothing');
    expect(row.good).toBe(wednesday);
    expect(feed.ids()).toEqual(expect.arrayContaining(idsOf('2026-06-03')));
  });

  it('that is said for ever to be unchanged is read once more when it is finished', async () => {
    const feed = follow('huggingface:daily');
    const lazy =
      (of: Server): Server =>
      (url, headers) => {
        const told = of(url, headers);
        if (headers.has('if-none-match')) return { status: 304 };
        return { body: String(told), headers: { etag: '"for ever"' } };
      };
    await feed.check(wednesday, lazy(days()));
    const grown = list([...idsOf('2026-06-03'), '2606.99999']);
    await feed.check(wednesday + hour, lazy(days({ '2026-06-03': grown })));
    expect(feed.ids()).not.toContain('2606.99999');
    await feed.check(wednesday + day, lazy(days({ '2026-06-03': grown })));
    expect(feed.ids()).toContain('2606.99999');
  });

  it('may have repeated ids, and dates to come', async () => {
    const feed = follow('huggingface:daily');
    const ids = idsOf('2026-06-03');
    const body = list([...ids, ...ids], { publishedAt: '2036-01-01T00:00:00Z' });
    expect(outcome(await feed.check(wednesday, days({ '2026-06-03': body })))).toBe('good');
    expect(feed.ids().filter((id) => ids.includes(id))).toEqual(ids);
  });
});

describe('an outage that answers as if all were empty', () => {
  it.each<FeedId>(['huggingface:daily', 'huggingface:organisation/google'])(
    '%s: it is no days without papers',
    async (id) => {
      const feed = follow(id);
      const google =
        (server: Server): Server =>
        (url, headers) => {
          const told = server(url, headers);
          return typeof told === 'string'
            ? JSON.stringify(
                JSON.parse(told).map((row: object) => ({
                  ...row,
                  organization: { name: 'google', fullname: 'Google' },
                })),
              )
            : told;
        };
      await feed.check(Date.parse('2026-06-01T18:00:00Z'), google(days()));
      const later = Date.parse('2026-06-05T18:00:00Z');
      const row = await feed.check(later, () => '[]');
      expect(outcome(row)).toBe('not believed: nothing');
      expect(row.good).toBe(Date.parse('2026-06-01T18:00:00Z'));
      expect(outcome(await feed.check(row.next, google(days())))).toBe('good');
      expect(feed.ids()).toEqual(dates.flatMap((date) => idsOf(date)));
    },
  );

  it('is believed where it says the same for more than a day', async () => {
    const feed = follow('huggingface:daily');
    await feed.check(wednesday, days());
    let now = wednesday + day;
    const empty = days({ '2026-06-03': '[]' });
    for (let n = 0; n < 200 && feed.row().good === wednesday; n++) {
      now = (await feed.check(now, empty)).next;
    }
    expect(now - wednesday).toBeGreaterThan(2 * day);
    expect(now - wednesday).toBeLessThan(3 * day);
  });
});

describe('other lists of Hugging Face that lie', () => {
  const truth = list(idsOf('2026-06-03'));
  it.each<[FeedId, string, Told | string, string]>([
    ['huggingface:trending', 'empty', '[]', 'not believed: nothing'],
    ['huggingface:trending', 'a page', '<html/>', 'no feed: web page'],
    ['huggingface:trending', 'cut off', truth.slice(0, 99), 'no feed: broken'],
    ['huggingface:trending', 'refused', { status: 400 }, 'refused: 400'],
    ['huggingface:trending', '304 to whom asked for all', { status: 304 }, 'good'],
    ['huggingface:submitter/someone', 'empty', '[]', 'not believed: nothing'],
    ['huggingface:submitter/someone', 'an error', '{"error":"x"}', 'no feed: not a feed'],
    ['huggingface:submitter/someone', 'rows of others', '[{"a":1}]', 'no feed: not a feed'],
  ])('%s, %s', async (id, _, lie, said) => {
    const feed = follow(id);
    await feed.check(wednesday, () => ({ body: truth, headers: { etag: '"1"' } }));
    const row = await feed.check(wednesday + 3 * hour, () => lie);
    expect(outcome(row)).toBe(said);
    if (said !== 'good') expect(row.good).toBe(wednesday);
    expect(feed.ids()).toEqual(idsOf('2026-06-03'));
    const more = list([...idsOf('2026-06-03'), '2606.99999']);
    await feed.check(row.next, () => more);
    expect(outcome(feed.row())).toBe('good');
    expect(feed.ids()).toContain('2606.99999');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitAsked } from '../../../utils/checks/ask';
import { type CheckNeeds, checkFeed } from '../../../utils/checks/check';
import { unchecked } from '../../../utils/checks/schedule';
import { type FeedId, type FeedRequest, NoFeed, type Source } from '../../../utils/feeds/feed';
import type { FeedRow } from '../../../utils/library/inbox/inbox-rows';
import { type Answer, send, startServer, type TestServer } from '../feeds/server';
import { paper } from '../make';

const id: FeedId = 'huggingface:daily';
const minute = 60_000;
const now = Date.UTC(2026, 5, 3, 12);

let server: TestServer;
let turns: string[];
beforeEach(async () => {
  server = await startServer();
  turns = [];
});
afterEach(() => server.close());

/** A feed of lines with numbers of papers; `more` leads to the next page. */
const request = (path: string): FeedRequest => ({
  url: server.url + path,
  read(body) {
    if (body.startsWith('<')) throw new NoFeed('web page', 'it begins with <');
    const lines = body.split('\n').filter(Boolean);
    const more = lines.find((line) => line.startsWith('more '));
    return {
      papers: lines
        .filter((line) => /^\d+$/.test(line))
        .map((line) => ({ id: paper(Number(line)), details: { title: `Paper ${line}` } })),
      ...(more && { next: request(more.slice(5)) }),
      ...(lines.includes('early') && { early: true }),
    };
  },
});

const source = (paths: readonly string[]): Source => ({
  requests: () => paths.map(request),
  next: (checked) => checked + 30 * minute,
});

/** As browsers have it, unlike Node: of a redirect that isn't followed they tell nothing but that it is one. */
async function fetchAsBrowsers(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (init.redirect !== 'manual' || ![301, 302, 303, 307, 308].includes(response.status)) {
    return response;
  }
  const opaque = { type: 'opaqueredirect', status: 0, ok: false, body: null };
  return new Proxy(response, {
    get: (target, key) => (key in opaque ? Reflect.get(opaque, key) : Reflect.get(target, key)),
  });
}

function check(
  row: FeedRow = unchecked(id),
  paths: readonly string[] = ['/a'],
  more: Partial<CheckNeeds> = {},
) {
  return checkFeed(
    {
      fetch: fetchAsBrowsers,
      now: () => now,
      random: () => 0.5,
      sourceOf: () => source(paths),
      turn: async ({ pathname }, leadsElsewhere = false) =>
        void turns.push(leadsElsewhere ? `${pathname} and all hosts` : pathname),
      isAllowed: () => true,
      mayAsk: async () => true,
      ...more,
    },
    row,
  );
}
const numbers = ({ papers }: Awaited<ReturnType<typeof check>>) =>
  papers.map(({ id }) => Number(id.slice(-5)));

describe('a check of a feed', () => {
  it('hands over what all requests gave, pages in their order, each in its turn', async () => {
    server.answer(send('1\nmore /a2'), send('2'), send('3'));
    const checked = await check(undefined, ['/a', '/b']);
    expect(numbers(checked)).toEqual([1, 2, 3]);
    expect(turns).toEqual(['/a', '/a2', '/b']);
    expect(checked.row).toMatchObject({ id, checked: now, good: now, failures: 0 });
    expect(checked.row.next).toBe(now + 32.5 * minute);
  });

  it('asks only whether something changed, and keeps what it knows where nothing did', async () => {
    server.answer(send('1', { etag: '"v1"', 'last-modified': 'Wed, 03 Jun 2026 00:00:00 GMT' }));
    const first = await check();
    server.answer(send('', {}, 304));
    const second = await check(first.row);
    expect(second.papers).toEqual([]);
    expect(server.asked.at(-1)?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 03 Jun 2026 00:00:00 GMT',
    });
    expect(second.row).toMatchObject({ failures: 0, good: now });
    await check(second.row);
    expect(server.asked.at(-1)?.headers['if-none-match']).toBe('"v1"');
  });

  it('sends no cookies and no address of where it comes from', async () => {
    server.answer(send('1'));
    await check();
    expect(server.asked[0]?.headers).not.toHaveProperty('cookie');
    expect(server.asked[0]?.headers).not.toHaveProperty('referer');
  });

  it('hands over what was read before something failed, and asks for the rest again', async () => {
    server.answer(send('1\nmore /a2', { etag: '"v1"' }), send('', {}, 500));
    const checked = await check();
    expect(numbers(checked)).toEqual([1]);
    expect(checked.row).toMatchObject({ failures: 1, failure: 'refused', says: '500' });
    expect(checked.row.good).toBeUndefined();
    expect(checked.row.validators).toBeUndefined();
  });

  it('waits as long as a busy server asks', async () => {
    server.answer(send('', { 'retry-after': '7200' }, 429));
    const { row } = await check();
    expect(row).toMatchObject({ failures: 1, failure: 'busy', next: now + 120 * minute });
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [403, 'refused'],
    [503, 'busy'],
  ])('%i: %s', async (status, failure) => {
    server.answer(send('', {}, status));
    expect((await check()).row).toMatchObject({ failures: 1, failure });
  });

  it('waits longer with each failure, and begins anew after a success', async () => {
    server.answer(send('', {}, 500));
    const waits: number[] = [];
    let row: FeedRow = unchecked(id);
    for (let n = 0; n < 12; n++) {
      row = (await check(row)).row;
      waits.push((row.next - now) / minute);
    }
    expect(waits.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(waits.at(-1)).toBe(24 * 60);
    server.answer(send('1'));
    expect((await check(row)).row).toMatchObject({ failures: 0 });
    expect((await check(row)).row.failure).toBeUndefined();
  });

  it('keeps the last good state where an answer is nonsense, and says what it was', async () => {
    server.answer(send('1', { etag: '"v1"' }));
    const good = (await check()).row;
    server.answer(send('<!doctype html>'));
    const { row, papers } = await check(good);
    expect(papers).toEqual([]);
    expect(row).toMatchObject({ good: now, failure: 'no feed', says: 'web page' });
    expect(row.validators).toEqual(good.validators);
  });

  it('fails where a document makes too much work, and waits longer each time', async () => {
    server.answer(send('1'));
    const heavy: Source = {
      requests: () => [
        {
          url: `${server.url}/a`,
          read() {
            throw new NoFeed('too much work', 'over 16000000 steps');
          },
        },
      ],
      next: (checked) => checked + minute,
    };
    let row: FeedRow = unchecked(id);
    const waits: number[] = [];
    for (let n = 0; n < 3; n++) {
      row = (await check(row, [], { sourceOf: () => heavy })).row;
      waits.push((row.next - now) / minute);
    }
    expect(row).toMatchObject({ failures: 3, failure: 'no feed', says: 'too much work' });
    expect(row.good).toBeUndefined();
    expect(waits).toEqual([5, 10, 20]);
  });

  it('sends no request where it may not', async () => {
    const { row } = await check(undefined, ['/a'], { mayAsk: async () => false });
    expect(row).toMatchObject({ failures: 1, failure: 'no access', says: '127.0.0.1' });
    expect(server.asked).toEqual([]);
  });

  const elsewhere = (location = '/elsewhere') => send('', { location }, 302);

  it('asks again where an address leads elsewhere, after the pause of all hosts', async () => {
    server.answer(elsewhere(), elsewhere(), send('1'));
    const checked = await check();
    expect(numbers(checked)).toEqual([1]);
    expect(turns).toEqual(['/a', '/a and all hosts']);
    expect(server.asked.map(({ path }) => path)).toEqual(['/a', '/a', '/elsewhere']);
  });

  it('reads nothing from where a redirect leads without permission, and names the host', async () => {
    let sent = 0;
    const endless: Answer = (_, response) => {
      response.writeHead(200);
      const more = () => {
        sent++;
        if (!response.destroyed && sent < 1_000) response.write('x'.repeat(100_000), more);
      };
      more();
    };
    const other = new URL(server.url);
    other.hostname = 'localhost';
    server.answer(elsewhere(`${other.origin}/b`), elsewhere(`${other.origin}/b`), endless);
    const { row, papers } = await check(undefined, ['/a'], {
      mayAsk: async ({ hostname }) => hostname === '127.0.0.1',
    });
    expect(papers).toEqual([]);
    expect(row).toMatchObject({ failures: 1, failure: 'no access', says: 'localhost' });
    expect(sent).toBeLessThan(1_000);
  });

  it('says that it leads elsewhere where the browser does not ask there', async () => {
    server.answer(elsewhere());
    const { row } = await check(undefined, ['/a'], {
      fetch: async (url, init) => {
        if (init.redirect === 'follow') throw new TypeError('Failed to fetch');
        return fetchAsBrowsers(url, init);
      },
    });
    expect(row).toMatchObject({ failures: 1, failure: 'refused', says: 'redirect' });
  });

  it('takes nothing from where a redirect leads that is not allowed', async () => {
    server.answer(elsewhere(), elsewhere(), send('1'));
    const checked = await check(undefined, ['/a'], {
      isAllowed: ({ pathname }) => pathname !== '/elsewhere',
    });
    expect(checked.papers).toEqual([]);
    expect(checked.row).toMatchObject({ failure: 'refused', says: 'redirect' });
  });

  it('is no answer where the connection breaks, at once or in the midst', async () => {
    server.answer((_, response) => response.destroy());
    expect((await check()).row).toMatchObject({ failures: 1, failure: 'no answer' });
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('1\n', () => response.destroy());
    });
    const cut = await check();
    expect(cut.row).toMatchObject({ failures: 1, failure: 'no answer' });
    expect(cut.papers).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['never answers', () => undefined],
    ['begins and sends no more', (_, response) => void response.writeHead(200).write('1\n')],
  ])('is no answer where a server %s for half a minute', async (_, answer) => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 300));
    server.answer(answer);
    const { row, papers } = await check();
    expect(spy).toHaveBeenCalledExactlyOnceWith(30_000);
    spy.mockRestore();
    expect(row).toMatchObject({ failures: 1, failure: 'no answer' });
    expect(papers).toEqual([]);
  });

  it('reads no more than a feed can be', async () => {
    server.answer((_, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(500_000), more);
      };
      more();
    });
    expect((await check()).row).toMatchObject({ failure: 'no feed', says: 'too large' });
  });

  it('reads what is written in another encoding', async () => {
    server.answer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-1' });
      response.end(Buffer.from('7\n\xe9', 'latin1'));
    });
    expect(numbers(await check())).toEqual([7]);
  });

  it('counts as not made where the document is still that of the day before', async () => {
    server.answer(send('1\nearly'));
    const { row, papers } = await check({ ...unchecked(id), good: 5 });
    expect(papers).toHaveLength(1);
    expect(row).toMatchObject({ good: 5, failures: 0, next: now + 62.5 * minute });
  });

  it('asks a bounded number of pages, however many there are', async () => {
    server.answer(send('1\nmore /again'));
    const checked = await check();
    expect(server.asked).toHaveLength(40);
    expect(checked.row.failures).toBe(0);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Wed, 03 Jun 2026 12:01:00 GMT', minute],
    ['Wed, 03 Jun 2026 11:00:00 GMT', 0],
    ['99999999', 24 * 60 * minute],
    ['soon', 0],
    [null, 0],
  ])('%s', (header, ms) => expect(waitAsked(header, now)).toBe(ms));
});

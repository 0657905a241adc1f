/** Answers of journals that lie, or come as feeds come: what becomes of `good`, of the inbox, and of the words. */
import { describe, expect, it } from 'vitest';
import { follow, outcome, type Told } from './lies';

const now = Date.parse('2026-06-03T12:00:00Z');
const hour = 3_600_000;
const address = 'https://www.nature.com/nthings.rss';

const items = (...numbers: readonly number[]) =>
  numbers
    .map((n) => `<item><title>Title ${n}</title><guid>https://doi.org/10.1038/x${n}</guid></item>`)
    .join('');
const rss = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Things</title>${inside}</channel></rss>`;
const truth = rss(items(1, 2, 3));

describe('a journal that lies', () => {
  it.each<[string, Told | string, string]>([
    ['empty with 200', '', 'no feed: empty'],
    ['without an item', rss(''), 'not believed: nothing'],
    [
      'news',
      rss('<item><title>News</title><link>https://www.nature.com/n</link></item>'),
      'no feed: not understood',
    ],
    ['without titles', truth.replace(/<title>Title \d<\/title>/g, ''), 'no feed: not understood'],
    ['another publisher', truth.replaceAll('10.1038', '10.1126'), 'no feed: not its own'],
    ['a page', '<!doctype html><title>Nature</title>', 'no feed: web page'],
    ['a sign-in page', '<!DOCTYPE html><head><title>Sign in | Nature</title>', 'no feed: sign-in'],
    ['a captcha', '<html><head><title>Just a moment...</title>', 'no feed: captcha'],
    ['a captcha without a title', '<html><div class="cf-turnstile"/>', 'no feed: captcha'],
    ['cut off', truth.slice(0, -40), 'no feed: broken'],
    ['JSON', '{"error":"x"}', 'no feed: not a feed'],
    ['a site map', '<urlset><url/></urlset>', 'no feed: not a feed'],
    ['a challenge', { status: 403, headers: { 'cf-mitigated': 'challenge' } }, 'refused: captcha'],
    ['refused', { status: 400 }, 'refused: 400'],
  ])('%s: what came before stays, and it is asked again', async (_, lie, said) => {
    const feed = follow(`rss:${address}`);
    await feed.check(now, () => truth);
    expect(outcome(feed.row())).toBe('good');
    const row = await feed.check(now + 3 * hour, () => lie);
    expect(outcome(row)).toBe(said);
    expect(row.good).toBe(now);
    expect(feed.ids()).toHaveLength(3);
    expect(row.next).toBeLessThanOrEqual(now + 6 * hour);
    expect(outcome(await feed.check(row.next, () => rss(items(3, 4))))).toBe('good');
    expect(feed.ids()).toHaveLength(4);
  });

  it('that says for ever that nothing changed is asked for all of it once a day', async () => {
    const feed = follow(`rss:${address}`);
    const lazy = (body: string) => (_: URL, headers: Headers) =>
      headers.has('if-none-match') ? { status: 304 } : { body, headers: { etag: '"1"' } };
    await feed.check(now, lazy(truth));
    let asked = 0;
    for (let n = 1; n <= 9; n++) {
      await feed.check(now + n * 3 * hour, lazy(rss(items(3, 4))));
      if (feed.ids().includes('10.1038/x4')) break;
      asked++;
    }
    expect(asked).toBe(8);
    expect(feed.ids()).toContain('10.1038/x4');
  });

  it('that was empty from the start is believed: nothing is known of what comes', async () => {
    const feed = follow(`rss:${address}`);
    expect(outcome(await feed.check(now, () => rss('')))).toBe('good');
  });
});

describe('feeds as they come', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const cafe = truth.replace('Title 1', 'Café');
  it.each<[string, string | Buffer, string?]>([
    ['a script behind the root', `${truth}\n<script>/* cache */</script>`],
    ['text behind the root', `${truth}\nGenerated in 0.03 s`],
    ['a page behind the root', `${truth}<html><body><p>x</body></html>`],
    ['zeros behind the root', `${truth}${'\0'.repeat(100)}`],
    ['an end tag behind the root', `${truth}</rss>`],
    ['white space before it', `\n\n  ${truth}`],
    ['a byte order mark', `\ufeff${truth}`],
    ['two of them, and white space', `\ufeff \n\ufeff${truth}`],
    ['a comment before its declaration', `<!-- cached -->\n${truth}`],
    ['a warning before it', `<br />\n<b>Warning</b>: mysql in /x.php<br />\n${truth}`],
    ['text before it', `Warning: x\n${truth}`],
    ['items beside the channel', rss(`</channel>${items(1, 2, 3)}<channel>`)],
    ['items in and beside the channel', rss(`${items(1)}</channel>${items(2, 3)}<channel>`)],
    ['a channel for each', rss(`${items(1)}</channel><channel>${items(2, 3)}`)],
    [
      'items in the channel of RDF',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title>${items(1, 2, 3)}</channel></rdf:RDF>`,
    ],
    ['as HTML', truth, 'text/html; charset=utf-8'],
    ['as a download', truth, 'application/octet-stream'],
    ['as JSON', truth, 'application/json'],
    ['without a type', truth, ''],
    ['UTF-8 that is said to be Latin 1', Buffer.from(cafe), 'text/xml; charset=iso-8859-1'],
    ['UTF-8 that declares Latin 1', Buffer.from(cafe.replace('UTF-8', 'ISO-8859-1'))],
    ['Latin 1 that is said to be UTF-8', latin(cafe), 'text/xml; charset=utf-8'],
    ['Latin 1 that says nothing', latin(cafe.replace(' encoding="UTF-8"', ''))],
    ['Latin 1 that says so', latin(cafe.replace('UTF-8', 'ISO-8859-1'))],
    ['UTF-16 without a mark', Buffer.from(cafe, 'utf16le'), 'text/xml'],
    ['UTF-8 that says it is UTF-16', Buffer.from(cafe.replace('UTF-8', 'UTF-16'))],
    ['an encoding that there is not', Buffer.from(cafe.replace('UTF-8', 'utf8mb4'))],
  ])('%s: it is read', async (_, body, type = 'application/rss+xml') => {
    const feed = follow(`rss:${address}`);
    const row = await feed.check(now, () => '', {
      fetch: async () =>
        new Response(new Uint8Array(Buffer.from(body)), { headers: { 'content-type': type } }),
    });
    expect(outcome(row)).toBe('good');
    expect(feed.ids()).toEqual(['10.1038/x1', '10.1038/x2', '10.1038/x3']);
    expect(['Title 1', 'Café']).toContain(feed.inbox.get('doi:10.1038/x1'));
    if (String(body).includes('Caf') || body instanceof Buffer) {
      expect(feed.inbox.get('doi:10.1038/x1')).toBe('Café');
    }
  });

  const titled = async (title: string) => {
    const feed = follow(`rss:${address}`);
    await feed.check(now, () => rss(items(1)).replace('Title 1', () => title));
    return feed.inbox.get('doi:10.1038/x1');
  };
  it.each([
    [
      'Growth of &amp;lt;i&amp;gt;E. coli&amp;lt;/i&amp;gt; at p &amp;lt; 0.05',
      'Growth of E. coli at p < 0.05',
    ],
    ['R&amp;amp;amp;D of H&amp;lt;sub&amp;gt;2&amp;lt;/sub&amp;gt;O', 'R&D of H2O'],
    [
      '&lt;scp&gt;RNA&lt;/scp&gt; in &lt;inline-formula&gt;&lt;tex-math&gt;x&lt;/tex-math&gt;&lt;/inline-formula&gt; rays',
      'RNA in x rays',
    ],
    [
      '&lt;styled-content style="x"&gt;A&lt;/styled-content&gt; &lt;named-content content-type="y"&gt;B&lt;/named-content&gt;',
      'A B',
    ],
    [
      '&lt;italic toggle="yes"&gt;In vivo&lt;/italic&gt; &lt;sc&gt;l&lt;/sc&gt;-forms',
      'In vivo l-forms',
    ],
    ['<![CDATA[<em>Raw</em> tags &amp; all]]>', 'Raw tags & all'],
    [
      '&lt;tex-math&gt;\\documentclass[12pt]{minimal}\\usepackage{x}\\begin{document}$$x$$\\end{document}&lt;/tex-math&gt; rays',
      '$$x$$ rays',
    ],
    ['Schr\\"odinger &amp;amp; &lt;i&gt;Erd\\H{o}s&lt;/i&gt;', 'Schrödinger & Erdős'],
    ['When a &lt; b and c &gt; d', 'When a < b and c > d'],
    ['Uses of the &lt;title&gt; element', 'Uses of the element'],
  ])('the title %s', async (given, title) => expect(await titled(given)).toBe(title));
});

describe("a publisher's other host", () => {
  const feeds = 'https://feeds.nature.com/nthings/rss/current';
  const leads = { type: 'opaqueredirect', status: 0 } as Partial<Response> as Response;
  it('is named where it may not be asked, even if the browser says nothing', async () => {
    const feed = follow(`rss:${feeds}`);
    const row = await feed.check(now, () => '', {
      fetch: async (_, { redirect }) => {
        if (redirect === 'follow') throw new TypeError('Failed to fetch');
        return leads;
      },
      mayAsk: async ({ hostname }) => hostname === 'feeds.nature.com',
    });
    expect(outcome(row)).toBe('no access: www.nature.com');
  });

  it.each([
    ['https://idp.nature.com/authorize?x', 'refused: sign-in'],
    ['https://login.example.org/', 'refused: sign-in'],
    ['https://validate.perfdrive.com/captcha', 'refused: captcha'],
    ['https://leads.example/feed', 'refused: redirect'],
  ])('or another at %s', async (place, said) => {
    const feed = follow(`rss:${feeds}`);
    const row = await feed.check(now, () => '', {
      fetch: async (_, { redirect }) => {
        if (redirect === 'manual') return leads;
        return Object.defineProperty(new Response('<html/>'), 'url', { value: place });
      },
      isAllowed: ({ hostname }) => hostname.endsWith('.nature.com') && !hostname.startsWith('idp'),
    });
    expect(outcome(row)).toBe(said);
  });
});

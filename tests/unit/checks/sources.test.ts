import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from '../../../utils/basics/z';
import {
  feedFromPage,
  feedFromText,
  feedName,
  hostsOf,
  sourceOf,
} from '../../../utils/checks/sources';
import type { FeedId } from '../../../utils/feeds/feed';
import {
  defaultFeedHosts,
  feedHosts,
  isFeedHost,
  minimumGap,
  optionalFeedHosts,
} from '../../../utils/feeds/hosts';
import { FeedIdSchema } from '../../../utils/sites/feed-id-schema';
import { day, hour } from '../feeds/set-up';

const messages: Record<string, { message: string }> = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../public/_locales/en/messages.json'), 'utf8'),
);

const ids = [
  'huggingface:daily',
  'huggingface:trending',
  'huggingface:submitter/akhaliq',
  'huggingface:organisation/google',
  'arxiv:category/cs.CL',
  'arxiv:category/cond-mat.mtrl-sci',
  'arxiv:category/hep-th',
  'arxiv:category/math',
  'arxiv:search/all%3Awords%20AND%20au%3A%22del%20maestro%22',
  'rss:https://www.nature.com/nature.rss',
  'rss:https://www.science.org/action/showFeed?type=etoc&feed=rss&jc=science',
] as const satisfies FeedId[];

const isId = (value: unknown) => z.safeParse(FeedIdSchema, value).success;

describe('the id of a feed', () => {
  it.each(ids)('%s has a source, hosts of the list and a name with words', (id) => {
    expect(isId(id)).toBe(true);
    const source = sourceOf(id);
    const now = Date.UTC(2026, 6, 15, 12);
    for (const since of [undefined, now - hour, now - 30 * day]) {
      const requests = source.requests(now, since);
      expect(requests.length).toBeGreaterThan(0);
      for (const { url } of requests) {
        expect(new URL(url).protocol).toBe('https:');
        expect(hostsOf(id)).toContain(new URL(url).hostname);
      }
    }
    for (const host of hostsOf(id)) {
      expect([...defaultFeedHosts, ...optionalFeedHosts]).toContain(host);
    }
    const { name, of } = feedName(id);
    expect(messages[name]?.message.includes('$1')).toBe(of !== undefined);
  });

  it('has a next check that is later, and no earlier for a later one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ids),
        fc.integer({ min: 0, max: 2e12 }),
        fc.nat(9 * day),
        (id, time, more) => {
          const { next } = sourceOf(id);
          expect(next(time)).toBeGreaterThan(time);
          expect(next(time + more)).toBeGreaterThanOrEqual(next(time));
        },
      ),
    );
  });

  it.each([
    'huggingface:daily/',
    'huggingface:Daily',
    'huggingface:submitter/',
    'huggingface:submitter/a/b',
    'huggingface:submitter/a?b',
    'huggingface:organisation/-x',
    `huggingface:organisation/${'a'.repeat(101)}`,
    'huggingface:',
    'arxiv:category/',
    'arxiv:category/cs.cl',
    'arxiv:category/CS.CL',
    'arxiv:category/cs.CLX',
    'arxiv:category/nonsense',
    'arxiv:category/hep-th.AB',
    'arxiv:category/cs.CL+cs.LG',
    'arxiv:category/../x',
    'arxiv:search/',
    'arxiv:search/all:words',
    'arxiv:search/%20',
    'arxiv:search/%E0%A4%A',
    'arxiv:search/a%0Ab',
    `arxiv:search/${'a'.repeat(501)}`,
    'rss:http://www.nature.com/nature.rss',
    'rss:https://example.org/feed',
    'rss:https://www.nature.com.evil.example/',
    'rss:https://user:pw@www.nature.com/',
    'rss:https://www.nature.com:8443/',
    'rss:https://www.nature.com',
    'rss:https://www.nature.com/#x',
    'rss:https://WWW.nature.com/',
    'rss:javascript:alert(1)',
    `rss:https://www.nature.com/${'a'.repeat(1_000)}`,
    'rss:https://evil.example/?https://www.nature.com/',
    'rss:https://feeds.feedburner.com/x',
    'atom:x',
    '',
    7,
    null,
    {},
  ])('is not %s', (value) => {
    expect(isId(value)).toBe(false);
    if (typeof value === 'string')
      expect(() => sourceOf(value as FeedId)).toThrow(/no id of a feed/);
  });

  it('made of any text or address is none or a valid one, and never something thrown', () => {
    const part = fc.constantFrom(
      'https://',
      'http://',
      'arxiv.org',
      'huggingface.co',
      'www.nature.com',
      '/list/',
      '/search/',
      '/papers',
      '/',
      '?query=',
      '&searchtype=title',
      'cs.CL',
      ':',
      '@',
      '%',
      '#',
      '..',
      'rss.arxiv.org/rss/',
      'google',
      ' ',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const found = feedFromText(given);
        if ('id' in found) {
          expect(isId(found.id)).toBe(true);
          expect(hostsOf(found.id)).toContain(found.host);
        }
        const url = URL.parse(given);
        const id = url && feedFromPage(url);
        if (id) expect(isId(id)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the feed of the listing that one is on', () => {
  it.each([
    ['https://huggingface.co/papers', 'huggingface:daily'],
    ['https://huggingface.co/papers/date/2026-06-03', 'huggingface:daily'],
    ['https://huggingface.co/papers/week/2026-W23', 'huggingface:daily'],
    ['https://huggingface.co/papers/trending', 'huggingface:trending'],
    ['https://huggingface.co/google', 'huggingface:organisation/google'],
    ['https://huggingface.co/google/papers', 'huggingface:organisation/google'],
    ['https://huggingface.co/akhaliq/activity/papers', 'huggingface:submitter/akhaliq'],
    ['https://huggingface.co/papers?q=words', undefined],
    ['https://huggingface.co/papers/2606.00001', undefined],
    ['https://huggingface.co/docs', undefined],
    ['https://huggingface.co/google/gemma', undefined],
    ['https://arxiv.org/list/cs.CL/recent', 'arxiv:category/cs.CL'],
    ['https://arxiv.org/list/cs/new', 'arxiv:category/cs'],
    [
      'https://arxiv.org/list/cond-mat.mtrl-sci/2605?skip=0&show=50',
      'arxiv:category/cond-mat.mtrl-sci',
    ],
    ['https://arxiv.org/catchup/math.AG/2026-05-12', 'arxiv:category/math.AG'],
    ['https://arxiv.org/catchup?subject=math.AG&date=2026-05-12', 'arxiv:category/math.AG'],
    ['https://arxiv.org/list/nonsense/new', undefined],
    ['https://arxiv.org/abs/2605.00001', undefined],
    ['https://arxiv.org/', undefined],
    ['https://example.org/list/cs.CL/recent', undefined],
    ['ftp://arxiv.org/list/cs.CL/recent', undefined],
  ])('%s', (address, id) => {
    expect(feedFromPage(new URL(address))).toBe(id);
  });

  it.each([
    [
      '/search/?query=large+language+model&searchtype=all&source=header',
      'all:large AND all:language AND all:model',
    ],
    [
      '/search/?query=%22language+model%22+words&searchtype=title',
      'ti:"language model" AND ti:words',
    ],
    ['/search/cs?query=words&searchtype=abstract', '(abs:words) AND (cat:cs OR cat:cs.*)'],
    ['/search/?query=doe%2C+jane&searchtype=author', 'au:doe AND au:jane'],
    ['/search/?query=a+AND+(b)+cat:x', 'all:a AND all:b AND all:"cat x"'],
    [
      '/search/advanced?advanced=&terms-0-operator=AND&terms-0-term=words&terms-0-field=title&terms-1-operator=OR&terms-1-term=verbs&terms-1-field=abstract&terms-2-operator=NOT&terms-2-term=nouns&terms-2-field=all&classification-computer_science=y&date-filter_by=all_dates',
      '(ti:words OR abs:verbs ANDNOT all:nouns) AND (cat:cs OR cat:cs.*)',
    ],
    ['/search/?query=0000-0001-2345-6789&searchtype=orcid', undefined],
    ['/search/?query=&searchtype=all', undefined],
    ['/search/', undefined],
    ['/search/nowhere?query=words', undefined],
    ['/search/toString?query=words', undefined],
    ['/search/?query=words&searchtype=constructor', undefined],
    ['/search/advanced', undefined],
    ['/search/constructor?query=mice', undefined],
    ['/search/?searchtype=toString&query=mice', undefined],
  ])("arXiv's search %s", (path, query) => {
    const id = feedFromPage(new URL(path, 'https://arxiv.org'));
    expect(id).toBe(query === undefined ? undefined : `arxiv:search/${encodeURIComponent(query)}`);
  });
});

describe('the feed that a text names', () => {
  it.each([
    ['cs.CL', 'arxiv:category/cs.CL', 'rss.arxiv.org'],
    [' arXiv: Cs.cl ', 'arxiv:category/cs.CL', 'rss.arxiv.org'],
    ['cond-mat.MTRL-SCI', 'arxiv:category/cond-mat.mtrl-sci', 'rss.arxiv.org'],
    ['https://rss.arxiv.org/rss/cs.CL', 'arxiv:category/cs.CL', 'rss.arxiv.org'],
    ['http://rss.arxiv.org/atom/math.AG', 'arxiv:category/math.AG', 'rss.arxiv.org'],
    ['http://export.arxiv.org/rss/hep-th', 'arxiv:category/hep-th', 'rss.arxiv.org'],
    ['arxiv.org/list/cs.CL/recent', 'arxiv:category/cs.CL', 'rss.arxiv.org'],
    [
      'http://export.arxiv.org/api/query?search_query=all:words&start=0',
      'arxiv:search/all%3Awords',
      'export.arxiv.org',
    ],
    [
      'https://arxiv.org/search/?query=words&searchtype=all',
      'arxiv:search/all%3Awords',
      'export.arxiv.org',
    ],
    ['huggingface.co/papers', 'huggingface:daily', 'huggingface.co'],
    ['https://huggingface.co/google', 'huggingface:organisation/google', 'huggingface.co'],
    [
      'http://www.nature.com/nature.rss#top',
      'rss:https://www.nature.com/nature.rss',
      'www.nature.com',
    ],
    [
      'feed:https://www.pnas.org/action/showFeed?jc=pnas',
      'rss:https://www.pnas.org/action/showFeed?jc=pnas',
      'www.pnas.org',
    ],
    [
      'feed://www.cell.com/cell/current.rss',
      'rss:https://www.cell.com/cell/current.rss',
      'www.cell.com',
    ],
  ])('%s', (text, id, host) => {
    expect(feedFromText(text)).toEqual({ id, host });
  });

  it.each([
    ['', 'no address', undefined],
    ['words about words', 'no address', undefined],
    ['nonsense', 'no address', undefined],
    ['https://localhost/feed', 'no address', undefined],
    ['javascript:alert(1)', 'no address', undefined],
    ['https://example.org/feed.xml', 'host not on the list', 'example.org'],
    ['https://feeds.feedburner.com/x', 'host not on the list', 'feeds.feedburner.com'],
    ['https://www.nature.com.example.org/', 'host not on the list', 'www.nature.com.example.org'],
    ['https://user:pw@www.nature.com/nature.rss', 'not plain HTTPS', 'www.nature.com'],
    ['https://www.nature.com:8443/nature.rss', 'not plain HTTPS', 'www.nature.com'],
    ['ftp://www.nature.com/nature.rss', 'not plain HTTPS', 'www.nature.com'],
    ['https://arxiv.org/abs/2605.00001', 'no list there', 'arxiv.org'],
    ['https://huggingface.co/papers/2605.00001', 'no list there', 'huggingface.co'],
    [`https://www.nature.com/${'a'.repeat(1_500)}`, 'too long', 'www.nature.com'],
    [`https://www.nature.com/${'a'.repeat(3_000)}`, 'too long', undefined],
  ])('is refused: %s', (text, refused, host) => {
    expect(feedFromText(text)).toEqual(host === undefined ? { refused } : { refused, host });
  });

  it.each([
    'cs.AI+cs.CL',
    'cs.ai + CS.CL',
    'cs.AI, cs.CL and math.AG',
    'arxiv: cs.AI cs.CL',
    'cs.AI;hep-th',
    'cs.AI&cs.CL',
    'https://rss.arxiv.org/rss/cs.AI+cs.CL',
    'rss.arxiv.org/rss/cs.AI+cs.CL+math',
    'https://rss.arxiv.org/atom/cs.AI%2Bcs.CL',
    'http://export.arxiv.org/rss/cs.AI+cs.CL/',
    'https://arxiv.org/list/cs.AI+cs.CL/new',
  ])('is refused as several categories: %s', (text) => {
    expect(feedFromText(text)).toMatchObject({ refused: 'several categories' });
  });

  it('has both hosts where a publisher’s leads to another of its own', () => {
    expect(feedFromText('https://feeds.nature.com/nature/rss/current')).toMatchObject({
      host: 'feeds.nature.com',
      others: ['www.nature.com'],
    });
    expect(feedFromText('feeds.science.org/rss/science.xml')).toMatchObject({
      host: 'feeds.science.org',
      others: ['www.science.org'],
    });
    expect(feedFromText('https://www.nature.com/nature.rss')).not.toHaveProperty('others');
    expect(feedFromText('cs.CL')).not.toHaveProperty('others');
  });
});

describe('hosts', () => {
  it('are names of hosts, each once, none of them a default one', () => {
    expect(new Set(optionalFeedHosts).size).toBe(feedHosts.length);
    for (const { host, name } of feedHosts) {
      expect(new URL(`https://${host}/`).hostname).toBe(host);
      expect(name).toBeTruthy();
      expect(isFeedHost(new URL(`https://${host}/x`))).toBe(true);
    }
    for (const host of defaultFeedHosts) expect(optionalFeedHosts).not.toContain(host);
  });

  it('are left in peace: arXiv for three seconds', () => {
    expect(minimumGap('rss.arxiv.org')).toEqual({ with: 'arxiv.org', gap: 3_000 });
    expect(minimumGap('export.arxiv.org')).toEqual({ with: 'arxiv.org', gap: 3_000 });
    expect(minimumGap('notarxiv.org')).toEqual({ with: 'notarxiv.org', gap: 1_000 });
    expect(minimumGap('huggingface.co')).toEqual({ with: 'huggingface.co', gap: 1_000 });
  });
});

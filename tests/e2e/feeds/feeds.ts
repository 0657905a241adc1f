/** The vocabulary of feed tests: services' answers, checks, and their results. */
import type { FeedRow, InboxRow } from '../../../utils/library/inbox/inbox-rows.ts';
import type { Driver, Page, Serve } from '../drivers/driver.ts';
import { until } from '../drivers/find.ts';
import { serveDemo } from '../pages.ts';
import { type Asked, type FeedAnswer, reply, services } from './server.ts';

/**
 * A page that is no listing, on which the button counts the inbox. It is on one of our sites: on others we can't read a
 * tab's address.
 */
export const elsewhere = 'https://huggingface.co/models';

/** Passes feed requests on to the feed server; answers page requests itself. */
export const servePages =
  (pages: Serve = serveDemo): Serve =>
  (url) => {
    if (url.href === elsewhere) return { body: '<!doctype html><title>Elsewhere</title>' };
    const isPage = url.hostname === 'huggingface.co' && !url.pathname.startsWith('/api/');
    return services.has(url.hostname) && !isPage ? 'proxy' : pages(url);
  };

/** A paper made by a test. */
export interface Told {
  /** arXiv's id, without a version. */
  readonly id: string;
  readonly title: string;
  readonly abstract?: string;
  readonly upvotes?: number;
}

/** `count` papers from `2612.<series>0001` on, which no other page of the tests has. `series`: one digit. */
export const papersOf = (series: number, count: number, title = 'Paper'): Told[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `2612.${series}${String(n + 1).padStart(4, '0')}`,
    title: `${title} ${series}-${n + 1}`,
  }));

/** Their ids in the library, sorted. */
export const idsOf = (papers: readonly Pick<Told, 'id'>[]): string[] =>
  papers.map(({ id }) => `arxiv:${id}`).toSorted();

/** The answer of Hugging Face's API for a day. */
export const dailyOf = (papers: readonly Told[]): string =>
  JSON.stringify(
    papers.map(({ id, title, abstract = `A made-up abstract of ${title}.`, upvotes = 7 }) => ({
      paper: {
        id,
        title,
        summary: abstract,
        upvotes,
        authors: [{ _id: `a${id}`, name: 'Ada Example', hidden: false }],
        publishedAt: '2026-11-20T00:00:00.000Z',
        ai_keywords: ['made up'],
      },
      publishedAt: '2026-11-20T00:00:00.000Z',
      title,
      summary: abstract,
      numComments: 0,
      submittedBy: { _id: 's1', name: 'jonas-w', fullname: 'Jonas W', type: 'user' },
      isAuthorParticipating: false,
    })),
  );

/** arXiv's document of a category on a day. `time`: ms since 1970. */
export function categoryOf(code: string, papers: readonly Told[], time: number): string {
  const date = new Date(time).toUTCString().replace('GMT', '+0000');
  const items = papers.map(
    ({ id, title, abstract = 'Made up.' }) => `<item>
      <title>${title}</title>
      <link>https://arxiv.org/abs/${id}</link>
      <description>arXiv:${id}v1 Announce Type: new
Abstract: ${abstract}</description>
      <guid isPermaLink="false">oai:arXiv.org:${id}v1</guid>
      <category>${code}</category>
      <pubDate>${date}</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:creator>Ada Example</dc:creator>
    </item>`,
  );
  return `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
  <channel>
    <title>${code} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/${code}</link>
    <pubDate>${date}</pubDate>
    ${items.join('\n    ')}
  </channel>
</rss>`;
}

/** A journal's document, as www.nature.com writes them. */
export const journalOf = (articles: readonly { doi: string; title: string }[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
  <channel rdf:about="https://www.nature.com/nthings"><title>Nature Things</title><link>https://www.nature.com/nthings</link></channel>
  ${articles
    .map(
      ({ doi, title }) => `<item rdf:about="https://www.nature.com/articles/${doi.split('/')[1]}">
    <title>${title}</title><link>https://www.nature.com/articles/${doi.split('/')[1]}</link>
    <dc:identifier>doi:${doi}</dc:identifier><prism:doi>${doi}</prism:doi>
  </item>`,
    )
    .join('\n  ')}
</rdf:RDF>`;

/** `YYYY-MM-DD` in UTC, by which Hugging Face counts days. */
export const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The day whose list was requested; nothing for other requests. */
export const dayAsked = ({ url }: Asked): string | undefined =>
  url.hostname === 'huggingface.co' && url.pathname === '/api/daily_papers'
    ? (url.searchParams.get('date') ?? undefined)
    : undefined;

/** Answers the newest day that a check asks for; earlier days are empty. */
export const today =
  (answer: FeedAnswer, now: () => number = Date.now) =>
  (asked: Asked): FeedAnswer | undefined => {
    const day = dayAsked(asked);
    if (day === undefined) return undefined;
    return day === dayAt(now()) ? answer : { body: '[]' };
  };

/** Sends requests for an address on to another, which answers with the body. */
export const leadingTo =
  (address: string, target: string, body: string) =>
  ({ url }: Asked): FeedAnswer | undefined => {
    if (url.href === address) return { status: 302, headers: { location: target } };
    // A server that wants to be read says so to all.
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    return url.href === target ? { body, headers } : undefined;
  };

/** Sends a body with its validator, and a 304 to a request that has the validator. */
export const validated =
  (asked: Asked, body: string, etag: string): FeedAnswer =>
  (response) =>
    asked.headers['if-none-match'] === etag
      ? reply(response, { status: 304, headers: { etag } })
      : reply(response, { body, headers: { etag } });

const check = (only?: readonly string[]): string =>
  `(globalThis.browser ?? chrome).runtime.sendMessage(${JSON.stringify({ type: 'check feeds', only })})`;

/** What the options page says of the followed feeds; the page needn't be in front. */
export const saidOfFeeds = (options: Page): Promise<string> =>
  options.evaluate(`document.querySelector('#feeds .rows').textContent`);

/** Waits until it says these words. */
export function untilSaidOfFeeds(options: Page, words: string): Promise<true> {
  let last = '';
  return until(
    async () => {
      last = await saidOfFeeds(options);
      return last.includes(words);
    },
    () => `“${words}” (it says “${last}”)`,
  );
}

/** Has the worker check the named feeds, or the due ones, and waits until it has. */
export async function checkFeeds(driver: Driver, only?: readonly string[]): Promise<void> {
  const done = await driver.ask<unknown>(check(only));
  if (done !== true) throw new Error('the worker did not check');
}

/** The same without waiting: the worker may be killed meanwhile. */
export const beginCheck = (driver: Driver, only?: readonly string[]): Promise<void> =>
  driver.ask(`void ${check(only)}.catch(() => undefined)`);

/** Fires the alarm that checks due feeds. Alarms keep the browser's own time, which a test may have moved for our code. */
export const ring = (driver: Driver): Promise<void> =>
  driver.ask(`chrome.alarms.create('feeds', { when: performance.timeOrigin + performance.now() })`);

export interface Stored {
  readonly inbox: readonly InboxRow[];
  readonly feeds: readonly FeedRow[];
  readonly marks: number;
  readonly seen: number;
}

/** What the library holds, read without any code of ours. */
export const stored = (driver: Driver): Promise<Stored> =>
  driver.ask(`new Promise((resolve, reject) => {
    const open = indexedDB.open('offprint');
    // Not there yet, and not to be made by a test.
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = () => reject(new Error('no library yet'));
    open.onsuccess = () => {
      const db = open.result;
      const tx = db.transaction(['inbox', 'feeds', 'marks', 'seen']);
      const asked = {
        inbox: tx.objectStore('inbox').getAll(),
        feeds: tx.objectStore('feeds').getAll(),
        marks: tx.objectStore('marks').count(),
        seen: tx.objectStore('seen').count(),
      };
      tx.oncomplete = () => {
        db.close();
        resolve(Object.fromEntries(Object.entries(asked).map(([name, { result }]) => [name, result])));
      };
    };
  })`);

/** The ids of the papers that wait, sorted. */
export const waitingIn = async (driver: Driver): Promise<string[]> =>
  (await stored(driver)).inbox
    .filter(({ waiting }) => waiting !== undefined)
    .map(({ id }) => id)
    .toSorted();

/** Those of them that have a DOI. */
export const doisWaitingIn = async (driver: Driver): Promise<string[]> =>
  (await waitingIn(driver)).filter((id) => id.startsWith('doi:'));

/** Waits until exactly these papers wait. */
export async function untilWaiting(driver: Driver, ids: readonly string[]): Promise<void> {
  const wanted = ids.toSorted().join();
  let last: string[] = [];
  await until(
    async () => {
      last = await waitingIn(driver);
      return last.join() === wanted;
    },
    () => `${ids.length} papers in the inbox (there are ${last.length}: ${last.slice(0, 5)} …)`,
  );
}

/** The state of a feed. */
export const rowOf = async (driver: Driver, id: string): Promise<FeedRow | undefined> =>
  (await stored(driver)).feeds.find((row) => row.id === id);

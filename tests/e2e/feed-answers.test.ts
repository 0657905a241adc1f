/** What services answer when they do not answer well, feeds followed from pages, and rules; by a clock of our own. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMovingClock, moveClock } from '../faults/clock.ts';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page, Serve } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import {
  beginCheck,
  categoryOf,
  checkFeeds,
  dailyOf,
  dayAsked,
  elsewhere,
  idsOf,
  journalOf,
  papersOf,
  rowOf,
  type Stored,
  saidOfFeeds,
  servePages,
  stored,
  type Told,
  today,
  untilSaidOfFeeds,
  untilWaiting,
  validated,
  waitingIn,
} from './feeds/feeds.ts';
import {
  type Asked,
  type FeedAnswer,
  type FeedServer,
  hold,
  startFeedServer,
} from './feeds/server.ts';
import { launch, newProfile } from './launch.ts';
import { untilBadge, untilBar } from './listing.ts';
import { isLongRun } from './long-run.ts';
import { allShown, dayUrl, day as demoDay } from './pages.ts';

const daily = 'huggingface:daily';
const journal = 'rss:https://www.nature.com/nthings.rss';
const category = 'arxiv:category/cs.CL';
const hour = 3_600_000;

/** A Wednesday to come, at noon in New York in winter: a category's document of the day is there, whenever this runs. */
const wednesday = (() => {
  const start = Math.floor(Date.now() / (24 * hour)) * 24 * hour + 17 * hour;
  const days = Array.from({ length: 7 }, (_, n) => start + (n + 1) * 24 * hour);
  return days.find((time) => new Date(time).getUTCDay() === 3) ?? start;
})();

const categoryPage = readFileSync(
  resolve(import.meta.dirname, '../pages/sites/arxiv/new.html'),
  'utf8',
);
const categoryUrl = 'https://arxiv.org/list/cs.CL/new';

/**
 * All answers in the long run, in the short one these. The unit tests `journal-lies`, `lies` and `feeds-section` have what
 * becomes of each, and its words.
 */
const often = <T extends readonly [string, ...unknown[]]>(
  all: readonly T[],
  short: readonly string[],
) => all.filter(([name]) => isLongRun || short.includes(name));

const field = { role: 'textbox', name: 'Follow a feed' };
const inboxList = { role: 'list', name: 'Inbox' };

describe('feeds and their answers', () => {
  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let options: Page;
  let away: Page;
  /** How far the extension's clock is off. */
  let off = 0;
  /** What is on the listing of the day. */
  let onListing: readonly Told[] = [];

  const pages: Serve = (url) => {
    if (url.href === categoryUrl) return { body: categoryPage };
    if (url.href !== dayUrl) return undefined;
    const papers = onListing.map(({ id, title }) => ({
      ...{ id, title, date: demoDay, upvotes: 3, comments: 0, submitter: 'jonas-w', authors: 2 },
    }));
    return { body: demoListing({ date: demoDay, papers, extra: allShown }) };
  };

  const now = () => Date.now() + off;
  const moveTo = (time: number) => {
    off = time - Date.now();
    return moveClock({ evaluate: driver.ask }, off);
  };
  /** Checks a feed, some time after the previous request. */
  const check = async (feed: string) => {
    await moveTo(now() + 10_000);
    await checkFeeds(driver, [feed]);
  };

  beforeAll(async () => {
    server = await startFeedServer();
    driver = await launch(profile.path, servePages(pages), {
      proxy: server.proxy,
      hosts: ['www.nature.com', 'feeds.nature.com'],
      change: giveMovingClock,
    });
    options = await driver.extensionPage('options.html');
    // So tall that nothing scrolls.
    await options.setViewport(1280, 3600);
    await moveTo(wednesday);
    away = await driver.open(elsewhere);
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  const untilSaid = (words: string) => untilSaidOfFeeds(options, words);
  const untilText = (pattern: RegExp) =>
    until(
      async () => pattern.test(await options.evaluate<string>('document.body.textContent')),
      `${pattern} in the options`,
    );
  async function follow(text: string): Promise<void> {
    await options.front();
    await click(options, field);
    for (const key of text) await options.press(key);
    await options.press('Enter');
  }

  const good = papersOf(1, 6);
  const kept = ({ inbox, marks, seen }: Stored) => ({
    marks,
    seen,
    inbox: inbox.map(({ id, at, waiting, details: { title } }) => ({ id, at, waiting, title })),
  });

  describe('of Hugging Face', () => {
    it('asks only whether something changed, and changes nothing where nothing did', async () => {
      server.serve = (asked) => today(validated(asked, dailyOf(good), '"v1"'), now)(asked);
      await check(daily);
      await untilWaiting(driver, idsOf(good));
      await untilBadge(away, '6');
      const before = kept(await stored(driver));
      const from = server.asked.length;
      await check(daily);
      const [again] = server.asked.slice(from);
      expect(again?.headers['if-none-match']).toBe('"v1"');
      expect(kept(await stored(driver))).toEqual(before);
      expect(await rowOf(driver, daily)).toMatchObject({ failures: 0 });
      await untilSaid('Checked');
    });

    it('leaves a busy server alone for as long as it asks', async () => {
      const before = kept(await stored(driver));
      server.serve = () => ({ status: 429, headers: { 'retry-after': '7200' } });
      await check(daily);
      const row = await rowOf(driver, daily);
      expect(row).toMatchObject({ failures: 1, failure: 'busy', says: '429' });
      expect(row?.next).toBeGreaterThanOrEqual((row?.checked ?? 0) + 2 * hour);
      await untilSaid('The server is busy (429). Offprint leaves it alone for a while.');
      const count = server.asked.length;
      await checkFeeds(driver);
      expect(server.asked).toHaveLength(count);
      expect(kept(await stored(driver))).toEqual(before);
    });

    const brokenOff: FeedAnswer = (response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('[{"paper"', () => response.destroy());
    };
    const answers: readonly (readonly [string, FeedAnswer, string])[] = [
      ['a server’s fault', { status: 500, body: 'no' }, 'The server refused the request (500).'],
      [
        'truncated JSON',
        { body: dailyOf(good).slice(0, 900) },
        'What the server sent is cut off or malformed.',
      ],
      [
        'a web page',
        { body: '<!doctype html><title>Are you a robot?</title>' },
        'The server sent a page that checks that you are human.',
      ],
      [
        'rows of something else',
        { body: '[{"model":"a"},{"model":"b"}]' },
        "What the server sent isn't a feed.",
      ],
      [
        'a redirect to a strange host',
        { status: 302, headers: { location: 'https://leads.example/list' } },
        'The server redirects to an address that Offprint may not ask.',
      ],
      ['a connection that breaks', (response) => void response.destroy(), "didn't answer."],
      ['one that breaks in the midst', brokenOff, "The server didn't answer."],
      ['nothing there', { status: 404 }, "There's nothing at its address any more (404)."],
      [
        'a day that lost its papers',
        { body: '[]' },
        'The server sent an empty list where there should be papers.',
      ],
      [
        'a challenge',
        { status: 403, headers: { 'cf-mitigated': 'challenge' } },
        'The server wants to check that you are human.',
      ],
    ];
    const short = ['a web page', 'a redirect to a strange host', 'one that breaks in the midst'];
    it.each(often(answers, short))(
      '%s: the last good state stays, and the options say why',
      async (_, answer, words) => {
        const before = kept(await stored(driver));
        server.serve = today(answer, now);
        await check(daily);
        await untilSaid(words);
        expect(await saidOfFeeds(options)).toContain('It last succeeded');
        expect(kept(await stored(driver))).toEqual(before);
      },
    );

    it('says after several failures on the button, too, that a feed fails', async () => {
      expect((await rowOf(driver, daily))?.failures).toBeGreaterThanOrEqual(4);
      const { text, title } = await away.badge();
      expect(text).toBe('6');
      expect(title).toContain("1 feed couldn't be read for a while");
    });

    it('has asked no host where a redirect led', () => {
      expect(server.asked.filter(({ url }) => url.hostname === 'leads.example')).toEqual([]);
    });

    it('takes a slow answer once it is whole, from where a redirect on its own host leads', async () => {
      const more = [...good, ...papersOf(2, 2)];
      const held = hold(dailyOf(more), 300);
      server.serve = (asked) =>
        asked.url.pathname === '/api/moved'
          ? held.answer
          : today({ status: 302, headers: { location: '/api/moved' } }, now)(asked);
      await moveTo(now() + 10_000);
      await beginCheck(driver, [daily]);
      await held.asked;
      expect(await waitingIn(driver)).toEqual(idsOf(good));
      held.letGo();
      await untilWaiting(driver, idsOf(more));
      await untilSaid('Checked');
      await untilBadge(away, '8');
      await until(
        async () => !(await away.badge()).title.includes("couldn't be read"),
        'no word of failures',
      );
      server.serve = today({ body: dailyOf(more) }, now);
    });
  });

  describe('of a journal', () => {
    const articles = [
      { doi: '10.1038/s49999-026-00001-2', title: 'Growth of things' },
      { doi: '10.1038/s49999-026-00002-1', title: 'Decay of things' },
    ];
    const whole = journalOf(articles);
    const from =
      (answer: FeedAnswer): FeedServer['serve'] =>
      ({ url }) =>
        url.hostname === 'www.nature.com' && url.pathname === '/nthings.rss' ? answer : undefined;

    it('is followed by its address in the options, and called as it calls itself', async () => {
      server.serve = from({ body: whole, headers: { 'content-type': 'application/rss+xml' } });
      await follow('https://www.nature.com/nthings.rss');
      await untilSaid('Nature Things');
      const ids = async () => (await waitingIn(driver)).filter((id) => id.startsWith('doi:'));
      await until(async () => (await ids()).length === 2, 'two articles');
      expect(await ids()).toEqual(articles.map(({ doi }) => `doi:${doi}`));
    });

    const answers: readonly (readonly [string, FeedAnswer, string])[] = [
      [
        'broken XML',
        { body: whole.slice(0, -60) },
        'What the server sent is cut off or malformed.',
      ],
      ['tags that do not match', { body: whole.replace('</title>', '</tilte>') }, 'malformed.'],
      ['nothing', { body: '' }, "The server's answer was empty."],
      [
        'another document',
        { body: '<html><body/></html>' },
        'The server sent a web page, not a feed.',
      ],
    ];
    it.each(often(answers, ['broken XML']))(
      '%s: the last good state stays, and the options say why',
      async (_, answer, words) => {
        const before = kept(await stored(driver));
        server.serve = from(answer);
        await check(journal);
        await untilSaid(words);
        expect(kept(await stored(driver))).toEqual(before);
        expect(await rowOf(driver, journal)).toMatchObject({ failure: 'no feed' });
      },
    );

    it('is read where its host leads, if feeds may be there, too', async () => {
      const leading = 'https://feeds.nature.com/nthings/rss/current';
      server.serve = ({ url }) =>
        url.href === leading
          ? { status: 301, headers: { location: 'https://www.nature.com/nthings.rss' } }
          : from({ body: whole })({ url } as Asked);
      await follow(leading);
      await until(async () => (await rowOf(driver, `rss:${leading}`))?.good, 'the feed read');
      // It stands once, and says that both have it.
      const [article] = (await stored(driver)).inbox.filter(({ id }) => id.startsWith('doi:'));
      expect(article?.feeds).toEqual([journal, `rss:${leading}`]);
    });

    it('of a host that is not on the list is refused, with the reason', async () => {
      const count = server.asked.length;
      await follow('https://evil.example/feed.xml');
      await untilText(/Offprint may not ask evil\.example\. You can follow feeds of /);
      expect(server.asked).toHaveLength(count);
      expect(await saidOfFeeds(options)).not.toContain('evil');
      await options.reload();
      await untilSaid('Daily Papers');
    });
  });

  describe('followed from where one is', () => {
    const announced = papersOf(5, 3, 'Words');
    const ours = () => server.asked.filter(({ url }) => url.hostname.endsWith('arxiv.org'));

    it('is the list of the page, by the popup', async () => {
      server.serve = ({ url }) =>
        url.href === 'https://rss.arxiv.org/rss/cs.CL'
          ? { body: categoryOf('cs.CL', announced, now()) }
          : undefined;
      const page = await driver.open(categoryUrl);
      const popup = await driver.popup();
      await click(popup, { role: 'button', name: 'Follow this list' });
      const followed = { role: 'button', name: 'Following' };
      await until(async () => (await findAll(popup, followed))[0]?.pressed, 'followed');
      const ids = idsOf(announced);
      await until(async () => {
        const waiting = await waitingIn(driver);
        return ids.every((id) => waiting.includes(id));
      }, 'what was announced');
      expect(ours().map(({ url }) => url.href)).toEqual(['https://rss.arxiv.org/rss/cs.CL']);
      await untilSaid('arXiv cs.CL');
      await popup.close();
      await page.close();
    });
    it('catches up through the API, with three seconds between any two requests to arXiv', async () => {
      const missed = papersOf(6, 2, 'Missed');
      const entries = missed.map(
        ({ id, title }) =>
          `<entry><id>http://arxiv.org/abs/${id}v1</id><published>2026-11-20T00:00:00Z</published><title>${title}</title><summary>Made up.</summary><author><name>Ada Example</name></author></entry>`,
      );
      const api = `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><opensearch:totalResults>2</opensearch:totalResults>${entries.join('')}</feed>`;
      server.serve = ({ url }) => {
        if (url.hostname === 'export.arxiv.org') return { body: api };
        return url.hostname === 'rss.arxiv.org'
          ? { body: categoryOf('cs.CL', announced, now()) }
          : undefined;
      };
      // A Friday: Thursday's document is gone.
      await moveTo(wednesday + 48 * hour);
      const from = ours().length;
      await checkFeeds(driver, [category]);
      const asked = ours().slice(from);
      expect(asked.map(({ url }) => url.host)).toEqual(['rss.arxiv.org', 'export.arxiv.org']);
      const [first = 0, second = 0] = asked.map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(2_900);
      const all = await waitingIn(driver);
      expect(all).toEqual(expect.arrayContaining(idsOf([...announced, ...missed])));
      // Friday's document was Wednesday's again.
      expect(await rowOf(driver, category)).toMatchObject({ failure: 'not believed' });
      await untilSaid('The server sent the last papers again. Offprint asks again.');
    });

    it('is one category at a time', async () => {
      const count = server.asked.length;
      // The drivers take a plus for a combination of keys.
      await follow('https://rss.arxiv.org/rss/cs.AI%2Bcs.CL');
      await untilText(/One category at a time/);
      expect(server.asked).toHaveLength(count);
      await options.reload();
      await untilSaid('Daily Papers');
    });

    it('takes its papers along when it is followed no longer', async () => {
      const others = (await stored(driver)).inbox
        .filter(({ feeds, waiting }) => waiting !== undefined && !feeds.includes(category))
        .map(({ id }) => id);
      await options.front();
      await click(options, { role: 'button', name: 'Unfollow arXiv cs.CL' });
      await untilWaiting(driver, others);
      expect(await rowOf(driver, category)).toBeUndefined();
      await untilBadge(away, String(others.length));
    });
  });

  describe('under rules', () => {
    const papers: readonly Told[] = [
      { id: '2612.70001', title: 'Diffusion of heat' },
      { id: '2612.70002', title: 'A benchmark of benchmarks' },
      { id: '2612.70003', title: 'One more benchmark' },
      { id: '2612.70004', title: 'Nothing of either' },
    ];

    async function rule(does: 'Raise' | 'Mute', value: string): Promise<void> {
      await options.front();
      await options.evaluate(`(() => {
        const select = document.querySelector('#rules select');
        select.selectedIndex = ${does === 'Raise' ? 0 : 1};
        select.dispatchEvent(new Event('change', { bubbles: true }));
      })()`);
      await click(options, { role: 'textbox', name: 'What it looks for' });
      for (const key of value) await options.press(key);
      await untilText(/Would have (raised|muted) \d+ of \d+ /);
      await options.press('Enter');
      const name = `${does}: words “${value}”`;
      await find(options, { role: 'button', name: `Remove the rule “${name}”` });
    }

    it('folds what is muted and says why something is raised, in the inbox; the badge follows', async () => {
      server.serve = (asked) =>
        dayAsked(asked) === undefined ? undefined : { body: dailyOf(papers) };
      const before = (await waitingIn(driver)).length;
      await check(daily);
      await untilBadge(away, String(before + 4));
      await rule('Mute', 'benchmark');
      await untilBadge(away, String(before + 2));
      await rule('Raise', 'diffusion');
      await until(
        async () => (await away.badge()).title.includes('1 raised by your rules'),
        'one raised',
      );
      expect((await away.badge()).text).toBe(String(before + 2));

      const popup = await driver.popup();
      await click(popup, { role: 'tab', name: /^Inbox/ });
      await find(popup, { role: 'StaticText', name: 'Raised · matched: diffusion' });
      const links = async () =>
        (await findAll(popup, { role: 'link', within: inboxList })).map(({ name }) => name);
      expect(await links()).toEqual(expect.arrayContaining(['Diffusion of heat']));
      expect((await links()).filter((name) => name.includes('benchmark'))).toEqual([]);
      await click(popup, { role: 'button', name: 'Show muted papers' });
      await until(
        async () => (await links()).filter((name) => name.includes('benchmark')).length === 2,
        'muted papers',
      );
      await popup.close();
    });

    it('acts on a listing, too', async () => {
      onListing = papers;
      const page = await driver.open(dayUrl);
      await untilBar(page, /2 muted.* 4 papers/);
      await find(page, {
        role: 'StaticText',
        name: /matched: diffusion/,
        within: { role: 'group', name: 'Diffusion of heat' },
      });
      const dimmed = await page.evaluate<string[]>(
        `[...document.querySelectorAll('[data-offprint-look=dimmed]')].map((entry) => entry.querySelector('h3').textContent)`,
      );
      expect(dimmed.toSorted()).toEqual(['A benchmark of benchmarks', 'One more benchmark']);
      await page.close();
    });

    it('gives back what was muted when the rule goes', async () => {
      const { length } = (await stored(driver)).inbox.filter(({ waiting }) => waiting);
      await options.front();
      await click(options, { role: 'button', name: 'Remove the rule “Mute: words “benchmark””' });
      await untilBadge(away, String(length));
    });
  });
});

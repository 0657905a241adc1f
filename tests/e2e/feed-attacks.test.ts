/**
 * What a feed's server may try, at the real names: to have others asked, to keep the worker busy, to speak of others'
 * papers. Where a redirect may lead is in `feeds`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { click, until } from './drivers/find.ts';
import {
  categoryOf,
  checkFeeds,
  dailyOf,
  doisWaitingIn,
  journalOf,
  leadingTo,
  papersOf,
  rowOf,
  servePages,
  stored,
  today,
  untilSaidOfFeeds,
  waitingIn,
} from './feeds/feeds.ts';
import { type FeedServer, startFeedServer } from './feeds/server.ts';
import { launch, newProfile } from './launch.ts';
import { inLongRun } from './long-run.ts';

const address = 'https://www.nature.com/nthings.rss';
const journal = `rss:${address}`;
const daily = 'huggingface:daily';
const category = 'arxiv:category/cs.CL';
const field = { role: 'textbox', name: 'Follow a feed' };

const own = { doi: '10.1038/s49999-026-00001-2', title: 'Growth of things' };

describe('a feed that attacks', () => {
  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let options: Page;

  beforeAll(async () => {
    server = await startFeedServer();
    driver = await launch(profile.path, servePages(), {
      proxy: server.proxy,
      hosts: ['www.nature.com'],
    });
    options = await driver.extensionPage('options.html');
    await options.setViewport(1280, 3600);
    server.serve = ({ url }) => (url.href === address ? { body: journalOf([own]) } : undefined);
    for (const feed of [address, 'cs.CL']) {
      await options.front();
      await click(options, field);
      for (const key of feed) await options.press(key);
      await options.press('Enter');
      await untilSaidOfFeeds(options, 'Checked');
    }
    await until(async () => (await waitingIn(driver)).length === 1, 'the journal’s paper');
    await until(async () => (await rowOf(driver, category))?.checked, 'the category checked');
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  /** Checks the journal while its server answers so, and gives how it stands then. */
  async function attack(serve: FeedServer['serve']) {
    server.serve = serve;
    await checkFeeds(driver, [journal]);
    return rowOf(driver, journal);
  }
  const untilSaid = (words: string) => untilSaidOfFeeds(options, words);

  it('does not have arXiv asked sooner than it wants, before and after', async () => {
    const from = server.asked.length;
    const announced = categoryOf('cs.CL', papersOf(1, 2), Date.now());
    server.serve = ({ url }) =>
      url.hostname.endsWith('arxiv.org') ? { body: announced } : undefined;
    await checkFeeds(driver, [category]);
    const row = await attack(leadingTo(address, 'https://export.arxiv.org/rss/cs.CL', announced));
    expect(row).toMatchObject({ failure: 'no feed', says: 'not its own' });
    server.serve = ({ url }) =>
      url.hostname.endsWith('arxiv.org') ? { body: announced } : undefined;
    await checkFeeds(driver, [category]);
    const asked = server.asked.slice(from).filter(({ url }) => url.hostname.endsWith('arxiv.org'));
    expect(asked.filter(({ url }) => url.pathname === '/rss/cs.CL').length).toBeGreaterThan(0);
    for (const [n, { at }] of asked.entries()) {
      if (n > 0) expect(at - (asked[n - 1]?.at ?? 0)).toBeGreaterThanOrEqual(2_900);
    }
    await untilSaid("The papers in this feed are other publishers'.");
  });

  inLongRun('unit tests of `work` and `xml` read these very documents', () => {
    it('that makes too much work fails in words, is left alone, and changes nothing', async () => {
      const item = (n: number) =>
        `<item><title>T</title><guid>10.1038/x${n}</guid><author>${'a@'.repeat(10_000)}</author></item>`;
      const body = `<rss><channel>${Array.from({ length: 490 }, (_, n) => item(n)).join('')}</channel></rss>`;
      const before = await rowOf(driver, journal);
      const row = await attack(({ url }) => (url.href === address ? { body } : undefined));
      expect(row).toMatchObject({
        failure: 'no feed',
        says: 'too much work',
        good: before?.good,
      });
      expect(row?.failures).toBe((before?.failures ?? 0) + 1);
      expect((row?.next ?? 0) - (row?.checked ?? 0)).toBeGreaterThan(10 * 60_000);
      await untilSaid("The server's answer would take too long to read.");
      expect(await doisWaitingIn(driver)).toEqual([`doi:${own.doi}`]);
    });

    it('that brings a document type of its own is refused before it is parsed', async () => {
      const body = `<!DOCTYPE r [ ' ]><r>${'<b/>'.repeat(2_400_000)}</r>`;
      const row = await attack(({ url }) => (url.href === address ? { body } : undefined));
      expect(row).toMatchObject({ failure: 'no feed', says: 'own type' });
      await untilSaid('The feed declares a document type of its own');
    });
  });

  it('speaks of no paper of others', async () => {
    const papers = papersOf(2, 1, 'True title');
    server.serve = today({ body: dailyOf(papers) });
    await checkFeeds(driver, [daily]);
    const id = papers[0]?.id;
    const body = journalOf([
      own,
      { doi: `10.48550/arXiv.${id}`, title: 'Bait' },
      { doi: '10.1126/science.abc0001', title: 'Bait' },
    ]);
    const row = await attack(({ url }) => (url.href === address ? { body } : undefined));
    expect(row).toMatchObject({ failures: 0 });
    const titles = (await stored(driver)).inbox.map(({ details }) => details.title);
    expect(titles).toContain('True title 2-1');
    expect(titles).not.toContain('Bait');
  });

  it('never calls a paper something else than before', async () => {
    const renamed = journalOf([{ ...own, title: 'Bait' }]);
    await attack(({ url }) => (url.href === address ? { body: renamed } : undefined));
    const row = (await stored(driver)).inbox.find(({ id }) => id === `doi:${own.doi}`);
    expect(row?.details.title).toBe(own.title);
  });
});

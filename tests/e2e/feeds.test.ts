/** Feeds in the built extension: services answer at their real names, from this machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMovingClock, moveClock } from '../faults/clock.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, findAll, until } from './drivers/find.ts';
import {
  beginCheck,
  checkFeeds,
  dailyOf,
  dayAsked,
  doisWaitingIn,
  elsewhere,
  idsOf,
  journalOf,
  leadingTo,
  papersOf,
  ring,
  rowOf,
  servePages,
  stored,
  untilSaidOfFeeds,
  untilWaiting,
  waitingIn,
} from './feeds/feeds.ts';
import { type FeedServer, hold, startFeedServer } from './feeds/server.ts';
import { inFirefox, launch, newProfile } from './launch.ts';
import { untilBadge, untilBadgeIsBar, untilBar } from './listing.ts';
import { dayUrl } from './pages.ts';

const daily = 'huggingface:daily';

/** How many tabs show the first run's page. */
const welcomePages = (driver: Driver) =>
  driver.ask<number>(
    `chrome.tabs.query({}).then((tabs) => tabs.filter(({ url }) => url?.endsWith('/welcome.html')).length)`,
  );
const hasAlarm = (driver: Driver) =>
  driver.ask<boolean>(`chrome.alarms.get('feeds').then((alarm) => alarm !== undefined)`);

describe('feeds in the background', () => {
  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let page: Page;
  /** How far the extension's clock is off. */
  let off = 0;
  const moveOn = (by: number) => {
    off += by;
    return moveClock({ evaluate: driver.ask }, off);
  };

  beforeAll(async () => {
    server = await startFeedServer();
    driver = await launch(profile.path, servePages(), {
      proxy: server.proxy,
      welcome: 'stays',
      change: giveMovingClock,
      // And not feeds.nature.com.
      hosts: ['www.nature.com'],
    });
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  it('begin with the first run’s page, which opens once', async () => {
    await until(async () => (await welcomePages(driver)) === 1, 'the first run’s page');
  });

  it('are to be checked by an alarm', async () => {
    page = await driver.open(elsewhere);
    expect((await page.badge()).text).toBe('');
    await until(() => hasAlarm(driver), 'the alarm');
  });

  /** Begins a check some time after the previous request, so that no request waits for its turn. */
  const begin = async () => {
    await moveOn(10_000);
    await beginCheck(driver, [daily]);
  };

  const [first, second, third] = [papersOf(1, 5), papersOf(2, 4), papersOf(3, 3)];
  /** What all checks of killed workers bring. */
  const all = [...first, ...second, ...third, ...papersOf(4, 2)];
  const bodies = [first, second, third].map(dailyOf);

  /** Serves the days of one check in turn; one of them is held back. Resolves when that was asked for. */
  function serveHeld(n: number, begun = 0) {
    const held = hold(bodies[n] ?? '', begun);
    let asked = 0;
    server.serve = (one) => {
      if (dayAsked(one) === undefined) return undefined;
      const place = asked++;
      return place === n ? held.answer : { body: bodies[place] ?? '[]' };
    };
    return held;
  }

  describe('where the worker is killed', () => {
    it.each([
      ['while the first answer is awaited', 0, 0],
      ['in the midst of an answer', 0, 200],
      ['while a later answer is awaited', 1, 0],
    ])('%s, leaves nothing half done', async (_, n, begun) => {
      const held = serveHeld(n, begun);
      await begin();
      await held.asked;
      await driver.killWorker();
      held.letGo();
      const { inbox, feeds } = await stored(driver);
      expect(inbox).toEqual([]);
      expect(feeds).toEqual([]);
    });

    it('right after the last answer, leaves all or nothing', async () => {
      const held = serveHeld(2);
      await begin();
      await held.asked;
      held.letGo();
      await driver.killWorker();
      const { inbox, feeds } = await stored(driver);
      expect([0, 12]).toContain(inbox.length);
      expect(feeds.length).toBe(inbox.length > 0 ? 1 : 0);
    });

    it('right after a check is in the library, has the button say so all the same', async () => {
      const grown = [...first, ...papersOf(4, 2)];
      server.serve = (one) => (dayAsked(one) === undefined ? undefined : { body: dailyOf(grown) });
      await begin();
      await until(
        async () => (await stored(driver)).inbox.some(({ id }) => id === 'arxiv:2612.40001'),
        'the check in the library',
      );
      await driver.killWorker();
      await driver.ask(`chrome.runtime.sendMessage({ type: 'are you there' })`);
      await untilBadge(page, String((await waitingIn(driver)).length));
      await until(() => hasAlarm(driver), 'the alarm');
    });

    it('loses nothing and doubles nothing', async () => {
      const before = new Map((await stored(driver)).inbox.map(({ id, at }) => [id, at]));
      server.serve = (one) => (dayAsked(one) === undefined ? undefined : { body: dailyOf(all) });
      await checkFeeds(driver, [daily]);
      const { inbox, feeds, marks, seen } = await stored(driver);
      expect(inbox.map(({ id }) => id).toSorted()).toEqual(idsOf(all));
      for (const { id, at, feeds: by } of inbox) {
        expect(by).toEqual([daily]);
        expect(at).toBe(before.get(id) ?? at);
      }
      expect(feeds).toEqual([expect.objectContaining({ id: daily, failures: 0 })]);
      expect([marks, seen]).toEqual([0, 0]);
      await untilBadge(page, String(all.length));
      expect((await rowOf(driver, daily))?.good).toBeGreaterThan(0);
    });
  });

  const papers = [...all, ...papersOf(5, 23)];

  it('are checked by their alarm, and the button counts the inbox away from listings', async () => {
    server.serve = (one) => (dayAsked(one) === undefined ? undefined : { body: dailyOf(papers) });
    // By then they are due.
    await moveOn(3_600_000);
    await ring(driver);
    await untilWaiting(driver, idsOf(papers));
    await untilBadge(page, String(papers.length));
    expect((await page.badge()).title).toContain(`${papers.length} new papers in the inbox`);
  });

  it('are shown where a notification leads, whatever the popup showed last', async () => {
    const queue = await driver.popup();
    await find(queue, { role: 'tab', name: /^Queue/ });
    expect(await findAll(queue, { role: 'list', name: 'Inbox' })).toEqual([]);
    await queue.close();
    const inbox = await driver.extensionPage('popup.html#inbox');
    await find(inbox, { role: 'list', name: 'Inbox' });
    await inbox.close();
  });

  it('leave the count of a listing to the button over that', async () => {
    const listing = await driver.open(dayUrl);
    await untilBar(listing, /\d+ new/);
    await untilBadgeIsBar(listing);
    expect((await listing.badge()).title).toContain('on this listing');
    await listing.close();
    await untilBadge(page, String(papers.length));
  });

  it('are asked for at their own host only, without cookies or where the worker comes from', () => {
    expect(new Set(server.asked.map(({ url }) => url.host))).toEqual(new Set(['huggingface.co']));
    for (const { headers } of server.asked) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it('are looked after as before once the extension was loaded anew, and no such page opens', async () => {
    await driver.reloadExtension();
    await until(() => hasAlarm(driver), 'the alarm');
    await untilBadge(page, String(papers.length));
    const more = [...papers, ...papersOf(6, 1)];
    server.serve = (one) => (dayAsked(one) === undefined ? undefined : { body: dailyOf(more) });
    await checkFeeds(driver, [daily]);
    await untilBadge(page, String(more.length));
    expect(await waitingIn(driver)).toEqual(idsOf(more));
    expect(await welcomePages(driver)).toBe(0);
  });

  describe('that are led elsewhere', () => {
    const address = 'https://www.nature.com/nthings.rss';
    const own = { doi: '10.1038/s49999-026-00001-2', title: 'Growth of things' };
    let options: Page;

    beforeAll(async () => {
      server.serve = ({ url }) => (url.href === address ? { body: journalOf([own]) } : undefined);
      options = await driver.extensionPage('options.html');
      await options.setViewport(1280, 3600);
      await click(options, { role: 'textbox', name: 'Follow a feed' });
      for (const key of address) await options.press(key);
      await options.press('Enter');
      await until(async () => (await doisWaitingIn(driver)).length === 1, 'the journal’s paper');
    });

    /** Checks the journal while its server answers so, and gives how it stands then. */
    async function attack(serve: FeedServer['serve']) {
      server.serve = serve;
      await moveOn(10_000);
      await checkFeeds(driver, [`rss:${address}`]);
      return rowOf(driver, `rss:${address}`);
    }

    it('bring nothing from a host without permission, which the options name', async () => {
      const other = journalOf([{ doi: '10.1038/s49999-026-00009-9', title: 'Bait' }]);
      const row = await attack(leadingTo(address, 'https://feeds.nature.com/nthings.rss', other));
      expect(row).toMatchObject({ failure: 'no access', says: 'feeds.nature.com' });
      await untilSaidOfFeeds(
        options,
        "This feed is at feeds.nature.com, where your browser doesn't let Offprint",
      );
      expect(await doisWaitingIn(driver)).toEqual([`doi:${own.doi}`]);
    });

    it('bring nothing from a host that is on no list, and ask it nothing', async () => {
      const row = await attack(leadingTo(address, 'https://leads.example/feed', journalOf([own])));
      expect(row).toMatchObject({ failure: 'refused', says: 'redirect' });
      await untilSaidOfFeeds(
        options,
        'The server redirects to an address that Offprint may not ask.',
      );
      expect(server.asked.filter(({ url }) => url.hostname === 'leads.example')).toEqual([]);
    });
  });

  // Firefox's automation can't take the network from a background page.
  describe.skipIf(inFirefox)('without a network', () => {
    const later = [...papers, ...papersOf(6, 1), ...papersOf(7, 4)];

    it('nothing is requested, and no feed fails for that', async () => {
      server.serve = (one) => (dayAsked(one) === undefined ? undefined : { body: dailyOf(later) });
      await moveOn(3_600_000);
      await driver.setOffline(true);
      await until(() => driver.ask<boolean>('!navigator.onLine'), 'the network gone');
      const from = server.asked.length;
      await checkFeeds(driver);
      expect(server.asked.slice(from)).toEqual([]);
      expect((await rowOf(driver, daily))?.failures).toBe(0);
    });

    // The event that comes with a real network does not come with an emulated one.
    it('what is due is asked for by the next alarm that finds one', async () => {
      await driver.setOffline(false);
      await ring(driver);
      const here = async () => (await waitingIn(driver)).filter((id) => id.startsWith('arxiv:'));
      await until(async () => (await here()).join() === idsOf(later).join(), 'the papers');
    });
  });
});

/** Feeds in the built extension: services answer at their real names, from this machine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMovingClock, moveClock } from '../faults/clock.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { find, findAll, until } from './drivers/find.ts';
import {
  beginCheck,
  checkFeeds,
  dailyOf,
  dayAsked,
  elsewhere,
  idsOf,
  papersOf,
  ring,
  rowOf,
  servePages,
  stored,
  today,
  untilWaiting,
  waitingIn,
} from './feeds/feeds.ts';
import { type FeedServer, hold, startFeedServer } from './feeds/server.ts';
import { launch, newProfile } from './launch.ts';
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

describe('after the installation', () => {
  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    server = await startFeedServer();
    driver = await launch(profile.path, servePages(), {
      proxy: server.proxy,
      welcome: 'stays',
    });
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  const papers = papersOf(1, 23);

  it('opens its first run’s page, once', async () => {
    await until(async () => (await welcomePages(driver)) === 1, 'the first run’s page');
  });

  it('checks the default feed by its alarm, and the button counts the inbox away from listings', async () => {
    server.serve = today({ body: dailyOf(papers) });
    page = await driver.open(elsewhere);
    expect((await page.badge()).text).toBe('');
    await until(() => hasAlarm(driver), 'the alarm');
    await ring(driver);
    await untilWaiting(driver, idsOf(papers));
    await untilBadge(page, '23');
    expect((await page.badge()).title).toContain('23 new papers in the inbox');
  });

  it('shows the inbox where a notification leads, whatever the popup showed last', async () => {
    const queue = await driver.popup();
    await find(queue, { role: 'tab', name: /^Queue/ });
    expect(await findAll(queue, { role: 'list', name: 'Inbox' })).toEqual([]);
    await queue.close();
    const inbox = await driver.extensionPage('popup.html#inbox');
    await find(inbox, { role: 'list', name: 'Inbox' });
    await inbox.close();
  });

  it('still counts a listing on that', async () => {
    const listing = await driver.open(dayUrl);
    await untilBar(listing, /\d+ new/);
    await untilBadgeIsBar(listing);
    expect((await listing.badge()).title).toContain('on this listing');
    await listing.close();
    await untilBadge(page, '23');
  });

  it('is asked for at its own host only, without cookies or where it comes from', () => {
    expect(new Set(server.asked.map(({ url }) => url.host))).toEqual(new Set(['huggingface.co']));
    for (const { headers } of server.asked) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  it('opens no such page after it was loaded anew, and looks after feeds as before', async () => {
    await driver.reloadExtension();
    await until(() => hasAlarm(driver), 'the alarm');
    await untilBadge(page, '23');
    const more = [...papers, ...papersOf(2, 1)];
    server.serve = today({ body: dailyOf(more) });
    await checkFeeds(driver, [daily]);
    await untilBadge(page, '24');
    expect(await waitingIn(driver)).toEqual(idsOf(more));
    expect(await welcomePages(driver)).toBe(0);
  });
});

describe('a worker killed', () => {
  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let page: Page;

  beforeAll(async () => {
    server = await startFeedServer();
    driver = await launch(profile.path, servePages(), {
      proxy: server.proxy,
      change: giveMovingClock,
    });
    page = await driver.open(elsewhere);
    await until(() => hasAlarm(driver), 'the alarm');
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  let off = 0;
  /** Begins a check some time after the previous request, so that no request waits for its turn. */
  const begin = async () => {
    off += 10_000;
    await moveClock({ evaluate: driver.ask }, off);
    await beginCheck(driver, [daily]);
  };

  const [first, second, third] = [papersOf(1, 5), papersOf(2, 4), papersOf(3, 3)];
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
    const all = [...first, ...second, ...third, ...papersOf(4, 2)];
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

/** Feeds without a network. Firefox's automation can't take it from a background page. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import {
  checkFeeds,
  dailyOf,
  dayAsked,
  idsOf,
  papersOf,
  ring,
  rowOf,
  servePages,
  today,
  untilWaiting,
} from './feeds/feeds.ts';
import { type FeedServer, startFeedServer } from './feeds/server.ts';
import { launch, newProfile } from './launch.ts';

describe('without a network', () => {
  const profile = newProfile();
  const papers = papersOf(7, 4);
  let server: FeedServer;
  let driver: Driver;

  beforeAll(async () => {
    server = await startFeedServer();
    server.serve = today({ body: dailyOf(papers) });
    driver = await launch(profile.path, servePages(), { proxy: server.proxy });
    await driver.setOffline(true);
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  it('nothing is requested, and no feed fails for that', async () => {
    await until(() => driver.ask<boolean>('!navigator.onLine'), 'the network gone');
    await checkFeeds(driver);
    expect(server.asked.filter(dayAsked)).toEqual([]);
    expect((await rowOf(driver, 'huggingface:daily'))?.failures ?? 0).toBe(0);
  });

  // The event that comes with a real network does not come with an emulated one.
  it('what is due is asked for by the next alarm that finds one', async () => {
    await driver.setOffline(false);
    await ring(driver);
    await untilWaiting(driver, idsOf(papers));
  });
});

/**
 * Days of Hugging Face's lists replayed: a part of a day's list at noon, all of it the next morning. Always days of our
 * own; in the long run those that the API answered once, where they are there. The extension's clock moves from check to check.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMovingClock, moveClock } from '../faults/clock.ts';
import { demoListing } from '../pages/demo/listing.ts';
import type { Driver, Page } from './drivers/driver.ts';
import { click, find, until } from './drivers/find.ts';
import {
  checkFeeds,
  dailyOf,
  dayAsked,
  dayAt,
  elsewhere,
  papersOf,
  rowOf,
  servePages,
  stored,
  untilWaiting,
} from './feeds/feeds.ts';
import { type FeedServer, startFeedServer } from './feeds/server.ts';
import { launch, newProfile } from './launch.ts';
import { newTitles, untilBadge, untilBar } from './listing.ts';
import { isLongRun } from './long-run.ts';
import { allShown } from './pages.ts';

const folder = resolve(import.meta.dirname, '../../../shared/captures/huggingface');

interface Row {
  readonly paper: { readonly id: string };
}
interface Day {
  readonly name: string;
  readonly rows: readonly Row[];
}

const own: readonly Day[] = [
  { name: 'a day of our own', rows: JSON.parse(dailyOf(papersOf(1, 42))) },
  // A whole page of fifty. Two of the day before stand here, too.
  {
    name: 'the next one',
    rows: JSON.parse(dailyOf([...papersOf(2, 48), ...papersOf(1, 42).slice(0, 2)])),
  },
];

const hasCaptures = existsSync(folder);
const captured: readonly Day[] = hasCaptures
  ? readdirSync(folder)
      .filter((name) => /^api-daily_papers--.*\.json$/.test(name))
      .toSorted()
      .map((name) => ({ name, rows: JSON.parse(readFileSync(resolve(folder, name), 'utf8')) }))
  : [];
/** In the long run. */
const chosen = isLongRun ? captured : [];
if (!hasCaptures) console.warn(`Skipped the captured days: ${folder} is not there.`);

const dayLong = 24 * 3_600_000;
const hour = 3_600_000;
const daily = 'huggingface:daily';
const idOf = ({ paper }: Row): string => `arxiv:${paper.id}`;

describe('a replay of days', () => {
  const days = [...own, ...chosen];
  /** The days are to come: alarms, which keep the browser's own time, do not ring. */
  const begin = (Math.floor(Date.now() / dayLong) + 1) * dayLong;
  const startOf = (n: number) => begin + n * dayLong;
  const dateOf = (n: number) => dayAt(startOf(n));

  const profile = newProfile();
  let server: FeedServer;
  let driver: Driver;
  let away: Page;
  /** What the lists hold by now, by their dates. */
  const lists = new Map<string, readonly Row[]>();
  /** What the inbox has to hold, and what the user saw, kept by the test alone. */
  const told = new Set<string>();
  const seen = new Set<string>();
  /** What the page at an address shows. */
  let shown: readonly { id: string; title: string }[] = [];

  beforeAll(async () => {
    server = await startFeedServer();
    server.serve = (asked) => {
      const date = dayAsked(asked);
      if (date === undefined) return undefined;
      // Beyond the first page there is nothing: no list here has more than one.
      const rows = asked.url.searchParams.get('p') === '0' ? (lists.get(date) ?? []) : [];
      return { body: JSON.stringify(rows) };
    };
    const pages = (url: URL) => {
      const date = /^\/papers\/date\/(\d{4}-\d{2}-\d{2})$/.exec(url.pathname)?.[1];
      if (date === undefined) return undefined;
      const papers = shown.map((paper) => ({
        ...{ ...paper, date, upvotes: 3, comments: 0, submitter: 'jonas-w', authors: 2 },
      }));
      return { body: demoListing({ date, papers, extra: allShown }) };
    };
    driver = await launch(profile.path, servePages(pages), {
      proxy: server.proxy,
      change: giveMovingClock,
    });
    away = await driver.open(elsewhere);
  });
  afterAll(async () => {
    await driver.end();
    await server.close();
    profile.remove();
  });

  const moveTo = (time: number) => moveClock({ evaluate: driver.ask }, time - Date.now());

  const waiting = () => [...told].filter((id) => !seen.has(id));
  async function untilRight(): Promise<void> {
    const ids = waiting();
    await untilWaiting(driver, ids);
    await untilBadge(away, ids.length > 0 ? String(ids.length) : '');
  }

  /** Serves a part of a day's list, and has it checked at a time. Gives the dates that were asked for. */
  async function checkAt(time: number, n: number, rows: readonly Row[]): Promise<string[]> {
    lists.set(dateOf(n), rows);
    for (const row of rows) told.add(idOf(row));
    await moveTo(time);
    const from = server.asked.length;
    await checkFeeds(driver, [daily]);
    await untilRight();
    expect(await rowOf(driver, daily)).toMatchObject({ failures: 0 });
    return server.asked.slice(from).map(({ url }) => {
      const { date, p } = Object.fromEntries(url.searchParams);
      return p === '0' ? (date ?? '') : `${date} page ${p}`;
    });
  }

  /** A page of fifty may have another after it: it is asked for. */
  const asksFor = (n: number) => {
    const date = dateOf(n);
    return (lists.get(date) ?? []).length === 50 ? [date, `${date} page 1`] : [date];
  };

  it.each(days.map((day, n) => [day.name, n] as const))(
    '%s: the inbox holds what was never seen, the badge counts it, no request too many',
    async (_, n) => {
      const { rows } = days[n] as Day;
      const part = rows.slice(0, Math.ceil((rows.length * 23) / 42));
      const noon = await checkAt(startOf(n) + 12 * hour, n, part);
      // The list of the day before was not finished at the last check; at the first one, those of two days are asked for.
      const before = n === 0 ? [...asksFor(-1), ...asksFor(-2)] : asksFor(n - 1);
      expect(noon).toEqual([...asksFor(n), ...before]);
      const morning = await checkAt(startOf(n + 1) + 8 * hour, n, rows);
      expect(morning).toEqual([...asksFor(n + 1), ...asksFor(n)]);
      // A second check at once reports that nothing can be new yet.
      const count = server.asked.length;
      await checkFeeds(driver);
      expect(server.asked).toHaveLength(count);

      if (n === 0) return seeOnListing(rows.slice(0, 4));
      if (n % 3 === 1) return seeInPopup();
    },
  );

  /** What is seen on a page leaves the inbox. */
  async function seeOnListing(rows: readonly Row[]): Promise<void> {
    shown = rows.map(({ paper }) => ({ id: paper.id, title: `Title of ${paper.id}` }));
    const page = await driver.open(`https://huggingface.co/papers/date/${dateOf(0)}`);
    await untilBar(page, /4 papers · 0 new/);
    for (const row of rows) seen.add(idOf(row));
    await page.close();
    await untilRight();
    expect((await stored(driver)).marks).toBe(0);
  }

  /** What is marked seen in the inbox is new on no page. */
  async function seeInPopup(): Promise<void> {
    const popup = await driver.popup();
    await click(popup, { role: 'tab', name: /^Inbox/ });
    const all = waiting();
    // Fifty are shown at a time.
    while (waiting().length > 0) {
      const { name } = await find(popup, { role: 'button', name: /^Mark th(?:is|ese).* seen$/ });
      const before = new Set(
        (await stored(driver)).inbox.flatMap(({ id, waiting }) => (waiting ? [id] : [])),
      );
      await click(popup, { role: 'button', name });
      const left = await until(async () => {
        const now = (await stored(driver)).inbox.flatMap(({ id, waiting }) =>
          waiting ? [id] : [],
        );
        return now.length < before.size && now;
      }, 'fewer papers');
      expect(before.size - left.length).toBe(Number(/\d+/.exec(name)?.[0] ?? 1));
      for (const id of left) before.delete(id);
      for (const id of before) seen.add(id);
      await untilRight();
      if (left.length > 0) await click(popup, { role: 'button', name: 'Show the next' });
    }
    await popup.close();
    shown = all
      .slice(0, 3)
      .map((id) => ({ id: id.slice('arxiv:'.length), title: `Title of ${id}` }));
    const page = await driver.open(`https://huggingface.co/papers/date/${dateOf(1)}`);
    await untilBar(page, /3 papers · 0 new/);
    expect(await newTitles(page)).toEqual([]);
    await page.close();
  }
});

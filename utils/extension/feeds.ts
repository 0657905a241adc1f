/** Checks the feeds that the user follows, in the background and on request, one context and one request at a time. */
import { type CheckNeeds, checkFeed } from '../feeds/check';
import type { FeedId } from '../feeds/feed';
import { isAllowedHost, minimumGap } from '../feeds/hosts';
import { dueFeeds, nextDue } from '../feeds/schedule';
import { sourceOf } from '../feeds/sources';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';
import { browser } from './browser';
import type { Desk } from './desk';
import { reportFailure } from './failures';

const alarm = 'feeds';
/** After an installation or a start of the browser it is looked after this long, ms: not while everything starts. */
const settling = 60_000;

/** Where it stands, as long as the browser runs, when a host was last asked: the next worker is as polite. */
const askedKey = (hostname: string) => `asked:${hostname}`;

/** Resolves when the host may be asked again, and counts that as asked. */
async function turn({ hostname }: URL): Promise<void> {
  const key = askedKey(hostname);
  const asked = Number((await browser.storage.session.get(key))[key] ?? 0);
  const gap = minimumGap(hostname);
  // No longer than the gap, whatever a clock did meanwhile.
  const wait = Math.min(gap, asked + gap - Date.now());
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await browser.storage.session.set({ [key]: Date.now() });
}

const needs: CheckNeeds = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  random: Math.random,
  sourceOf,
  turn,
  isAllowed: isAllowedHost,
  mayAsk: ({ hostname }) => browser.permissions.contains({ origins: [`https://${hostname}/*`] }),
};

/**
 * Checks the feeds that are due, or those that are named, due or not. Nothing while another context does. `progress`
 * hears how many of how many are done. Rejects only where the library can't be used.
 */
export async function checkFeeds(
  desk: Desk,
  {
    only,
    progress,
  }: { only?: readonly FeedId[]; progress?: (done: number, of: number) => void } = {},
): Promise<void> {
  const work = async (lock: unknown): Promise<void> => {
    if (lock === null) return;
    const { library } = desk;
    await desk.ready();
    const { feeds, rules } = await readSettings(browser.storage.local);
    await library.keepFeeds(feeds);
    const rows = await library.feeds();
    const due = only
      ? dueFeeds(feeds, rows, Number.POSITIVE_INFINITY).filter(({ id }) => only.includes(id))
      : dueFeeds(feeds, rows, Date.now());
    const judge = createJudge(rules);
    for (const [done, row] of due.entries()) {
      progress?.(done, due.length);
      // Not a failure: it is looked again when there is a network, and by the next alarm.
      if (!navigator.onLine) break;
      const checked = await checkFeed(needs, row);
      // What failed because the network went is no failure of the feed's.
      if (!navigator.onLine && checked.row.failures > 0) break;
      const papers = checked.papers.map((paper) => ({ ...paper, ...judge(paper.details) }));
      await library.bringIn(
        checked.row,
        papers.map(({ id, details, rank }) => ({ id, details, rank })),
        Date.now(),
      );
      await desk.tellInbox();
    }
    progress?.(due.length, due.length);
  };
  await navigator.locks.request('offprint:feeds', { ifAvailable: true }, work);
}

/** Sees to it that somebody looks when the next feed is due. */
export async function scheduleFeeds(desk: Desk): Promise<void> {
  const { feeds } = await readSettings(browser.storage.local);
  const next = nextDue(feeds, await desk.library.feeds());
  if (next === undefined) return void (await browser.alarms.clear(alarm));
  const when = Math.max(next, Date.now() + settling);
  const set = await browser.alarms.get(alarm);
  // Left alone where it is right: setting it again and again would put it off for ever.
  if (set && set.scheduledTime <= when && set.scheduledTime >= Date.now()) return;
  browser.alarms.create(alarm, { when });
}

/** To be called at once when the worker starts. */
export function serveFeeds(desk: Desk): void {
  const look = () =>
    checkFeeds(desk)
      .finally(() => scheduleFeeds(desk))
      .catch((cause: unknown) => reportFailure('feeds', cause));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === alarm) void look();
  });
  self.addEventListener('online', () => void look());
  // A browser that was restarted may have forgotten its alarms.
  void scheduleFeeds(desk).catch((cause: unknown) => reportFailure('feeds', cause));
}

/** Checks the feeds that the user follows, in the background and on request, one context and one request at a time. */

import { askedPrefix } from '../basics/storage-keys';
import { browser } from '../browser/browser';
import type { Desk } from '../browser/desk';
import { reportFailure } from '../browser/failures';
import { scheduleFeeds } from '../browser/schedule-feeds';
import { tendInbox } from '../browser/tend-inbox';
import { askOnce } from '../checks/ask-once';
import { type CheckNeeds, checkFeed } from '../checks/check';
import { dueFeeds } from '../checks/schedule';
import { sourceOf } from '../checks/sources';
import type { FeedId } from '../feeds/feed';
import { allFeedHosts, isAllowedHost, minimumGap, originOfHost } from '../feeds/hosts';
import type { FeedRow } from '../library/inbox-rows';
import { checksChannel, type Progress } from '../messages/checks-channel';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';

/** Where it stands, as long as the browser runs, when somebody was last asked: the next worker is as polite. */
const askedKey = (hostname: string) => askedPrefix + minimumGap(hostname).with;

const noteAsked = (hosts: readonly string[]): Promise<void> =>
  browser.storage.session.set(
    Object.fromEntries(hosts.map((host) => [askedKey(host), Date.now()])),
  );

/**
 * Resolves when the host may be asked again, and counts that as asked. Where it leads elsewhere, the same for all hosts:
 * which one will answer is not known before.
 */
async function turn({ hostname }: URL, leadsElsewhere = false): Promise<void> {
  const hosts = leadsElsewhere ? allFeedHosts : [hostname];
  const asked = await browser.storage.session.get(hosts.map(askedKey));
  const waits = hosts.map((host) => {
    const { gap } = minimumGap(host);
    // No longer than the gap, whatever a clock did meanwhile.
    return Math.min(gap, Number(asked[askedKey(host)] ?? 0) + gap - Date.now());
  });
  const wait = Math.max(...waits);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await noteAsked(hosts);
}

/**
 * Counted again with the answer, where it came from: on its way a request may lose time, and the next one come too early
 * there.
 */
async function fetchNoted(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  const answering = new URL(response.url || url).hostname;
  await noteAsked([...new Set([new URL(url).hostname, answering])]);
  return response;
}

/** Made anew for each round of checks, and only there: pages that only schedule checks carry nothing of them. */
const checkNeeds = (): CheckNeeds => ({
  fetch: askOnce(fetchNoted),
  now: Date.now,
  random: Math.random,
  sourceOf,
  turn,
  isAllowed: isAllowedHost,
  mayAsk: ({ hostname }) => browser.permissions.contains({ origins: [originOfHost(hostname)] }),
});

/**
 * Checks the feeds that are due, or those that are named, due or not. Nothing while another context does. Rejects only
 * where the library can't be used.
 */
export async function checkFeeds(desk: Desk, only?: readonly FeedId[]): Promise<void> {
  const channel = new BroadcastChannel(checksChannel);
  const work = async (lock: unknown): Promise<void> => {
    if (lock === null) return;
    const { library } = desk;
    await desk.ready();
    const { feeds, rules } = await readSettings(browser.storage.local);
    await library.keepFeeds(feeds);
    // A file may have been restored since, with rules of its own, and a database healed.
    await tendInbox(desk);
    const judge = createJudge(rules);
    const due = dueFeeds(
      feeds,
      await library.feeds(),
      only ? Number.POSITIVE_INFINITY : Date.now(),
    );
    const wanted = due.filter(({ id }) => only?.includes(id) !== false);
    const needs = checkNeeds();
    for (const [done, row] of wanted.entries()) {
      channel.postMessage({ done, of: wanted.length } satisfies Progress);
      // Not a failure: it is looked again when there is a network, and by the next alarm.
      if (!navigator.onLine) break;
      await checkOne(desk, row, { needs, judge });
    }
  };
  try {
    await navigator.locks.request('offprint:feeds', { ifAvailable: true }, work);
  } finally {
    channel.close();
  }
}

/** Everything that a check brought is in the library, or nothing. */
async function checkOne(
  { library, tellInbox }: Desk,
  before: FeedRow,
  { needs, judge }: { needs: CheckNeeds; judge: ReturnType<typeof createJudge> },
): Promise<void> {
  const { row, papers } = await checkFeed(needs, before);
  // What failed because the network went is no failure of the feed's.
  if (!navigator.onLine && row.failures > 0) return;
  const ranked = papers.map(({ id, details }) => ({ id, details, rank: judge(details).rank }));
  await library.bringIn(row, ranked, Date.now());
  await tellInbox();
}

/** Checks feeds, and sees to the next check. Resolves to true once that is over: an answer for a page of ours that waits. */
export async function checkNow(desk: Desk, only?: readonly FeedId[]): Promise<true> {
  await checkFeeds(desk, only).finally(() => scheduleFeeds(desk));
  return true;
}

/** Looks whether feeds are due, and checks them. */
export const feedsAlarm = (desk: Desk): void =>
  void checkNow(desk).catch((cause: unknown) => reportFailure('feeds', cause));

/** To be called at once when the worker starts. */
export function serveFeeds(desk: Desk): void {
  self.addEventListener('online', () => feedsAlarm(desk));
  // A browser that was restarted may have forgotten its alarms.
  void scheduleFeeds(desk).catch((cause: unknown) => reportFailure('feeds', cause));
}

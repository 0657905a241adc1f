/** Checks the feeds that the user follows, in the background and on request, one context and one request at a time. */

import { askedPrefix } from '../basics/storage-keys';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { askOnce } from '../checks/ask-once';
import { type CheckNeeds, checkFeed } from '../checks/check';
import { dueFeeds } from '../checks/schedule';
import { sourceOf } from '../checks/sources';
import type { Desk } from '../desk/desk';
import { scheduleFeeds } from '../desk/schedule-feeds';
import { tendInbox } from '../desk/tend-inbox';
import type { FeedId } from '../feeds/feed';
import { allFeedHosts, isAllowedHost, minimumGap, originOfHost } from '../feeds/hosts';
import type { FeedRow } from '../library/inbox/inbox-rows';
import { checksChannel, type Progress } from '../messages/checks-channel';
import { createJudge } from '../rules/rules';
import { readSettings } from '../settings/storage';

/** Time of the last request per host, kept in `storage.session` so that a restarted worker keeps the same pause. */
const askedKey = (hostname: string) => askedPrefix + minimumGap(hostname).with;

const noteAsked = (hosts: readonly string[]): Promise<void> =>
  browser.storage.session.set(
    Object.fromEntries(hosts.map((host) => [askedKey(host), Date.now()])),
  );

/**
 * Resolves when the host may be asked again, and counts that as a request. If the host redirects elsewhere, waits for
 * all hosts, as the one that answers isn't known before.
 */
async function turn({ hostname }: URL, leadsElsewhere = false): Promise<void> {
  const hosts = leadsElsewhere ? allFeedHosts : [hostname];
  const asked = await browser.storage.session.get(hosts.map(askedKey));
  const waits = hosts.map((host) => {
    const { gap } = minimumGap(host);
    // At most the gap, even if the clock was changed.
    return Math.min(gap, Number(asked[askedKey(host)] ?? 0) + gap - Date.now());
  });
  const wait = Math.max(...waits);
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await noteAsked(hosts);
}

/**
 * Notes the time again when the answer comes, for the host that sent it: the request may have been delayed, and the
 * next one would reach the host too early.
 */
async function fetchNoted(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  const answering = new URL(response.url || url).hostname;
  await noteAsked([...new Set([new URL(url).hostname, answering])]);
  return response;
}

/** Made for each round of checks, so that pages which only schedule checks don't load it. */
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
 * Checks the feeds that are due, or the named ones, due or not. Does nothing while another context checks. Rejects only
 * if the library can't be used.
 */
export async function checkFeeds(desk: Desk, only?: readonly FeedId[]): Promise<void> {
  const channel = new BroadcastChannel(checksChannel);
  const work = async (lock: unknown): Promise<void> => {
    if (lock === null) return;
    const { library } = desk;
    await desk.ready();
    const { feeds, rules } = await readSettings(browser.storage.local);
    await library.keepFeeds(feeds);
    // Since the last check, a file with other rules may have been restored, or the database healed.
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
      // Not a failure: the worker checks again when there is a network, and at the next alarm.
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

/** Checks one feed, and stores all of its result or nothing. */
async function checkOne(
  { library, tellInbox }: Desk,
  before: FeedRow,
  { needs, judge }: { needs: CheckNeeds; judge: ReturnType<typeof createJudge> },
): Promise<void> {
  const { row, papers } = await checkFeed(needs, before);
  // If the network was lost, the feed is not to blame.
  if (!navigator.onLine && row.failures > 0) return;
  const ranked = papers.map(({ id, details }) => ({ id, details, rank: judge(details).rank }));
  await library.bringIn(row, ranked, Date.now());
  // A journal's server may add to a known paper, but change nothing of it.
  await library.meet(papers, row.id.startsWith('rss:'));
  await tellInbox();
}

/** Checks feeds, and schedules the next check. Resolves to true when done: the answer for a page of ours that waits. */
export async function checkNow(desk: Desk, only?: readonly FeedId[]): Promise<true> {
  await checkFeeds(desk, only).finally(() => scheduleFeeds(desk));
  return true;
}

/** Checks the feeds that are due. */
export const feedsAlarm = (desk: Desk): void =>
  void checkNow(desk).catch((cause: unknown) => reportFailure('feeds', cause));

/** Call it synchronously when the worker starts. */
export function serveFeeds(desk: Desk): void {
  self.addEventListener('online', () => feedsAlarm(desk));
  // A browser may lose alarms when it restarts.
  void scheduleFeeds(desk).catch((cause: unknown) => reportFailure('feeds', cause));
}

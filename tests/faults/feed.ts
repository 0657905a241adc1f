/** The feed that is followed during the campaign: Daily Papers, with a growing list, from a server on this machine. */

import type { Driver } from '../e2e/drivers/driver.ts';
import { beginCheck, checkFeeds, dailyOf, dayAsked, papersOf } from '../e2e/feeds/feeds.ts';
import { startFeedServer } from '../e2e/feeds/server.ts';
import type { Model } from './model.ts';
import { papers } from './pages.ts';
import type { Witness } from './witness.ts';

const daily = ['huggingface:daily'];

export interface Feed {
  /** Port of the proxy in front of its server. */
  readonly proxy: number;
  /** Puts two more papers on the list. */
  grow(): void;
  /** Ids of the papers on the list. */
  ids(): string[];
  close(): Promise<void>;
}

export async function startFeed(): Promise<Feed> {
  const server = await startFeedServer();
  const others = papersOf(1, 99);
  let count = 3;
  const listed = () => [...papers, ...others.slice(0, count)];
  // The same for every day, because the clock moves.
  server.serve = (asked) =>
    dayAsked(asked) === undefined ? undefined : { body: dailyOf(listed()) };
  return {
    proxy: server.proxy,
    grow() {
      count += 2;
    },
    ids: () => listed().map(({ id }) => `arxiv:${id}`),
    close: server.close,
  };
}

/**
 * Checks the feed. Then the inbox must hold the papers on the feed's list that are neither seen nor marked, and the
 * button must count them. What healing or a clock years ahead removed from the inbox must be back with the check after
 * the next.
 */
export async function inboxDiffers(
  driver: Driver,
  witness: Witness,
  model: Model,
  feed: Feed,
): Promise<string | undefined> {
  await checkFeeds(driver, daily);
  const [{ waiting }, count] = [await witness.stored(), await witness.button()];
  const wanted = feed.ids().filter(model.isUnseen).sort();
  if (waiting.join() !== wanted.join()) return `${waiting.join()} wait, wanted ${wanted.join()}`;
  return count === String(wanted.length || '') ? undefined : `${count} on the button`;
}

/** Begins a check without waiting for it. */
export const beginFeedCheck = (driver: Driver): Promise<void> => beginCheck(driver, daily);

/** The extension's own pages ask the worker. */
import * as z from '../basics/z';
import type { FeedId } from '../feeds/feed';
import { checksChannel, ProgressSchema } from '../messages/checks-channel';
import { type OwnCall, PresentSchema, restoringPort } from '../messages/own-calls-schema';
import { browser } from './browser';

/** The version of the worker that answers; nothing if none does. */
export async function askWorker(): Promise<string | undefined> {
  const call: OwnCall = { type: 'are you there' };
  return z.safeParse(PresentSchema, await browser.runtime.sendMessage(call)).data?.version;
}

/**
 * Has the worker check feeds: the named ones, or those that are due. Resolves when that is over; rejects if it couldn't
 * be done. `progress`: how many feeds of how many are done.
 */
export async function checkInWorker(
  only?: readonly FeedId[],
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const channel = new BroadcastChannel(checksChannel);
  channel.addEventListener('message', ({ data }) => {
    const told = z.safeParse(ProgressSchema, data).data;
    if (told) progress?.(told.done, told.of);
  });
  try {
    const call: OwnCall = { type: 'check feeds', ...(only && { only: [...only] }) };
    const done: unknown = await browser.runtime.sendMessage(call);
    if (done !== true) throw new Error('The worker did not check');
  } finally {
    channel.close();
  }
}

/** Does work; should this page close, the worker resumes what was decided. */
export async function watched<T>(work: () => Promise<T>): Promise<T> {
  const watching = browser.runtime.connect({ name: restoringPort });
  try {
    return await work();
  } finally {
    watching.disconnect();
  }
}

/** What the extension's own pages ask of the worker. */
import type { Runtime } from 'webextension-polyfill';
import * as z from '../basics/z';
import type { FeedId } from '../feeds/feed';
import { FeedIdSchema } from '../sites/feed-id-schema';
import { checksChannel, ProgressSchema } from '../worker/checks';
import { checkNow } from '../worker/feeds';
import { browser } from './browser';
import type { Desk } from './desk';
import { reportFailure } from './failures';

const isOurs = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

const CallSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('are you there') }),
  /** "Check these feeds now", or those that are due. Answered when it is done. */
  z.object({ type: z.literal('check feeds'), only: z.exactOptional(z.array(FeedIdSchema)) }),
]);
type Call = z.infer<typeof CallSchema>;
const AnswerSchema = z.object({ version: z.string() });

/** Answers a page of the extension. Gives nothing where the message is none of its. */
export function answerOurs(
  message: unknown,
  sender: Runtime.MessageSender,
  desk: Desk,
): Promise<unknown> | undefined {
  const call = isOurs(sender) ? z.safeParse(CallSchema, message).data : undefined;
  switch (call?.type) {
    case 'are you there':
      return Promise.resolve({ version: browser.runtime.getManifest().version });
    case 'check feeds':
      return checkNow(desk, call.only);
    default:
      return undefined;
  }
}

/** The version of the worker that answers. Nothing where none does. */
export async function askWorker(): Promise<string | undefined> {
  const call: Call = { type: 'are you there' };
  return z.safeParse(AnswerSchema, await browser.runtime.sendMessage(call)).data?.version;
}

/**
 * Has the worker check feeds, those that are due where none are named. Resolves when that is over; rejects where it could
 * not be done. `progress`: how many of how many are done.
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
    const call: Call = { type: 'check feeds', ...(only && { only: [...only] }) };
    const done: unknown = await browser.runtime.sendMessage(call);
    if (done !== true) throw new Error('The worker did not check');
  } finally {
    channel.close();
  }
}

const port = 'restoring';

/** As long as a page of ours restores a file the worker listens; where that page goes, it carries on. */
export function serveRestoring(desk: Desk): void {
  browser.runtime.onConnect.addListener(({ name, sender, onDisconnect }) => {
    if (name !== port || !sender || !isOurs(sender)) return;
    onDisconnect.addListener(() => {
      void desk.resume().catch((cause: unknown) => reportFailure('restore', cause));
    });
  });
}

/** Does work of which the worker is to carry on the decided part, should this page go. */
export async function watched<T>(work: () => Promise<T>): Promise<T> {
  const watching = browser.runtime.connect({ name: port });
  try {
    return await work();
  } finally {
    watching.disconnect();
  }
}

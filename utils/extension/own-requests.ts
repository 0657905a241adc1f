/** What the extension's own pages ask of the worker. */
import type { Runtime } from 'webextension-polyfill';
import * as z from '../schemas/z';
import { browser } from './browser';
import type { Desk } from './desk';
import { reportFailure } from './failures';

const isOurs = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

const CallSchema = z.object({ type: z.literal('are you there') });
const AnswerSchema = z.object({ version: z.string() });

/** Answers a page of the extension. Gives nothing where the message is none of its. */
export function answerOurs(
  message: unknown,
  sender: Runtime.MessageSender,
): Promise<z.infer<typeof AnswerSchema>> | undefined {
  if (!isOurs(sender) || !z.safeParse(CallSchema, message).success) return undefined;
  return Promise.resolve({ version: browser.runtime.getManifest().version });
}

/** The version of the worker that answers. Nothing where none does. */
export async function askWorker(): Promise<string | undefined> {
  const call: z.infer<typeof CallSchema> = { type: 'are you there' };
  return z.safeParse(AnswerSchema, await browser.runtime.sendMessage(call)).data?.version;
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

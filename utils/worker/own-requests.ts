/** The worker answers the extension's own pages. */
import type { Runtime } from 'webextension-polyfill';
import * as z from '../basics/z';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import type { Desk } from '../desk/desk';
import { OwnCallSchema, restoringPort } from '../messages/own-calls-schema';
import { checkNow } from './feeds';

const isOurs = ({ id, url }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && url?.startsWith(browser.runtime.getURL('')) === true;

/** Answers a page of the extension. Returns nothing for other messages. */
export function answerOurs(
  message: unknown,
  sender: Runtime.MessageSender,
  desk: Desk,
): Promise<unknown> | undefined {
  const call = isOurs(sender) ? z.safeParse(OwnCallSchema, message).data : undefined;
  switch (call?.type) {
    case 'are you there':
      return Promise.resolve({ version: browser.runtime.getManifest().version });
    case 'check feeds':
      return checkNow(desk, call.only);
    default:
      return undefined;
  }
}

/** Listens while a page of ours restores a file; if that page closes, the worker resumes the work. */
export function serveRestoring(desk: Desk): void {
  browser.runtime.onConnect.addListener(({ name, sender, onDisconnect }) => {
    if (name !== restoringPort || !sender || !isOurs(sender)) return;
    onDisconnect.addListener(() => {
      void desk.resume().catch((cause: unknown) => reportFailure('restore', cause));
    });
  });
}

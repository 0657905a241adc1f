import * as z from '../../basics/z';
import { type ShownPapers, ShownPapersSchema } from '../../messages/messages-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import { browser } from '../browser';
import { inTime } from './tab-page';

/** What a tab's page tells of some papers, or of all that it shows now. Nothing if none of our scripts answers there. */
export async function toldByTab(
  tabId: number,
  of?: readonly PaperId[],
): Promise<ShownPapers | undefined> {
  const notice = { type: 'papers', ...(of && { of }) };
  const ask = (): Promise<unknown> => browser.tabs.sendMessage(tabId, notice, { frameId: 0 });
  return z.safeParse(ShownPapersSchema, await inTime(ask)).data;
}

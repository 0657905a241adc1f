/**
 * Pages of ours that ask the user, each in a tab beside the page where the user pressed a button. The page itself can't
 * be trusted with the question: it can hide the button that is pressed, and it mustn't learn what the user says of
 * papers. Opening one changes nothing yet.
 */
import type { ListingKey } from '../actions/actions-schema';
import { browser } from '../browser/browser';
import { feedFromPage } from '../checks/sources';
import type { PaperId } from '../paper/ids/paper-id';

async function ask(page: string, hash: string, openerTabId: number): Promise<true> {
  await browser.tabs.create({ url: `${browser.runtime.getURL(page)}#${hash}`, openerTabId });
  return true;
}

/** Asks whether to follow the list of the page; not if it has none. */
export const askToFollow = async (address: URL, tabId: number): Promise<boolean> =>
  feedFromPage(address) !== undefined &&
  ask('/follow.html', encodeURIComponent(address.href), tabId);

/** Opens our page of exports, which asks the tab for its papers. */
export const askToExport = (tabId: number): Promise<true> =>
  ask('/export.html', String(tabId), tabId);

/** Opens our page with the tags and the note of one paper, which asks the tab what it tells of it. */
export function askForOwnWords(paper: PaperId, listing: ListingKey, tabId: number): Promise<true> {
  const hash = new URLSearchParams({ tab: String(tabId), paper, listing });
  return ask('/own-words.html', hash.toString(), tabId);
}

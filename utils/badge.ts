import { browser } from './browser';
import { words } from './extension-words';
import type { Library } from './library/types';
import type { Shown } from './messages';
import { isUnseen } from './newness';
import type { PaperId } from './paper-id';
import { readSettings } from './settings-storage';

/** What the badge shows for a number of new papers: nothing at 0, at most four characters. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 999 ? '999+' : String(count);
}

/** The same calm blue in light and dark toolbars, with white text at a contrast of 5.9. */
const badgeColour = '#2457c5';

/** Works a tab's badge out anew from the library and the papers that the tab shows. */
export async function refreshBadge(library: Library, tabId: number, shown: Shown): Promise<void> {
  const papers = new Set<PaperId>(shown.papers);
  const states = new Map((await library.lookUp([...papers])).map((state) => [state.id, state]));
  let unseen = 0;
  for (const id of papers) if (isUnseen(states.get(id))) unseen++;
  const { badge } = await readSettings(browser.storage.local);
  // Whoever wants no number still finds it in the tooltip.
  const text = badge === 'nothing' ? '' : badgeText(unseen);
  await show(tabId, text, words.count('badgeNew', unseen));
}

/** Takes a tab's badge away: it shows no listing any more. */
export const clearBadge = (tabId: number): Promise<void> =>
  show(tabId, '', words.say('extensionName'));

/** Says quietly that a listing's page has changed so that we do not understand it. */
export const flagBadge = (tabId: number): Promise<void> =>
  show(tabId, '', words.say('badgeNotUnderstood'));

async function show(tabId: number, text: string, title: string): Promise<void> {
  // The tab may be gone by now; that is no error.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setBadgeBackgroundColor({ tabId, color: badgeColour }),
    browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
  ]);
}

/** Sets what the toolbar button shows. */
import { failuresToTell } from '../../checks/schedule';
import type { Library } from '../../library/library';
import type { Shown } from '../../messages/messages-schema';
import type { MarkName } from '../../paper/state/marks';
import type { PaperState } from '../../paper/state/paper-state-schema';
import type { Settings } from '../../settings/settings-schema';
import { readSettings } from '../../settings/storage';
import { browser } from '../browser';
import { reportFailure } from '../failures';
import { words } from '../words';
import { badgeColour, buttonLook, iconPaths, type Look, lookOf, markInWords } from './badge-looks';

/**
 * Updates, from the library, what a tab's button shows of its page: a listing, or one paper's own. If only papers
 * changed since, a listing's icon is right already, and Chromium would decode it again each time it is set.
 */
export async function refreshBadge(
  library: Library,
  tabId: number,
  shown: Shown,
  changed?: 'papers',
): Promise<void> {
  const [states, settings] = await Promise.all([
    library.lookUp(shown.paper ? [shown.paper] : shown.papers),
    readSettings(browser.storage.local),
  ]);
  const { icon, ...look } = lookOf(shown, states, settings);
  const same = changed === 'papers' && shown.paper === undefined;
  await show(tabId, same ? look : { ...look, icon });
}

/** The same, from the states of the page's papers. */
export const showBadge = (
  tabId: number,
  shown: Shown,
  states: readonly PaperState[],
  settings: Settings,
): Promise<void> => show(tabId, lookOf(shown, states, settings));

/** Removes a tab's own badge: it shows no listing any more, so it gets what the button shows everywhere. */
export async function clearBadge(tabId: number): Promise<void> {
  // Only Firefox can reset a tab's title; in other browsers the next navigation resets it.
  const title = import.meta.env.FIREFOX ? null : words.say('extensionName');
  await show(tabId, { text: null, title, icon: 'plain' });
}

/**
 * Updates what the button shows away from listings: how many papers wait in the inbox, or that feeds fail. Never
 * rejects.
 */
export async function refreshButton(library: Library): Promise<void> {
  try {
    const [counts, feeds, settings] = await Promise.all([
      library.inboxCounts(),
      library.feeds(),
      readSettings(browser.storage.local),
    ]);
    const failing = feeds.filter(({ failures }) => failures >= failuresToTell).length;
    const look = buttonLook(counts, failing, settings);
    await Promise.allSettled([
      browser.action.setBadgeText({ text: look.text }),
      browser.action.setTitle({ title: look.title }),
      browser.action.setBadgeBackgroundColor({ color: look.colour }),
      browser.action.setBadgeTextColor?.({ color: '#ffffff' }),
    ]);
  } catch (cause) {
    reportFailure('badge', cause);
  }
}

/** Shows on the badge that a listing's page has changed, so that we don't understand it. */
export const flagBadge = (tabId: number): Promise<void> =>
  show(tabId, { text: '', title: words.say('badgeNotUnderstood'), icon: 'plain' });

/** How long a confirmation is shown, ms. */
const moment = 3_000;

/** Confirms a mark on the button of a tab where nothing else of ours shows it. */
export async function confirmOnBadge(tabId: number, mark: MarkName): Promise<void> {
  const title = words.say('badgePaper', markInWords(mark));
  await show(tabId, { text: '✓', title, icon: 'plain' });
  setTimeout(() => void clearBadge(tabId), moment);
}

/** Without an icon in `look`, the tab keeps its icon. */
async function show(
  tabId: number,
  { text, title, icon }: Omit<Look, 'icon'> & Partial<Look>,
): Promise<void> {
  // The tab may have closed; that isn't an error.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
    icon && browser.action.setIcon({ tabId, path: iconPaths(icon) }),
    browser.action.setBadgeBackgroundColor({ tabId, color: badgeColour }),
    browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
  ]);
}

import { failuresToTell } from '../checks/schedule';
import type { InboxCounts, Library } from '../library/library';
import type { Shown } from '../messages/messages-schema';
import { type MarkName, markNames } from '../paper/marks';
import type { Marks } from '../paper/marks-schema';
import { isUnseen } from '../paper/newness';
import type { PaperId } from '../paper/paper-id';
import type { PaperState } from '../paper/paper-state-schema';
import type { Settings } from '../settings/settings-schema';
import { readSettings } from '../settings/storage';
import { browser } from './browser';
import { reportFailure } from './failures';
import { words } from './words';

/** What the toolbar button of one tab shows. */
interface Look {
  /** On the badge; '' for none, null for the one that isn't a tab's own. */
  readonly text: string | null;
  /** The tooltip; null for the one that isn't a tab's own. */
  readonly title: string | null;
  readonly icon: IconName;
}

/** The badge for a number of new papers: empty at 0, at most four characters. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 999 ? '999+' : String(count);
}

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

const lookOf = (
  { paper, papers }: Shown,
  states: readonly PaperState[],
  { badge }: Settings,
): Look =>
  paper ? paperLook(states.find(({ id }) => id === paper)) : listingLook(papers, states, badge);

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

/** What the button shows away from listings. `failing`: how many feeds could not be read for a while. */
export function buttonLook(
  { waiting, raised }: InboxCounts,
  failing: number,
  { badgeElsewhere }: Pick<Settings, 'badgeElsewhere'>,
): { text: string; title: string; colour: string } {
  const counted = { inbox: waiting, raised, nothing: 0 }[badgeElsewhere];
  const title = [
    words.say('extensionName'),
    waiting > 0 && words.count('badgeInbox', waiting),
    raised > 0 && words.count('badgeRaised', raised),
    failing > 0 && words.count('badgeFailing', failing),
  ].filter((part) => part !== false);
  const isSign = failing > 0 && counted === 0 && badgeElsewhere !== 'nothing';
  return {
    text: isSign ? '!' : badgeText(counted),
    title: title.join(' · '),
    colour: isSign ? failingColour : badgeColour,
  };
}

/** Shows on the badge that a listing's page has changed, so that we don't understand it. */
export const flagBadge = (tabId: number): Promise<void> =>
  show(tabId, { text: '', title: words.say('badgeNotUnderstood'), icon: 'plain' });

/** How long a confirmation is shown, ms. */
const moment = 3_000;

/** Confirms a mark on the button of a tab where nothing else of ours shows it. */
export async function confirmOnBadge(tabId: number, mark: MarkName): Promise<void> {
  const title = words.say('badgePaper', words.say(markWords[mark]));
  await show(tabId, { text: '✓', title, icon: 'plain' });
  setTimeout(() => void clearBadge(tabId), moment);
}

/** How many papers of a listing are new and not yet seen. */
function listingLook(
  shown: readonly PaperId[],
  states: readonly PaperState[],
  badge: Settings['badge'],
): Look {
  const known = new Map(states.map((state) => [state.id, state]));
  let unseen = 0;
  for (const id of new Set(shown)) if (isUnseen(known.get(id))) unseen++;
  // With the number switched off, it is still in the tooltip.
  const text = badge === 'nothing' ? '' : badgeText(unseen);
  return { text, title: words.count('badgeNew', unseen), icon: 'plain' };
}

const markWords: Readonly<Record<MarkName, string>> = {
  read: 'badgeRead',
  queued: 'badgeQueued',
  starred: 'badgeStarred',
  hidden: 'badgeHidden',
};

/** The marks of one paper: in words, and queued and starred on the icon. */
function paperLook(state: PaperState | undefined): Look {
  const marks = markNames.filter((name) => state?.marks[name]?.value);
  const said = marks.map((name) => words.say(markWords[name])).join(', ');
  return {
    text: '',
    title: said ? words.say('badgePaper', said) : words.say('extensionName'),
    icon: iconOf(state?.marks ?? {}),
  };
}

/** Folders of `public/icon`; `tests/setup/icons.ts` draws them. */
type IconName = 'plain' | 'queued' | 'starred' | 'queued-starred';

function iconOf({ queued, starred }: Marks): IconName {
  if (queued?.value) return starred?.value ? 'queued-starred' : 'queued';
  return starred?.value ? 'starred' : 'plain';
}

function iconPaths(name: IconName): Record<string, string> {
  const folder = name === 'plain' ? '/icon' : `/icon/${name}`;
  return Object.fromEntries([16, 32, 48].map((size) => [size, `${folder}/${size}.png`]));
}

/** A calm brown, with white text at a contrast of 5.6: something needs a look, but isn't urgent. */
const failingColour = '#8a5a00';

/** The same calm blue in light and dark toolbars, with white text at a contrast of 5.9. */
const badgeColour = '#2457c5';

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

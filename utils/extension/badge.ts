import type { Library } from '../library/types';
import { type MarkName, type Marks, markNames } from '../marks';
import type { Shown } from '../messages';
import { isUnseen } from '../newness';
import type { PaperId } from '../paper-id';
import { readSettings } from '../settings/storage';
import { browser } from './browser';
import { words } from './extension-words';

/** What the toolbar button of one tab shows. */
interface Look {
  /** On the badge; '' for none. */
  readonly text: string;
  /** The tooltip. */
  readonly title: string;
  readonly icon: IconName;
}

/** What the badge shows for a number of new papers: nothing at 0, at most four characters. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > 999 ? '999+' : String(count);
}

/** Works out anew, from the library, what a tab's button shows of its page: a listing, or one paper's own. */
export async function refreshBadge(library: Library, tabId: number, shown: Shown): Promise<void> {
  const look = shown.paper ? paperLook(library, shown.paper) : listingLook(library, shown.papers);
  await show(tabId, await look);
}

/** Takes a tab's badge away: it shows no listing any more. */
export const clearBadge = (tabId: number): Promise<void> =>
  show(tabId, { text: '', title: words.say('extensionName'), icon: 'plain' });

/** Says quietly that a listing's page has changed so that we do not understand it. */
export const flagBadge = (tabId: number): Promise<void> =>
  show(tabId, { text: '', title: words.say('badgeNotUnderstood'), icon: 'plain' });

/** How long a confirmation stands, ms. */
const moment = 3_000;

/** Confirms a mark on the button of a tab where nothing else of ours would show it, and could be kept right. */
export async function confirmOnBadge(tabId: number, mark: MarkName): Promise<void> {
  const title = words.say('badgePaper', words.say(markWords[mark]));
  await show(tabId, { text: '✓', title, icon: 'plain' });
  setTimeout(() => void clearBadge(tabId), moment);
}

/** How many papers of a listing are new and not yet seen. */
async function listingLook(library: Library, shown: readonly PaperId[]): Promise<Look> {
  const papers = new Set(shown);
  const states = new Map((await library.lookUp([...papers])).map((state) => [state.id, state]));
  let unseen = 0;
  for (const id of papers) if (isUnseen(states.get(id))) unseen++;
  const { badge } = await readSettings(browser.storage.local);
  // Whoever wants no number still finds it in the tooltip.
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
async function paperLook(library: Library, paper: PaperId): Promise<Look> {
  const [state] = await library.lookUp([paper]);
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

/** The same calm blue in light and dark toolbars, with white text at a contrast of 5.9. */
const badgeColour = '#2457c5';

async function show(tabId: number, { text, title, icon }: Look): Promise<void> {
  // The tab may be gone by now; that is no error.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setTitle({ tabId, title }),
    browser.action.setIcon({ tabId, path: iconPaths(icon) }),
    browser.action.setBadgeBackgroundColor({ tabId, color: badgeColour }),
    browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
  ]);
}

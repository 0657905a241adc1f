/** What a page's content script may ask of the worker, and the answers. */
import { clearBadge, flagBadge } from '../browser/badge/badge';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { isOtherSiteOn } from '../browser/permissions/other-sites';
import { noteTorn } from '../browser/storage/lasting-area';
import { papersInTab } from '../browser/tabs/any-page';
import { showLibrary } from '../browser/tabs/show-library';
import { areMarksShown } from '../browser/tabs/shown-marks';
import { tabKey } from '../browser/tabs/tab-key';
import { aboutOf } from '../browser/tabs/tab-page';
import type { ExportOptions } from '../citations/formats';
import type { Desk } from '../desk/desk';
import { noteView } from '../diagnosis/view-records';
import { papersOf } from '../library/act/drain';
import { StorageUnavailable } from '../library/store/storage-errors';
import type { DrainAnswer, Request } from '../messages/messages-schema';
import { readSettings } from '../settings/storage';
import { paperUrl } from '../sites/sites';
import { type Asked, createAdmission, type Sender } from './admit';
import { lookUp } from './answer-look-up';
import { askForOwnWords, askToExport, askToFollow } from './ask-the-user';
import { joinOwnIds } from './own-ids';

const admit = createAdmission();

/**
 * Answers a page's request. Returns nothing if it refuses the message, which then stays unanswered; reports each reason once,
 * and nothing of the message.
 */
export function answerPage(
  desk: Desk,
  message: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const asked = admit(message, sender);
  if (typeof asked !== 'string') return answer(desk, asked);
  if (asked === 'not from a granted host') return answerOther(desk, message, sender);
  return refuse(asked);
}

function refuse(why: string): undefined {
  reportFailure('message', new Error(`refused, ${why}`));
}

const isAsked = async (sender: Sender): Promise<boolean> =>
  (await areMarksShown(sender)) || (await isOtherSiteOn(URL.parse(sender.url ?? '')?.origin));

/** Answers a page of another site, if the user asked for marks there. */
async function answerOther(desk: Desk, message: unknown, sender: Sender): Promise<unknown> {
  const asked = admit(message, sender, await isAsked(sender));
  return typeof asked === 'string' ? refuse(asked) : answer(desk, asked);
}

async function answer(desk: Desk, { request, tabId, address }: Asked): Promise<unknown> {
  switch (request.type) {
    case 'look up':
      return lookUp(desk, request, tabId, address);
    case 'own ids':
      return joinOwnIds(desk, request.stated, address);
    case 'drain':
      return bringIn(desk, request, tabId);
    case 'keep':
      return keep(desk, request, tabId);
    case 'open':
      return openBehind(request, tabId);
    case 'page parts':
      return browser.scripting.executeScript({ target: { tabId }, files: ['/page-parts.js'] });
    case 'page links':
      return browser.scripting.executeScript({ target: { tabId }, files: ['/links.js'] });
    case 'page looks':
      return browser.scripting.insertCSS({ target: { tabId }, files: ['/assets/page-looks.css'] });
    case 'open settings':
      return browser.runtime.openOptionsPage();
    case 'maths':
      return browser.scripting.executeScript({ target: { tabId }, files: ['/maths.js'] });
    case 'citing':
      return bringCitations(tabId);
    case 'ask to export':
      return askToExport(tabId);
    case 'open library':
      return showLibrary();
    case 'ask to follow':
      return askToFollow(address, tabId);
    case 'ask for own words':
      return askForOwnWords(request.paper, request.listing, tabId);
    case 'leave':
      return clearBadge(tabId);
    case 'not stored':
      return noteTorn(browser.storage.session);
    case 'not understood':
      return notUnderstood(tabId);
  }
}

/**
 * Puts the script that writes citations into a page. Of the settings the page learns only what a citation shows anyway.
 */
async function bringCitations(tabId: number): Promise<ExportOptions> {
  await browser.scripting.executeScript({ target: { tabId }, files: ['/cite.js'] });
  const { keyPattern, arxivDoi } = (await readSettings(browser.storage.local)).exporting;
  return {
    keyPattern,
    arxivDoi,
    abstracts: false,
    notes: false,
    listTemplate: '',
    fileTemplate: '',
  };
}

/**
 * Says on the button that the page isn't understood, and remembers the view. Meanwhile the page reader shows what it
 * finds there; its script ends the site's own.
 */
async function notUnderstood(tabId: number): Promise<void> {
  await flagBadge(tabId);
  const about = await aboutOf((notice) => browser.tabs.sendMessage(tabId, notice, { frameId: 0 }));
  if (about) noteView(`${about.site}/${about.view}`, false);
  const seen = await papersInTab(tabId).catch(() => undefined);
  if (seen?.view !== 'list') return;
  await browser.scripting.executeScript({ target: { tabId }, files: ['/any-page.js'] });
}

/** Writes an action that the page writes, too. The second time changes nothing. */
async function keep(
  desk: Desk,
  { action }: Extract<Request, { type: 'keep' }>,
  tabId: number,
): Promise<boolean> {
  const isOfTab = action.tab === undefined || action.tab === (await tabKey(tabId));
  if (isOfTab) await desk.write(action);
  return isOfTab;
}

/** Opens a paper in a background tab beside the one that asked. */
async function openBehind(
  { paper, listing }: Extract<Request, { type: 'open' }>,
  openerTabId: number,
): Promise<boolean> {
  await browser.tabs.create({ url: paperUrl(paper, listing), active: false, openerTabId });
  return true;
}

/**
 * Drains the journal, and answers with the states of the page's papers that this changed. Other contexts have told the
 * page of their own changes before they released the lock.
 */
async function bringIn(
  desk: Desk,
  { papers }: Extract<Request, { type: 'drain' }>,
  tabId: number,
): Promise<DrainAnswer> {
  try {
    const [outcomes, tab] = await Promise.all([desk.ready(), tabKey(tabId)]);
    const changed = papersOf(outcomes);
    const { papers: states, undoable } = await desk.library.readPage({ tab, papers, changed });
    return {
      outcomes: outcomes.map((outcome) => ({ ...outcome })),
      papers: states,
      ...(undoable && { undoable }),
      ...(desk.failure && { failure: desk.failure }),
    };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const failure = error.reason === 'full' ? 'storage full' : 'storage unavailable';
    return { outcomes: [], papers: [], failure };
  }
}

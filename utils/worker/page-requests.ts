/** What a page's content script may ask of the worker, and the answers. */
import type { TabKey } from '../actions/actions-schema';
import { clearBadge, flagBadge, showBadge } from '../browser/badge/badge';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { isOtherSiteOn } from '../browser/permissions/other-sites';
import { noteTorn } from '../browser/storage/lasting-area';
import { papersInTab } from '../browser/tabs/any-page';
import { showLibrary } from '../browser/tabs/show-library';
import { areMarksShown } from '../browser/tabs/shown-marks';
import { tabKey } from '../browser/tabs/tab-key';
import { aboutOf } from '../browser/tabs/tab-page';
import { feedFromPage } from '../checks/sources';
import type { ExportOptions } from '../citations/formats';
import type { Desk } from '../desk/desk';
import { noteView } from '../diagnosis/views';
import { papersOf } from '../library/act/drain';
import type { Visit } from '../library/library';
import { StorageUnavailable } from '../library/store/connection';
import type { DrainAnswer, LookUpAnswer, Request } from '../messages/messages-schema';
import { canonicalOf } from '../paper/ids/doi';
import type { PaperId } from '../paper/ids/paper-id';
import { isFollowed } from '../settings/follow';
import { forPages } from '../settings/settings';
import { readSettings } from '../settings/storage';
import { paperUrl, siteOf } from '../sites/sites';
import { type Asked, createAdmission, type Sender } from './admit';
import { askForOwnWords, askToExport, askToFollow } from './ask-the-user';
import { fillIn, fillInListed } from './fill-in';
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

async function lookUp(
  desk: Desk,
  request: Extract<Request, { type: 'look up' }>,
  tabId: number,
  address: URL,
): Promise<LookUpAnswer> {
  const feed = feedFromPage(address);
  const { listing, papers, paper, links, same = [] } = request;
  const [tab] = await Promise.all([tabKey(tabId), desk.ready()]);
  if (paper !== undefined && same.length > 0) {
    await stateSame(desk, [paper, ...same.map(canonicalOf)]).catch(unnoted);
  }
  const [visit, settings] = await Promise.all([
    beginVisit(desk, request, tab),
    readSettings(browser.storage.local),
  ]);
  if (!links) noteView(listing, true);
  // Last: what was changed meanwhile and told to the page must not be overtaken by an older answer.
  const answer = await desk.library.readPage({ tab, papers, begun: visit.begun });
  if (links) return { tab, visit, settings: forPages(settings, address.origin), ...answer };
  const site = siteOf(listing)?.name;
  // The page need not wait for its badge, which is told the same; it never rejects.
  if (site && !settings.sites[site].on) void clearBadge(tabId);
  else void showBadge(tabId, request, answer.papers, settings);
  const isKnown = answer.papers.some(({ id }) => id === paper);
  if (paper === undefined) void fillInListed(desk, answer.papers, tabId, site !== undefined);
  else if (isKnown) void fillIn(desk, paper, tabId);
  const follows = feed && !isFollowed(settings, feed) && ({ follows: false } as const);
  return { tab, visit, settings: forPages(settings, address.origin), ...follows, ...answer };
}

/** Brings what writes citations into a page. The page is told of the settings only what a citation shows. */
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
 * Begins the visit of a listing. A paper's own page isn't a listing, nor is running text, and a hidden tab shows none: these
 * begin no visit.
 */
async function beginVisit(
  { library }: Desk,
  { paper, listing, hidden, links }: Extract<Request, { type: 'look up' }>,
  tab: TabKey,
): Promise<Visit> {
  const now = Date.now();
  return paper === undefined && !hidden && !links
    ? library.visit(tab, listing, now).catch(unnoted)
    : { begun: now, first: false };
}

/**
 * Says so on the button, and remembers which view it was: the page itself knows. What the page reader sees there is shown
 * in the meantime; its script ends the site's own.
 */
async function notUnderstood(tabId: number): Promise<void> {
  await flagBadge(tabId);
  const about = await aboutOf((notice) => browser.tabs.sendMessage(tabId, notice, { frameId: 0 }));
  if (about) noteView(`${about.site}/${about.view}`, false);
  const seen = await papersInTab(tabId).catch(() => undefined);
  if (seen?.view !== 'list') return;
  await browser.scripting.executeScript({ target: { tabId }, files: ['/any-page.js'] });
}

/** A visit that can't be stored begins now: a full store must not stop reads. */
function unnoted(error: unknown): Visit {
  if (!(error instanceof StorageUnavailable)) throw error;
  return { begun: Date.now(), first: false };
}

/** A page states that ids are one paper. Where that is news, pages that show it under another id are told. */
async function stateSame({ library, tell }: Desk, ids: readonly PaperId[]): Promise<void> {
  const touched = await library.alias(ids, true, Date.now());
  if (touched.length > 0) await tell(touched);
}

/** Writes down what the page writes down itself: twice is once. */
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
 * Brings the journal in. The page is told how those of its papers stand that this changed; what others brought in they
 * have told it themselves, before their turn was over.
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

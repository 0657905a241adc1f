/** What a page's content script may ask of the worker, and the answers. */
import { StorageUnavailable } from '../library/connection';
import type { DrainAnswer, LookUpAnswer, Request } from '../messages';
import { type PaperId, paperUrl } from '../paper-id';
import { AboutSchema } from '../schemas/messages';
import * as z from '../schemas/z';
import { readSettings } from '../settings/storage';
import { siteNames } from '../sites/site';
import { createAdmission, type Refusal, type Sender } from './admit';
import { clearBadge, flagBadge, refreshBadge } from './badge';
import { browser } from './browser';
import type { Desk } from './desk';
import { tabKey } from './tab-key';
import { inTime } from './tab-page';
import { noteView } from './views';

const admit = createAdmission();
const told = new Set<Refusal>();

/**
 * Answers a page's request. Gives nothing, and so leaves the message to nobody, where it is refused; the console
 * hears of each reason once. Nothing of the message is told.
 */
export function answerPage(
  desk: Desk,
  message: unknown,
  sender: Sender,
): Promise<unknown> | undefined {
  const asked = admit(message, sender);
  if (typeof asked !== 'string') return answer(desk, asked.request, asked.tabId);
  if (!told.has(asked)) console.warn(`Offprint: a message was refused: ${asked}.`);
  told.add(asked);
  return undefined;
}

async function answer(desk: Desk, request: Request, tabId: number): Promise<unknown> {
  switch (request.type) {
    case 'look up':
      return lookUp(desk, request, tabId);
    case 'drain':
      return bringIn(desk, request, tabId);
    case 'open':
      return openBehind(request, tabId);
    case 'page parts':
      return browser.scripting.executeScript({ target: { tabId }, files: ['/page-parts.js'] });
    case 'open settings':
      return browser.runtime.openOptionsPage();
    case 'leave':
      return clearBadge(tabId);
    case 'not understood':
      return notUnderstood(tabId);
  }
}

async function lookUp(
  desk: Desk,
  request: Extract<Request, { type: 'look up' }>,
  tabId: number,
): Promise<LookUpAnswer> {
  const { library } = desk;
  const { listing, papers, paper, same = [] } = request;
  await desk.ready();
  if (paper !== undefined && same.length > 0) await stateSame(desk, [paper, ...same]);
  const tab = await tabKey(tabId);
  // A paper's own page is no listing: it begins no visit, least of all the first.
  const visit =
    paper === undefined
      ? await library.visit(tab, listing, Date.now())
      : { begun: Date.now(), first: false };
  const [undoable, settings, counts] = await Promise.all([
    library.lastUndoable(tab),
    readSettings(browser.storage.local),
    library.countsBefore(papers, visit.begun),
  ]);
  const site = siteNames.find((name) => listing.startsWith(`${name}/`));
  if (site && !settings.sites[site].on) await clearBadge(tabId);
  else await refreshBadge(library, tabId, request);
  noteView(listing, true);
  // Last: what was changed meanwhile and told to the page must not be overtaken by an older answer.
  const states = await library.lookUp(papers);
  return {
    tab,
    visit,
    papers: states,
    counts,
    settings,
    ...(undoable && { undoable: undoable.id }),
  };
}

/** Says so on the button, and remembers which view it was: the page itself knows. */
async function notUnderstood(tabId: number): Promise<void> {
  await flagBadge(tabId);
  const ask = () => browser.tabs.sendMessage(tabId, { type: 'about' }, { frameId: 0 });
  const about = z.safeParse(AboutSchema, await inTime(ask)).data;
  if (about) noteView(`${about.site}/${about.view}`, false);
}

/** A page states that ids are one paper. Where that is news, pages that show it under another id are told. */
async function stateSame({ library, tell }: Desk, ids: readonly PaperId[]): Promise<void> {
  if (await library.alias(ids, true, Date.now())) await tell(ids);
}

/** Opens a paper in a background tab beside the one that asked. */
async function openBehind(
  { paper, listing }: Extract<Request, { type: 'open' }>,
  openerTabId: number,
): Promise<boolean> {
  await browser.tabs.create({ url: paperUrl(paper, listing), active: false, openerTabId });
  return true;
}

async function bringIn(
  desk: Desk,
  { papers }: Extract<Request, { type: 'drain' }>,
  tabId: number,
): Promise<DrainAnswer> {
  try {
    const outcomes = await desk.ready();
    const undoable = await desk.library.lastUndoable(await tabKey(tabId));
    return {
      outcomes: outcomes.map((outcome) => ({ ...outcome })),
      papers: await desk.library.lookUp(papers),
      ...(undoable && { undoable: undoable.id }),
      ...(desk.failure && { failure: desk.failure }),
    };
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    const failure = error.reason === 'full' ? 'storage full' : 'storage unavailable';
    return { outcomes: [], papers: [], failure };
  }
}

/** What the worker tells a page of the papers that it shows. */
import type { TabKey } from '../actions/actions-schema';
import { clearBadge, showBadge } from '../browser/badge/badge';
import { browser } from '../browser/browser';
import { tabKey } from '../browser/tabs/tab-key';
import { feedFromPage } from '../checks/sources';
import type { Desk } from '../desk/desk';
import { noteView } from '../diagnosis/view-records';
import type { Visit } from '../library/answers';
import { StorageUnavailable } from '../library/store/storage-errors';
import type { LookUpAnswer, Request } from '../messages/messages-schema';
import { canonicalOf } from '../paper/ids/doi';
import type { PaperId } from '../paper/ids/paper-id';
import { isFollowed } from '../settings/follow';
import { forPages } from '../settings/settings';
import { readSettings } from '../settings/storage';
import { siteOf } from '../sites/sites';
import { fillIn, fillInListed } from './fill-in';

type LookUp = Extract<Request, { type: 'look up' }>;

/**
 * Answers what the library knows of a page's papers, since when its visit counts, and the settings that concern the
 * page. Shows the badge of its tab, and has the library's gaps filled in from what the page tells.
 */
export async function lookUp(
  desk: Desk,
  request: LookUp,
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
  // Read last: an older answer must not overtake what the page was told meanwhile.
  const answer = await desk.library.readPage({ tab, papers, begun: visit.begun });
  if (links) return { tab, visit, settings: forPages(settings, address.origin), ...answer };
  const site = siteOf(listing)?.name;
  // The page doesn't wait for its badge. This never rejects.
  if (site && !settings.sites[site].on) void clearBadge(tabId);
  else void showBadge(tabId, request, answer.papers, settings);
  const isKnown = answer.papers.some(({ id }) => id === paper);
  if (paper === undefined) void fillInListed(desk, answer.papers, tabId, site !== undefined);
  else if (isKnown) void fillIn(desk, paper, tabId);
  const follows = feed && !isFollowed(settings, feed) && ({ follows: false } as const);
  return { tab, visit, settings: forPages(settings, address.origin), ...follows, ...answer };
}

/**
 * Begins the visit of a listing. A paper's own page isn't a listing, nor is running text, and a hidden tab shows none: these
 * begin no visit.
 */
async function beginVisit(
  { library }: Desk,
  { paper, listing, hidden, links }: LookUp,
  tab: TabKey,
): Promise<Visit> {
  const now = Date.now();
  return paper === undefined && !hidden && !links
    ? library.visit(tab, listing, now).catch(unnoted)
    : { begun: now, first: false };
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

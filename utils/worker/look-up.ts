/** The answer to a page that asks how its papers stand. */
import type { TabKey } from '../actions/actions-schema';
import { clearBadge, showBadge } from '../browser/badge/badge';
import { browser } from '../browser/browser';
import { tabKey } from '../browser/tabs/tab-key';
import { feedFromPage } from '../checks/sources';
import type { Desk } from '../desk/desk';
import { noteView } from '../diagnosis/views';
import type { Library, PageAnswer, PageQuestion, Visit } from '../library/library';
import { StorageUnavailable } from '../library/store/connection';
import type { LookUpAnswer, Request } from '../messages/messages-schema';
import { canonicalOf } from '../paper/doi';
import type { PaperId } from '../paper/paper-id';
import { isFollowed } from '../settings/follow';
import { forPages } from '../settings/settings';
import { readSettings } from '../settings/storage';
import { siteOf } from '../sites/sites';
import { fillIn, fillInListed } from './fill-in';
import type { Turns } from './turns';

/** Answers a page that asks how its papers stand: begins or goes on with its visit, and shows its badge. */
export async function lookUp(
  desk: Desk,
  turns: Turns,
  request: Extract<Request, { type: 'look up' }>,
  tabId: number,
  address: URL,
): Promise<LookUpAnswer> {
  const feed = feedFromPage(address);
  const { listing, papers, paper, links, same = [] } = request;
  const [tab] = await Promise.all([tabKey(tabId), turns.take()]);
  if (paper !== undefined && same.length > 0) {
    await stateSame(desk, [paper, ...same.map(canonicalOf)]).catch(unnoted);
  }
  const visiting = beginVisit(desk, request, tab);
  const [visit, settings, answer] = await Promise.all([
    visiting,
    readSettings(browser.storage.local),
    readMeanwhile(desk, { tab, papers }, visiting),
  ]);
  if (!links) noteView(listing, true);
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
 * A change needs longer than this, in ms, to reach a page: it commits after the reading, then is looked up and told. What was
 * read no longer ago is not overtaken.
 */
const fresh = 4;

/** Reads what a page asks for while its visit begins: these are different stores. */
export async function readMeanwhile(
  { library }: { readonly library: Pick<Library, 'readPage'> },
  question: Pick<PageQuestion, 'tab' | 'papers'>,
  visiting: Promise<Visit>,
  now = () => performance.now(),
): Promise<PageAnswer> {
  let isOld = false;
  const begun = async () => {
    const read = now();
    const visit = await visiting;
    isOld = now() - read > fresh;
    return visit.begun;
  };
  const answer = await library.readPage({ ...question, begun });
  // What was changed meanwhile and told to the page must not be overtaken by an older answer.
  return isOld ? library.readPage({ ...question, begun }) : answer;
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

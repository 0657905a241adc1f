/** Pages tell again of papers that the user keeps: the worker asks them for what is missing, and of no other paper. */
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { aboutOf } from '../browser/tabs/tab-page';
import { toldByTab } from '../browser/tabs/told-by-tab';
import type { Desk } from '../desk/desk';
import { lastingDetails } from '../paper/details/gather-details';
import type { PaperId } from '../paper/ids/paper-id';
import { isKept } from '../paper/state/is-kept';
import type { PaperState } from '../paper/state/paper-state-schema';

/** Asks a paper's own page, which tells the most of it. Never rejects. */
export async function fillIn({ library }: Desk, paper: PaperId, tabId: number): Promise<void> {
  try {
    const about = await aboutOf((notice) =>
      browser.tabs.sendMessage(tabId, notice, { frameId: 0 }),
    );
    if (about?.paper?.id === paper) await library.meet([about.paper]);
  } catch (cause) {
    reportFailure('details', cause);
  }
}

/** How many papers the worker asks a page for at a time: one paper may have three thousand authors. */
const batch = 100;

/**
 * Asks a listing for what is missing of its papers. `states`: what is known of them. `isKnownSite`: a site's own reader
 * read the page; any other page changes nothing that is known. Never rejects.
 */
export async function fillInListed(
  { library }: Pick<Desk, 'library'>,
  states: readonly PaperState[],
  tabId: number,
  isKnownSite: boolean,
): Promise<void> {
  try {
    const kept = states.filter(isKept);
    if (kept.length === 0) return;
    const ids = await library.lacking(kept.map(({ id }) => id));
    for (let at = 0; at < ids.length; at += batch) {
      const asked = new Set(ids.slice(at, at + batch));
      const told = (await toldByTab(tabId, [...asked])) ?? [];
      const papers = new Map(told.map(({ id, details }) => [id, lastingDetails(details)]));
      const met = [...papers].map(([id, details]) => ({ id, details }));
      await library.meet(
        met.filter(({ id }) => asked.has(id)),
        !isKnownSite,
      );
    }
  } catch (cause) {
    reportFailure('details', cause);
  }
}

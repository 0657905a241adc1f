import * as z from '../../basics/z';
import type { Notice, Shown } from '../../messages/messages-schema';
import { ShownSchema } from '../../messages/messages-schema';
import type { PaperId } from '../../paper/ids/paper-id';
import type { PaperState } from '../../paper/state/paper-state-schema';
import { forPages } from '../../settings/settings';
import type { Settings } from '../../settings/settings-schema';
import { allMatches } from '../../sites/sites';
import { browser } from '../browser';
import { otherMatches } from '../permissions/other-sites';
import { tabsWithMarks } from './shown-marks';

/**
 * Tells every running tab of a listing site which papers or settings changed, and calls back with what each one that
 * shows a listing answers. With neither it only asks. `papers` is called only if there is a tab to tell. Resolves when
 * all are told; a frozen tab may answer late or never, and asks again when it wakes.
 */
export async function tellTabs(
  papers: () => Promise<readonly PaperState[]>,
  answered: (tab: number, shown: Shown) => Promise<void>,
  settings?: Settings,
): Promise<void> {
  const url = [...allMatches, ...(await otherMatches())];
  const origins = new Map<number, string | undefined>();
  for (const id of await tabsWithMarks()) origins.set(id, undefined);
  for (const tab of await browser.tabs.query({ url })) {
    if (tab.id !== undefined) origins.set(tab.id, URL.parse(tab.url ?? '')?.origin);
  }
  if (origins.size === 0) return;
  const states = await papers();
  for (const [id, origin] of origins) {
    const notice: Notice = {
      type: 'changed',
      papers: [...states],
      ...(settings && { settings: forPages(settings, origin) }),
    };
    void tell(id, notice, answered).catch(() => undefined);
  }
}

/**
 * Tells every running tab of a listing site the states of the papers that it shows, and which settings changed: for
 * when too much changed to name it. `lookUp` gives what is known of papers.
 */
export function tellTabsAll(
  lookUp: (papers: readonly PaperId[]) => Promise<readonly PaperState[]>,
  answered: (tab: number, shown: Shown) => Promise<void>,
  settings?: Settings,
): Promise<void> {
  const tellShown = async (tab: number, shown: Shown) => {
    const known = new Map((await lookUp(shown.papers)).map((state) => [state.id, state]));
    // A page must also learn that a paper isn't known any more.
    const papers = shown.papers.map((id) => known.get(id) ?? { id, marks: {} });
    await browser.tabs.sendMessage(tab, { type: 'changed', papers } satisfies Notice);
    await answered(tab, shown);
  };
  return tellTabs(noPapers, tellShown, settings);
}

/** For callers that only ask what tabs show, or only tell settings. */
export const noPapers = async (): Promise<readonly PaperState[]> => [];

/** Rejects if no script of ours runs in the tab. */
async function tell(
  tab: number,
  notice: Notice,
  answered: (tab: number, shown: Shown) => Promise<void>,
): Promise<void> {
  const shown = z.safeParse(ShownSchema, await browser.tabs.sendMessage(tab, notice));
  if (shown.success) await answered(tab, shown.data);
}

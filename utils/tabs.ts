import { browser } from './browser';
import type { PaperState } from './library/types';
import type { Notice, Shown } from './messages';
import { ShownSchema } from './schemas/messages';
import * as z from './schemas/z';
import { siteMatches } from './sites/matches';

/** A frozen tab may never answer. It asks by itself when it wakes. */
const patience = 1_000;

/**
 * Tells every running tab of a listing site which papers changed, and calls back with what each one
 * that shows a listing answers. With no papers it merely asks. Tabs without our script are passed over.
 */
export async function tellTabs(
  papers: readonly PaperState[],
  answered: (tab: number, shown: Shown) => Promise<void>,
): Promise<void> {
  const notice: Notice = { type: 'changed', papers: [...papers] };
  const tabs = await browser.tabs.query({ url: [...siteMatches] });
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id === undefined) return;
      const answer: unknown = await Promise.race([
        browser.tabs.sendMessage(id, notice).catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, patience)),
      ]);
      const shown = z.safeParse(ShownSchema, answer);
      if (shown.success) await answered(id, shown.data);
    }),
  );
}

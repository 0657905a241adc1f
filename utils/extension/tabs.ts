import type { PaperState } from '../library/types';
import type { Notice, Shown } from '../messages';
import { ShownSchema } from '../schemas/messages';
import * as z from '../schemas/z';
import type { Settings } from '../settings/settings';
import { allMatches } from '../sites/matches';
import { browser } from './browser';

/**
 * Tells every running tab of a listing site which papers or settings changed, and calls back with what each one
 * that shows a listing answers. With neither it merely asks. Resolves when all are told; a frozen tab may
 * answer late or never, and asks by itself when it wakes.
 */
export async function tellTabs(
  papers: readonly PaperState[],
  answered: (tab: number, shown: Shown) => Promise<void>,
  settings?: Settings,
): Promise<void> {
  const notice: Notice = { type: 'changed', papers: [...papers], ...(settings && { settings }) };
  for (const { id } of await browser.tabs.query({ url: [...allMatches] })) {
    if (id !== undefined) void tell(id, notice, answered).catch(() => undefined);
  }
}

/** Rejects where no script of ours runs in the tab. */
async function tell(
  tab: number,
  notice: Notice,
  answered: (tab: number, shown: Shown) => Promise<void>,
): Promise<void> {
  const shown = z.safeParse(ShownSchema, await browser.tabs.sendMessage(tab, notice));
  if (shown.success) await answered(tab, shown.data);
}

/** Pages tell again of papers that the user keeps: the worker asks them for what is missing. */

import { browser } from '../browser/browser';
import type { Desk } from '../browser/desk';
import { reportFailure } from '../browser/failures';
import { aboutOf } from '../browser/tab-page';
import type { PaperId } from '../paper/paper-id';

/** A paper's own page tells the most of it: what is missing of a paper that is kept is filled in. */
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

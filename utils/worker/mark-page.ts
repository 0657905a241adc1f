/** What menus and commands do to the paper of a page or a link. */

import { confirmOnBadge } from '../browser/badge/badge';
import { type AskableTab, pageOf } from '../browser/tabs/tab-page';
import { markable, markByHand } from '../desk/by-hand';
import type { Desk } from '../desk/desk';
import type { PagePaper } from '../paper/metas/page-metas';
import type { MarkName } from '../paper/state/marks';

/** Sets a mark of a paper that a page or a link names. Rejects as the desk does. */
export async function markFromPage(
  desk: Desk,
  mark: MarkName,
  paper: PagePaper,
  address: string | undefined,
): Promise<void> {
  // The mark is set even if the library can't be read now.
  const known = await desk.library.paper(paper.id).catch(() => undefined);
  await desk.act(markByHand(markable(paper, known, address), mark, true));
}

/** Sets a mark of the paper whose own page a tab shows. Does nothing if it shows none. */
export async function markPage(desk: Desk, mark: MarkName, tab: AskableTab): Promise<void> {
  const { about, paper } = await pageOf(tab);
  if (!paper) return;
  await markFromPage(desk, mark, paper, tab.address);
  // Where our script has drawn the paper's controls, they show the mark.
  if (!about?.paper) await confirmOnBadge(tab.id, mark);
}

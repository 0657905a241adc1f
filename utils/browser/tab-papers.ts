import { type Asked, PageGone } from '../backup/export-papers';
import * as z from '../basics/z';
import { ShownPapersSchema } from '../messages/messages-schema';
import { browser } from './browser';
import type { Desk } from './desk';

/** The papers that a tab's listing shows now, with what it tells of them. Rejects with `PageGone` if it shows none. */
export async function askedOfTab(desk: Pick<Desk, 'ready'>, tabId: number): Promise<Asked> {
  const ask = async (): Promise<unknown> =>
    browser.tabs.sendMessage(tabId, { type: 'papers' }, { frameId: 0 });
  const [answer] = await Promise.all([ask().catch(() => undefined), desk.ready()]);
  const { data: papers } = z.safeParse(ShownPapersSchema, answer);
  if (!papers) throw new PageGone();
  return {
    ids: papers.map(({ id }) => id),
    told: new Map(papers.map(({ id, details }) => [id, details])),
  };
}

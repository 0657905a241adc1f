import { type Asked, PageGone } from '../backup/export-papers';
import { toldByTab } from '../browser/tabs/told-by-tab';
import type { Desk } from './desk';

/** The papers that a tab's listing shows now, with what it tells of them. Rejects with `PageGone` if it shows none. */
export async function askedOfTab(desk: Pick<Desk, 'ready'>, tabId: number): Promise<Asked> {
  const [papers] = await Promise.all([toldByTab(tabId), desk.ready()]);
  if (!papers) throw new PageGone();
  return {
    ids: papers.map(({ id }) => id),
    told: new Map(papers.map(({ id, details }) => [id, details])),
  };
}

import type { FeedId } from '../../feeds/feed';
import { gathered } from '../../paper/details/gather-details';
import { canonicalOf } from '../../paper/ids/doi';
import type { PaperId } from '../../paper/ids/paper-id';
import { inAction, write } from '../act/transaction';
import type { Brought } from '../answers';
import { readOthers } from '../ids/aliases';
import { getMany } from '../store/get-many';
import type { Database } from '../store/library-schema';
import type { FeedRow, InboxRow } from './inbox-rows';
import { forgetOld, readUnseen } from './waiting';

/** Stores what a check of a feed brought, except papers that the user has seen already. Returns how many are new. */
export const bringIn = (
  db: Database,
  feed: FeedRow,
  papers: readonly Brought[],
  now: number,
): Promise<number> =>
  inAction(db, async (tx) => {
    const ids = papers.map(({ id }) => id);
    const isJournal = feed.id.startsWith('rss:');
    const [known, waiting, kept, others] = await Promise.all([
      getMany(tx.objectStore('inbox'), ids),
      readUnseen(tx, ids),
      getMany(tx.objectStore('papers'), isJournal ? ids : []),
      readOthers(tx.objectStore('aliases'), ids),
    ]);
    // A paper that came before under a former id isn't new.
    const former = (id: PaperId) =>
      (others.get(id) ?? []).filter((each) => canonicalOf(each) === id);
    const elsewhere = await getMany(tx.objectStore('inbox'), ids.flatMap(former));
    const rowOf = (id: PaperId) =>
      known.get(id) ?? former(id).flatMap((each) => elsewhere.get(each) ?? [])[0];
    let news = 0;
    for (const paper of new Map(papers.map((each) => [each.id, each])).values()) {
      const before = rowOf(paper.id);
      const isUnseenYet = waiting.has(paper.id);
      if (!before && !isUnseenYet) continue;
      if (!before) news++;
      const row = joined(before, paper, feed.id, now, isUnseenYet);
      // A journal's server may add details to a known paper, but never change its title.
      const title = isJournal && (before ?? kept.get(paper.id))?.details?.title;
      write(tx, 'inbox', title ? { ...row, details: { ...row.details, title } } : row);
    }
    write(tx, 'feeds', feed);
    await forgetOld(tx, now);
    return news;
  });

function joined(
  before: InboxRow | undefined,
  { id: broughtAs, details, rank }: Brought,
  feed: FeedId,
  now: number,
  waits: boolean,
): InboxRow {
  const { id, at } = before ?? { id: broughtAs, at: now };
  return {
    id,
    at,
    rank,
    feeds: [...new Set([...(before?.feeds ?? []), feed])],
    details: gathered(before?.details, details),
    ...(waits && { waiting: at }),
  };
}

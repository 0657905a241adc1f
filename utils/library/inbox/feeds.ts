/** What the library keeps of feeds. */
import type { FeedId } from '../../feeds/feed';
import { inAction } from '../act/transaction';
import type { Database } from '../store/library-schema';
import type { FeedRow } from './inbox-rows';

export const feeds = (db: Database): Promise<FeedRow[]> => db.getAll('feeds');

/** Forgets all feeds but these, and what only they brought. */
export const keepFeeds = (db: Database, ids: readonly FeedId[]): Promise<void> =>
  inAction(db, async (tx) => {
    const kept = new Set<string>(ids);
    const gone = (await tx.objectStore('feeds').getAllKeys()).filter((id) => !kept.has(id));
    if (gone.length === 0) return;
    await Promise.all(gone.map((id) => tx.objectStore('feeds').delete(id)));
    for (let cursor = await tx.objectStore('inbox').openCursor(); cursor; ) {
      const left = cursor.value.feeds.filter((id) => kept.has(id));
      if (left.length === 0) void cursor.delete();
      else if (left.length < cursor.value.feeds.length) {
        void cursor.update({ ...cursor.value, feeds: left });
      }
      cursor = await cursor.continue();
    }
  });

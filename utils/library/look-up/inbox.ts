/**
 * The inbox: what feeds brought and the user has not seen. The states that pages show also decide which papers wait;
 * every action that changes them decides again. The counts come from an index.
 */
import { unwrap } from 'idb';
import type { FeedId } from '../../feeds/feed';
import type { PaperDetails } from '../../paper/details/details-schema';
import { gathered } from '../../paper/details/gather-details';
import { canonicalOf } from '../../paper/ids/doi';
import type { PaperId } from '../../paper/ids/paper-id';
import { isUnseen } from '../../paper/state/newness';
import type { Rank } from '../../rules/rules';
import { type ActionTransaction, inAction, write } from '../act/transaction';
import { readOthers, withOthers } from '../ids/aliases';
import type { FeedRow, InboxRow } from '../inbox-rows';
import type { Brought, InboxCounts } from '../library';
import { getMany } from '../store/get-many';
import type { Database } from '../store/library-schema';
import { readStates } from './states';

/** Papers are kept for this long after they were brought, ms. */
export const inboxKeeps = 90 * 24 * 60 * 60 * 1_000;

/** Rows that one transaction reads and writes while the whole inbox is tended. */
const portion = 500;

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

/** Those of the papers that are new and not seen. */
async function readUnseen(
  tx: ActionTransaction,
  ids: readonly PaperId[],
): Promise<ReadonlySet<string>> {
  const states = await readStates(
    {
      marks: tx.objectStore('marks'),
      seen: tx.objectStore('seen'),
      aliases: tx.objectStore('aliases'),
    },
    ids,
  );
  const known = new Map(states.map((state) => [state.id, state]));
  return new Set(ids.filter((id) => isUnseen(known.get(id))));
}

async function forgetOld(tx: ActionTransaction, now: number): Promise<void> {
  const store = tx.objectStore('inbox');
  const old = await store.index('at').getAllKeys(IDBKeyRange.upperBound(now - inboxKeeps));
  for (const key of old) unwrap(store).delete(key);
}

/** Notes in an action's own transaction which of the papers that it changed wait in the inbox. */
export async function noteInInbox(
  tx: ActionTransaction,
  papers: readonly PaperId[],
): Promise<void> {
  const store = tx.objectStore('inbox');
  // In parallel: most papers have no other ids, and the answer to an action waits for this.
  const [rows, ids] = await Promise.all([
    getMany(store, papers),
    withOthers(tx.objectStore('aliases'), papers),
  ]);
  const known = new Set<string>(papers);
  const further = ids.filter((id) => !known.has(id));
  const all = [...rows.values(), ...(await getMany(store, further)).values()];
  if (all.length > 0) await correct(tx, all);
}

async function correct(
  tx: ActionTransaction,
  rows: readonly InboxRow[],
  rank?: (details: PaperDetails) => Rank,
): Promise<void> {
  const unseen = await readUnseen(
    tx,
    rows.map(({ id }) => id),
  );
  for (const row of rows) {
    const ranked = rank?.(row.details) ?? row.rank;
    if ((row.waiting !== undefined) === unseen.has(row.id) && ranked === row.rank) continue;
    const { waiting: _, ...rest } = row;
    write(tx, 'inbox', {
      ...rest,
      rank: ranked,
      ...(unseen.has(row.id) && { waiting: row.at }),
    });
  }
}

/** Ranks all papers again, and corrects which of them wait: other contexts may have restored or healed the library. */
export async function tendInbox(
  db: Database,
  rank: (details: PaperDetails) => Rank,
  now: number,
): Promise<void> {
  let last: string | undefined;
  do {
    const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
    last = await inAction(db, async (tx) => {
      if (range === null) await forgetOld(tx, now);
      const rows = await tx.objectStore('inbox').getAll(range, portion);
      await correct(tx, rows, rank);
      return rows.length === portion ? rows.at(-1)?.id : undefined;
    });
  } while (last !== undefined);
}

/** The next papers that wait, newest first; papers that came together are ordered by id. */
export async function inbox(
  db: Database,
  limit: number,
  after: Pick<InboxRow, 'at' | 'id'> | undefined,
): Promise<InboxRow[]> {
  const index = db.transaction('inbox').store.index('waiting');
  const rows: InboxRow[] = [];
  const range = after ? IDBKeyRange.upperBound(after.at) : null;
  for (let cursor = await index.openCursor(range, 'prev'); cursor && rows.length < limit; ) {
    const row = cursor.value;
    if (!after || row.at < after.at || row.id < after.id) rows.push(row);
    cursor = await cursor.continue();
  }
  return rows;
}

/** All that feeds brought since a moment and before another, seen or not, oldest first. */
export const brought = (
  db: Database,
  since: number,
  until = Number.POSITIVE_INFINITY,
): Promise<InboxRow[]> =>
  db.getAllFromIndex('inbox', 'at', IDBKeyRange.bound(since, until, false, true));

export async function inboxCounts(db: Database): Promise<InboxCounts> {
  const index = db.transaction('inbox').store.index('rank');
  const of = (rank: Rank) => index.count(IDBKeyRange.bound([rank], [rank, Number.MAX_VALUE]));
  const [muted, plain, raised] = await Promise.all([of(0), of(1), of(2)]);
  return { waiting: plain + raised, raised, muted };
}

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

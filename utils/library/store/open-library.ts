import { apply } from '../act/apply';
import { claimsOf, setAlias } from '../act/claims';
import { joinFormerIds } from '../act/former-ids';
import { meet } from '../act/meet';
import { visit } from '../act/visits';
import { aliasesOf, withOthers } from '../ids/aliases';
import { bringIn } from '../inbox/bring-in';
import { feeds, keepFeeds } from '../inbox/feeds';
import { brought, inbox, inboxCounts } from '../inbox/read-inbox';
import { tendInbox } from '../inbox/waiting';
import type { Library } from '../library';
import { allPapers, cited } from '../look-up/cited';
import { history, lastChange, lastUndoable } from '../look-up/history';
import { lacking } from '../look-up/lacking';
import { ownWords, tags } from '../look-up/own-words';
import { paper, queue, queueLength, tally } from '../look-up/queue';
import { readPage } from '../look-up/read-page';
import { lookUp } from '../look-up/states';
import { carryOn } from '../restore/carry-on';
import { readAll, size } from '../restore/read-all';
import { readIndex, readIndexSince, tendIndex } from '../search/search-index';
import { forgetHealed, healed } from '../shadow/healed';
import { createShadow, noShadow } from '../shadow/shadow';
import type { ShadowStore } from '../shadow/shadow-store';
import { checked, DamagedRow } from './checked';
import { createConnection } from './connection';
import type { Database } from './library-schema';

interface Options {
  /** The shadow's store; without it the library can't be healed. */
  readonly shadow?: ShadowStore;
  /** Name of the database. */
  readonly name?: string;
  /** The clock, ms since 1970. */
  readonly now?: () => number;
}

/** Returns the verbs over the database, which opens when one is first used. */
export function openLibrary({
  name = 'offprint',
  now = Date.now,
  shadow: store,
}: Options = {}): Library {
  const shadow = store ? createShadow(name, store) : noShadow;
  const connection = createConnection(name, shadow);
  let mending: Promise<void> | undefined;

  /** The last opening, and the joining of its former ids: once per opening, before anything is read. */
  let joined: { readonly opening: number; readonly done: Promise<void> } | undefined;

  async function withJoined<T>(work: (db: Database) => Promise<T>): Promise<T> {
    return connection.use(async (db) => {
      const opening = connection.openings();
      if (joined?.opening !== opening) {
        // If that fails (a full disk), everything else works, and the next opening retries.
        const done = joinFormerIds(db, now(), shadow.kept).catch(() => undefined);
        joined = { opening, done };
      }
      await joined.done;
      return work(db);
    });
  }

  /** Restored rows may hold former ids, so they are joined again. */
  async function afterRestoring<T>(restoring: Promise<T>): Promise<T> {
    const restored = await restoring;
    if (restored !== undefined) joined = undefined;
    return restored;
  }

  /** Does work; if that meets a damaged row, mends the rows and retries. */
  async function use<T>(work: (db: Database) => Promise<T>): Promise<T> {
    try {
      return await withJoined(work);
    } catch (error) {
      if (!(error instanceof DamagedRow || error instanceof TypeError)) throw error;
      // Once: a second failure has another cause than damage.
      mending ??= connection.use(shadow.mend);
      await mending.catch(() => undefined);
      return withJoined(work);
    }
  }

  return {
    apply: (action, progress) =>
      use(async (db) => {
        const outcome = await apply(db, action, now(), shadow.kept);
        const isBegun = outcome.status === 'applied' && outcome.everywhere;
        return isBegun ? ((await afterRestoring(carryOn(db, now, progress))) ?? outcome) : outcome;
      }),
    lookUp: (ids) => use(async (db) => checked(await lookUp(db, ids))),
    readPage: (question) =>
      use(async (db) => {
        const answer = await readPage(db, question);
        checked(answer.papers);
        return answer;
      }),
    alias: (ids, value, at, by) => use((db) => setAlias(db, ids, value, at, by, shadow.kept)),
    claims: (id, stated) => use((db) => claimsOf(db, id, stated)),
    aliases: (id) => use((db) => aliasesOf(db.transaction('aliases').store, id)),
    paper: (id) => use((db) => paper(db, id)),
    meet: (papers, onlyGaps) => use((db) => meet(db, papers, shadow.kept, onlyGaps)),
    lacking: (ids) => use((db) => lacking(db, ids)),
    ownWords: (id) => use((db) => ownWords(db, id)),
    tags: () => use(tags),
    allPapers: () => use(allPapers),
    cited: (ids) => use((db) => cited(db, ids)),
    withAliases: (ids) => use((db) => withOthers(db.transaction('aliases').store, ids)),
    visit: (tab, listing, at) => use((db) => visit(db, tab, listing, at)),
    queue: (limit, after) => use((db) => queue(db, limit, after)),
    queueLength: () => use(queueLength),
    tally: (from) => use((db) => tally(db, from)),
    lastUndoable: (tab) => use((db) => lastUndoable(db, tab)),
    history: (limit) => use((db) => history(db, limit, now())),
    writeShadow: () => use(shadow.write),
    tend: () =>
      use(async (db) => {
        await shadow.tend(db);
        await tendIndex(db);
      }),
    healed: () => use(healed),
    forgetHealed: () => use(forgetHealed),
    lastChange: () => use(lastChange),
    index: (sink) => use((db) => readIndex(db, sink)),
    indexSince: (position) => use((db) => readIndexSince(db, position)),
    size: () => use(size),
    readAll: (take) => use((db) => readAll(db, take)),
    resume: (progress) => use((db) => afterRestoring(carryOn(db, now, progress))),
    bringIn: (feed, papers, at) => use((db) => bringIn(db, feed, papers, at)),
    feeds: () => use(feeds),
    keepFeeds: (ids) => use((db) => keepFeeds(db, ids)),
    inbox: (limit, after) => use((db) => inbox(db, limit, after)),
    brought: (since, until) => use((db) => brought(db, since, until)),
    inboxCounts: () => use(inboxCounts),
    tendInbox: (rank, at) => use((db) => tendInbox(db, rank, at)),
    openings: connection.openings,
    close: connection.close,
  };
}

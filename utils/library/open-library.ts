import type { ShadowStore } from '../shadow-store';
import { setAlias, withOthers } from './aliases';
import { apply } from './apply';
import { createConnection } from './connection';
import { history, lastChange, lastUndoable } from './history';
import { lookUp, paper, queue, queueLength, tally } from './look-up';
import { readAll, size } from './read-all';
import { readPage } from './read-page';
import { carryOn } from './restore';
import { forgetHealed, healed } from './shadow/healed';
import { createShadow, noShadow } from './shadow/shadow';
import type { Library } from './types';
import { visit } from './visits';

interface Options {
  /** Where the shadow is; without one the library can't be healed. */
  readonly shadow?: ShadowStore;
  /** Name of the database. */
  readonly name?: string;
  /** The clock, ms since 1970. */
  readonly now?: () => number;
}

/** Gives the verbs over the database, which opens at the first use of one. */
export function openLibrary({
  name = 'offprint',
  now = Date.now,
  shadow: store,
}: Options = {}): Library {
  const shadow = store ? createShadow(name, store) : noShadow;
  const connection = createConnection(name, shadow);
  return {
    apply: (action) =>
      connection.use(async (db) => {
        const outcome = await apply(db, action, now(), shadow.kept);
        const isBegun = outcome.status === 'applied' && outcome.everywhere;
        return isBegun ? ((await carryOn(db, now)) ?? outcome) : outcome;
      }),
    lookUp: (ids) => connection.use((db) => lookUp(db, ids)),
    readPage: (question) => connection.use((db) => readPage(db, question)),
    alias: (ids, value, at) => connection.use((db) => setAlias(db, ids, value, at, shadow.kept)),
    paper: (id) => connection.use((db) => paper(db, id)),
    withAliases: (ids) => connection.use((db) => withOthers(db.transaction('aliases').store, ids)),
    visit: (tab, listing, at) => connection.use((db) => visit(db, tab, listing, at)),
    queue: (limit, after) => connection.use((db) => queue(db, limit, after)),
    queueLength: () => connection.use(queueLength),
    tally: (from) => connection.use((db) => tally(db, from)),
    lastUndoable: (tab) => connection.use((db) => lastUndoable(db, tab)),
    history: (limit) => connection.use((db) => history(db, limit, now())),
    writeShadow: () => connection.use(shadow.write),
    tend: () => connection.use(shadow.tend),
    healed: () => connection.use(healed),
    forgetHealed: () => connection.use(forgetHealed),
    lastChange: () => connection.use(lastChange),
    size: () => connection.use(size),
    readAll: (take) => connection.use((db) => readAll(db, take)),
    resume: (progress) => connection.use((db) => carryOn(db, now, progress)),
    close: connection.close,
  };
}

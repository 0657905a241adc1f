/** Keeps the shadow up to date with an intact database. */

import type { Database } from '../store/library-schema';
import { rangeOfStretch, shardOf, shardsOfStretch } from './blocks';
import { dirtyBlocks, type Head, headName, noHead, workDue } from './generations';
import { heal } from './heal';
import { type ChangedShards, reconcileBlocks, reconcileStretch } from './reconcile';
import type { ShadowStore } from './shadow-store';
import { readSides, type Sides } from './sides';
import { allStretches } from './stretches';
import { countsOf } from './text/block-text';

/** How many blocks are read and written at a time: each may have a thousand papers, which are read with their abstracts. */
const atOnce = 10;

/**
 * Writes what changed since the shadow was last written. Resolves with the generation that it then holds. The caller
 * must hold the shadow's lock.
 */
export async function writeChanges(db: Database, store: ShadowStore): Promise<number> {
  const sides = await readSides(db, store);
  const due = workDue(sides.head, sides.fact);
  if (due === 'heal') {
    await heal(db, store);
    return (await readSides(db, store)).head?.generation ?? 0;
  }
  const { fact } = sides;
  const head = startedHead(sides);
  if (due !== 'in order') {
    // Those of one shard together, as each shard is read and written whole.
    const blocks = dirtyBlocks(fact, head.generation).sort((a, b) =>
      shardOf(a.block) < shardOf(b.block) ? -1 : 1,
    );
    const generations = { database: fact.generation, written: fact.generation };
    let shards: ChangedShards = {};
    for (let from = 0; from < blocks.length; from += atOnce) {
      if (from > 0) await store.set(shards);
      const some = blocks.slice(from, from + atOnce);
      shards = await reconcileBlocks(db, store, some, generations);
    }
    await store.set({ ...shards, [headName]: { ...head, generation: fact.generation } });
  }
  return fact.generation;
}

/** The head to continue from; if it is missing or too old, a rebuild begins. */
function startedHead({ head = noHead, fact }: Sides): Head {
  const isGoingOn = head.generation >= fact.kept || head.rebuilt !== undefined;
  return isGoingOn ? head : { ...head, rebuilt: '' };
}

/**
 * Rebuilds an incomplete shadow from the database, one stretch at a time, so that actions can run in between and a
 * killed worker loses only one stretch's work.
 */
export async function rebuild(db: Database, store: ShadowStore): Promise<void> {
  const { head } = await readSides(db, store);
  if (head?.rebuilt === undefined) return;
  for (const stretch of await allStretches(db, store)) {
    if (stretch <= head.rebuilt) continue;
    await store.exclusively(async () => {
      // What was taken out of a block meanwhile must not come back.
      await writeChanges(db, store);
      const now = await readSides(db, store);
      if (now.head?.rebuilt === undefined || now.head.rebuilt >= stretch) return;
      const { generation } = now.fact;
      const generations = { database: generation, written: generation };
      const shards = await reconcileStretch(db, store, stretch, generations);
      await store.set({ ...shards, [headName]: { ...now.head, rebuilt: stretch } });
    });
  }
  await store.exclusively(async () => {
    const now = await readSides(db, store);
    if (now.head?.rebuilt === undefined) return;
    const { rebuilt: _, ...complete } = now.head;
    await store.set({ [headName]: complete });
  });
}

/**
 * Checks whether a random stretch has as many rows as the shadow says, and mends it if not: rows can go missing without
 * a trace in the generations. Over many starts of the worker, every stretch is checked.
 */
export async function spotCheck(
  db: Database,
  store: ShadowStore,
  chance: () => number = Math.random,
): Promise<void> {
  const stretches = await allStretches(db, store);
  const stretch = stretches[Math.floor(chance() * stretches.length)];
  if (stretch === undefined || (await countsAgree(db, store, stretch))) return;
  await store.exclusively(() => mendStretch(db, store, stretch));
}

/** Checks every row, sets unusable ones aside, and puts back what the shadow knows of them. */
export async function mend(db: Database, store: ShadowStore): Promise<void> {
  for (const stretch of await allStretches(db, store)) {
    await store.exclusively(() => mendStretch(db, store, stretch));
  }
}

async function mendStretch(db: Database, store: ShadowStore, stretch: string): Promise<void> {
  const generation = await writeChanges(db, store);
  const generations = { database: generation, written: generation };
  const shards = await reconcileStretch(db, store, stretch, generations);
  if (Object.keys(shards).length > 0) await store.set(shards);
}

async function countsAgree(db: Database, store: ShadowStore, stretch: string): Promise<boolean> {
  const range = rangeOfStretch(stretch);
  const [shards, marked, seen] = await Promise.all([
    store.get(shardsOfStretch(stretch)),
    db.count('marks', range),
    db.count('seen', range),
  ]);
  const all = Object.values(shards).flatMap((shard) =>
    shard instanceof Object ? Object.values(shard).map(countsOf) : [undefined],
  );
  if (all.includes(undefined)) return false;
  const sum = (of: 'marked' | 'seen') => all.reduce((n, counts) => n + (counts?.[of] ?? 0), 0);
  return sum('marked') === marked && sum('seen') === seen;
}

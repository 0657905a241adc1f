/**
 * The shadow: a copy of what the user marked and saw, in a store that fails independently of the database. It follows
 * every action. A database that lost data is healed from it before anything is read.
 */

import type { Database } from '../store/library-schema';
import type { Guard } from '../store/opening';
import { StorageUnavailable } from '../store/storage-errors';
import { readHead } from './generations';
import { heal, needsHealing } from './heal';
import { mend, rebuild, spotCheck, writeChanges } from './keep';
import { moveTo } from './move';
import { salvage } from './salvage';
import type { ShadowStore } from './shadow-store';
import { readSides } from './sides';

export interface Shadow extends Guard {
  /** The generation that the shadow is known to hold; changes up to it needn't be noted any more. */
  readonly kept: number;
  /** Resolves when the shadow holds all that the database did when this was called. */
  write(db: Database): Promise<void>;
  /** Does deferred work: completes the shadow, and checks for losses that left no trace. May be killed at any point. */
  tend(db: Database): Promise<void>;
  /** Sets unusable rows aside, and puts back what the shadow knows of them. */
  mend(db: Database): Promise<void>;
}

/** `name`: of the database. */
export function createShadow(name: string, store: ShadowStore): Shadow {
  let kept = 0;

  async function write(db: Database): Promise<void> {
    kept = await store.exclusively(() => writeChanges(db, store));
  }

  return {
    get kept() {
      return kept;
    },
    // If the store can't be read, `settle` decides.
    place: () =>
      readHead(store).then(
        (head) => head?.place ?? 0,
        () => 0,
      ),
    move: (from, open) => store.exclusively(() => moveTo(store, from, open)),
    async settle(db) {
      const sides = await readSides(db, store).catch(async (error: unknown) => {
        // Without a shadow an empty database might be one that lost everything.
        if (error instanceof StorageUnavailable || (await isEmpty(db))) throw error;
      });
      if (!sides) return;
      if (await needsHealing(store, sides)) await store.exclusively(() => heal(db, store));
      else kept = sides.head?.generation ?? 0;
    },
    write,
    mend: (db) => mend(db, store),
    async tend(db) {
      await write(db);
      await rebuild(db, store);
      await salvage(name, db, store);
      await spotCheck(db, store);
    },
  };
}

async function isEmpty(db: Database): Promise<boolean> {
  const tx = db.transaction(['marks', 'seen']);
  const [marked, seen] = await Promise.all([
    tx.objectStore('marks').getAllKeys(null, 1),
    tx.objectStore('seen').getAllKeys(null, 1),
  ]);
  return marked.length === 0 && seen.length === 0;
}

/** For contexts without a second store. */
export const noShadow: Shadow = {
  kept: 0,
  place: async () => 0,
  settle: async () => undefined,
  move: () => Promise.reject(new Error('There is no shadow')),
  write: async () => undefined,
  tend: async () => undefined,
  mend: async () => undefined,
};

import type { Database } from '../store/library-schema';
import { type Fact, factName, headName, noHead, workDue } from './generations';
import { reconcileStretch } from './reconcile';
import type { ShadowStore } from './shadow-store';
import { readSides, type Sides } from './sides';
import { allStretches } from './stretches';

const progressName = 'healing';
/** How many stretches are healed concurrently: each waits for two stores in turn. */
const atOnce = 8;

/** Whether the database has lost what the shadow holds. */
export async function needsHealing(store: ShadowStore, { head, fact }: Sides): Promise<boolean> {
  if (workDue(head, fact) === 'heal') return true;
  // Without its head, the shadow may be ahead; only an empty one certainly isn't.
  return head === undefined && (await store.names()).some((name) => name !== headName);
}

/**
 * Reconciles the whole shadow with the whole database, stretch by stretch; an interrupted run resumes where it stopped.
 * Both sides are marked as complete only at the end. The caller must hold the shadow's lock.
 */
export async function heal(db: Database, store: ShadowStore): Promise<void> {
  const { head, fact } = await readSides(db, store);
  if (!(await needsHealing(store, { head, fact }))) return;
  const written = Math.max(head?.generation ?? 0, fact.generation) + 1;
  const generations = { database: fact.generation, written };
  const before: unknown = await db.get('facts', progressName);
  const all = await allStretches(db, store);
  const left = all.filter((stretch) => typeof before !== 'string' || stretch > before);
  for (let from = 0; from < left.length; from += atOnce) {
    const some = left.slice(from, from + atOnce);
    const shards = await Promise.all(
      some.map((stretch) => reconcileStretch(db, store, stretch, generations)),
    );
    const changed = Object.assign({}, ...shards);
    if (Object.keys(changed).length > 0) await store.set(changed);
    await db.put('facts', some.at(-1), progressName);
  }
  await finish(db, { generation: written, kept: head?.generation ?? 0, dirty: {} });
  const { rebuilt: _, ...complete } = head ?? noHead;
  await store.set({ [headName]: { ...complete, generation: written } });
}

async function finish(db: Database, fact: Fact): Promise<void> {
  const tx = db.transaction('facts', 'readwrite', { durability: 'strict' });
  await tx.store.put(fact, factName);
  await tx.store.delete(progressName);
  // A user with a library isn't new.
  if ((await tx.store.get('firstVisit')) === undefined) await tx.store.put('healed', 'firstVisit');
  await tx.done;
}

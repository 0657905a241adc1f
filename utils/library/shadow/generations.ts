/**
 * Generations: each action that changes what the shadow holds counts the database's up by one, in its own transaction.
 * The shadow's head says which generation it holds, so that one small row on each side shows which fell behind.
 */
import * as z from '../../basics/z';
import { type Writing, write } from '../act/transaction';
import { StorageUnavailable } from '../store/storage-errors';
import { type Block, blockOf } from './blocks';
import type { ShadowStore } from './shadow-store';

export const headName = 'head';
export const factName = 'shadow';

const count = z.int().check(z.nonnegative());

const HeadSchema = z.object({
  version: z.literal(1),
  /** The shadow holds everything up to this generation of the database. */
  generation: count,
  /** The place of the database in use: one that can't be opened is abandoned. */
  place: z.exactOptional(count),
  /** The shadow is being rebuilt from the database and is complete up to this stretch. */
  rebuilt: z.exactOptional(z.string()),
});
export type Head = z.infer<typeof HeadSchema>;

export const noHead: Head = { version: 1, generation: 0 };

const FactSchema = z.object({
  generation: count,
  /** The latest generation that was known to be in the shadow. */
  kept: count,
  /**
   * Blocks that changed, with the generation that changed them; those up to the head's are in the shadow. Negative:
   * something was taken out on purpose, which the shadow must not put back.
   */
  dirty: z.record(z.string(), z.int()),
});
/** The row `shadow` of `facts`. */
export type Fact = z.infer<typeof FactSchema>;

/** A database that was never written to. */
const noFact: Fact = { generation: 0, kept: 0, dirty: {} };

export function parseFact(stored: unknown): Fact {
  const parsed = z.safeParse(FactSchema, stored);
  return parsed.success ? parsed.data : noFact;
}

/** The head of the shadow; nothing if it is missing or damaged. Throws if a newer version wrote it. */
export async function readHead(store: ShadowStore): Promise<Head | undefined> {
  const stored = (await store.get([headName]))[headName];
  const parsed = z.safeParse(HeadSchema, stored);
  if (parsed.success) return parsed.data;
  const version = stored instanceof Object && 'version' in stored ? stored.version : undefined;
  if (typeof version === 'number' && version > 1) throw new StorageUnavailable('newer', undefined);
  return undefined;
}

/** The work that is due: before the library is used, or (`rebuild`, `write`) after. */
export type WorkDue = 'in order' | 'heal' | 'rebuild' | 'write';

export function workDue(head: Head | undefined, fact: Fact): WorkDue {
  const { generation, rebuilt } = head ?? noHead;
  // The database went back to an earlier state, or to none.
  if (generation > fact.generation) return 'heal';
  // So did the shadow, or it never was complete.
  if (rebuilt !== undefined || generation < fact.kept) return 'rebuild';
  return fact.generation > generation ? 'write' : 'in order';
}

/** The database's generation, as an action's transaction finds it. */
export const readFact = async (tx: Writing): Promise<Fact> =>
  parseFact(await tx.objectStore('facts').get(factName));

/**
 * Notes in an action's own transaction that papers changed. `fact`: what it found there; `kept`: the generation known
 * to be in the shadow. `how`: most actions only add or replace values; `taken out` means that values missing from the
 * database must leave the shadow, too.
 */
export function noteChange(
  tx: Writing,
  fact: Fact,
  ids: readonly string[],
  kept: number,
  how: 'changed' | 'taken out' = 'changed',
): void {
  if (ids.length === 0) return;
  const generation = fact.generation + 1;
  const dirty = Object.fromEntries(
    Object.entries(fact.dirty).filter(([, changed]) => Math.abs(changed) > kept),
  );
  for (const block of new Set(ids.map(blockOf))) {
    const isTakenOut = how === 'taken out' || (dirty[block] ?? 0) < 0;
    dirty[block] = isTakenOut ? -generation : generation;
  }
  write(tx, 'facts', { generation, kept: Math.max(fact.kept, kept), dirty }, factName);
}

/** A block that changed. */
export interface DirtyBlock {
  readonly block: Block;
  /** The shadow's copy of it doesn't count. */
  readonly anew: boolean;
}

/** The blocks that changed since a generation. */
export const dirtyBlocks = ({ dirty }: Fact, kept: number): DirtyBlock[] =>
  Object.entries(dirty).flatMap(([block, changed]) =>
    Math.abs(changed) > kept ? [{ block, anew: changed < 0 }] : [],
  );

/**
 * Generations: each action that changes what the shadow holds counts the database's up by one, in its own transaction.
 * The shadow's head says which of them the shadow holds, so that one small row on each side tells which fell behind.
 */
import * as z from '../../basics/z';
import { type Writing, write } from '../act/transaction';
import { StorageUnavailable } from '../store/connection';
import { type Block, blockOf } from './blocks';
import type { ShadowStore } from './shadow-store';

export const headName = 'head';
export const factName = 'shadow';

const count = z.int().check(z.nonnegative());

const HeadSchema = z.object({
  version: z.literal(1),
  /** The generation of the database up to which all is in the shadow. */
  generation: count,
  /** Which database the library uses: one that can't be opened is left behind. */
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
   * something was taken out of them on purpose, which the shadow must not put back.
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

/** The head of the shadow; nothing where there is none or it is damaged. Throws where a newer version wrote it. */
export async function readHead(store: ShadowStore): Promise<Head | undefined> {
  const stored = (await store.get([headName]))[headName];
  const parsed = z.safeParse(HeadSchema, stored);
  if (parsed.success) return parsed.data;
  const version = stored instanceof Object && 'version' in stored ? stored.version : undefined;
  if (typeof version === 'number' && version > 1) throw new StorageUnavailable('newer', undefined);
  return undefined;
}

/** What has to be done before, or (`rebuild`, `write`) after the library is used. */
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
 * Notes in an action's own transaction that papers changed. `fact`: what it found there; `kept`: the generation known to
 * be in the shadow. `how`: most actions only add or replace values; with `taken out`, what is not in the database any
 * more is to be gone.
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
  /** What the shadow holds of it does not count. */
  readonly anew: boolean;
}

/** The blocks that changed since a generation. */
export const dirtyBlocks = ({ dirty }: Fact, kept: number): DirtyBlock[] =>
  Object.entries(dirty).flatMap(([block, changed]) =>
    Math.abs(changed) > kept ? [{ block, anew: changed < 0 }] : [],
  );

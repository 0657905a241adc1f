/**
 * Reconciles database and shadow, block by block: each side gets what only the other has. Writing the shadow after an
 * action, rebuilding it, and healing the database all do this, over different blocks.
 */
import type { PaperId } from '../../paper/ids/paper-id';
import type { Database } from '../store/library-schema';
import { type Block, blockOf, rangeOf, rangeOfStretch, shardOf, shardsOfStretch } from './blocks';
import type { DirtyBlock } from './generations';
import { isWorthATitle, joinPapers, type ShadowPaper, saysMore, type Trusted } from './paper';
import { putBack } from './put-back';
import { type DamagedBlock, readPapersIn } from './read-papers';
import type { ShadowStore } from './shadow-store';
import { readBlock, writeBlock } from './text/block-text';

/** The stored value of a shard: its blocks. */
type Shard = Readonly<Record<Block, unknown>>;

export interface Generations {
  /**
   * The generation of the database's rows. A block of a later generation is trusted more than the rows, an earlier one
   * less.
   */
  readonly database: number;
  /** The generation that is written: the database's own, or, while healing, one that neither side had. */
  readonly written: number;
}

/** Shards as they are to be stored now. */
export type ChangedShards = Readonly<Record<string, Shard>>;

/** Reconciles single blocks. The caller stores them, and must hold the shadow's lock. */
export async function reconcileBlocks(
  db: Database,
  store: ShadowStore,
  dirty: readonly DirtyBlock[],
  generations: Generations,
): Promise<ChangedShards> {
  const blocks = dirty.map(({ block }) => block);
  const shards = new Set(blocks.map(shardOf));
  const [stored, ...read] = await Promise.all([
    store.get([...shards]),
    ...blocks.map((block) => readPapersIn(db, rangeOf(block))),
  ]);
  const work = new Reconciling(stored, generations);
  dirty.forEach((each, n) => {
    work.add(each.block, new Map(read[n]?.papers), each);
  });
  return work.finish(
    db,
    read.flatMap(({ damaged }) => damaged),
  );
}

/** Reconciles a whole stretch, including blocks that only one side has. */
export async function reconcileStretch(
  db: Database,
  store: ShadowStore,
  stretch: string,
  generations: Generations,
): Promise<ChangedShards> {
  const [stored, { papers, damaged }] = await Promise.all([
    store.get(shardsOfStretch(stretch)),
    readPapersIn(db, rangeOfStretch(stretch)),
  ]);
  const work = new Reconciling(stored, generations);
  const blocks = Map.groupBy(papers, ([id]) => blockOf(id));
  for (const [block, entries] of blocks) work.add(block, new Map(entries));
  for (const block of work.others(blocks)) work.add(block, new Map());
  return work.finish(db, damaged);
}

class Reconciling {
  readonly #shards: Record<string, Record<Block, unknown>> = {};
  readonly #changed = new Set<string>();
  readonly #lacking = new Map<PaperId, ShadowPaper>();
  readonly #damaged: DamagedBlock[] = [];
  readonly #generations: Generations;

  constructor(stored: Readonly<Record<string, unknown>>, generations: Generations) {
    this.#generations = generations;
    for (const [name, shard] of Object.entries(stored)) {
      if (isShard(shard)) this.#shards[name] = { ...shard };
      else this.#damaged.push({ store: 'shadow', key: name, row: shard });
    }
  }

  /** Blocks that only the shadow holds. */
  *others(known: ReadonlyMap<Block, unknown>): Generator<Block> {
    for (const shard of Object.values(this.#shards)) {
      for (const block of Object.keys(shard)) if (!known.has(block)) yield block;
    }
  }

  /** `changed`: how the block changed since it was stored, if that is known. */
  add(block: Block, fromDatabase: Map<PaperId, ShadowPaper>, changed?: DirtyBlock): void {
    const name = shardOf(block);
    const anew = changed?.anew === true;
    const stored = this.#shards[name]?.[block];
    const content = stored === undefined || anew ? undefined : readBlock(block, stored);
    if (stored !== undefined && !content && !anew) {
      this.#damaged.push({ store: 'shadow', key: block, row: stored });
    }
    const { database, written } = this.#generations;
    const trusted: Trusted = content && content.generation > database ? 'second' : 'first';
    const joined = new Map<PaperId, ShadowPaper>();
    for (const id of new Set([...fromDatabase.keys(), ...(content?.papers.keys() ?? [])])) {
      const known = fromDatabase.get(id) ?? {};
      const paper = trim(joinPapers(known, content?.papers.get(id) ?? {}, trusted));
      if (saysMore(paper, known)) this.#lacking.set(id, paper);
      joined.set(id, paper);
    }
    const lines = writeBlock(block, { generation: written, papers: joined });
    if (joined.size === 0 && stored === undefined) return;
    // A block that changed back to the same text still has to carry its later generation.
    if (!changed && isSameText(lines, stored)) return;
    this.#shards[name] = { ...this.#shards[name], [block]: lines };
    this.#changed.add(name);
  }

  async finish(db: Database, damagedRows: Parameters<typeof putBack>[2]): Promise<ChangedShards> {
    const damaged = [...damagedRows, ...this.#damaged];
    const isNeeded = this.#lacking.size > 0 || damaged.length > 0;
    const { database, written } = this.#generations;
    const trusted: Trusted = written > database ? 'second' : 'first';
    if (isNeeded) await putBack(db, this.#lacking, damaged, trusted);
    return Object.fromEntries([...this.#changed].map((name) => [name, this.#shards[name] ?? {}]));
  }
}

/** Keeps titles only of papers that the user may look for again. */
function trim(paper: ShadowPaper): ShadowPaper {
  if (isWorthATitle(paper)) return paper;
  const { title: _, author: __, ...rest } = paper;
  return rest;
}

const isShard = (value: unknown): value is Shard =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a block holds the same already, whatever the generation it was written in. */
const isSameText = (lines: readonly string[], stored: unknown): boolean =>
  Array.isArray(stored) &&
  stored.length === lines.length &&
  lines.every((line, n) => n === 0 || line === stored[n]);

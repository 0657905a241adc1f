/**
 * Two ids of one paper, because a page states so (arXiv ↔ DOI). Rows are never merged: look-ups take the later mark
 * over the group, so a wrong join dissolves without loss.
 */
import { type Mark, type Marks, markNames } from '../marks';
import type { PaperId } from '../paper-id';
import type { Database } from './connection';
import { getMany, type ReadableStore } from './get-many';
import { noteChanged } from './note-changed';
import { readFact } from './shadow/state';
import type { ActionTransaction } from './transaction';
import type { Aliases, AliasRow, MarksRow, Seen } from './types';

/** More ids of one paper than this are some page's mistake. */
const groupLimit = 8;

/** A store of a running transaction, as far as it is read here. */
interface Store<Row> extends ReadableStore<Row> {
  count(): Promise<number>;
}

export type AliasStore = Store<AliasRow>;

/**
 * Notes that all of `ids` are one paper, or (`value: false`) that the first is none of the others. `by`: what the user
 * took apart, no page joins again. `kept`: the generation that the shadow is known to hold.
 */
export async function setAlias(
  db: Database,
  ids: readonly PaperId[],
  value: boolean,
  time: number,
  by: 'hand' | 'page' = 'page',
  kept = 0,
): Promise<boolean> {
  const tx: ActionTransaction = db.transaction(
    ['aliases', 'facts', 'inbox', 'marks', 'seen'],
    'readwrite',
    { durability: 'strict' },
  );
  const store = tx.objectStore('aliases');
  const [first, ...others] = new Set(ids);
  if (first === undefined) return false;
  const link = async (from: PaperId, to: PaperId): Promise<boolean> => {
    const row = (await store.get(from)) ?? { id: from, same: {} };
    const known = row.same[to];
    if (known && (known.value === value || (value && by === 'page'))) return false;
    await store.put({ id: from, same: { ...row.same, [to]: { value, time } } });
    return true;
  };
  let changed = false;
  for (const other of others.slice(0, groupLimit - 1)) {
    changed = (await link(first, other)) || changed;
    changed = (await link(other, first)) || changed;
  }
  // Of two copies the one that is taken apart wins: joined again, the shadow's does not count.
  const how = value && by === 'hand' ? 'taken out' : 'changed';
  if (changed) await noteChanged(tx, await readFact(tx), [first, ...others], kept, how);
  await tx.done;
  return changed;
}

/**
 * Finds the other ids of papers; cheap where there are no aliases at all. `many`: papers that will be asked for, whose
 * own rows are read together.
 */
export async function createGroups(store: AliasStore, many: readonly PaperId[] = []) {
  const exist = (await store.count()) > 0;
  const ahead = new Set<string>(exist ? many : []);
  const known = await getMany(store, [...ahead]);
  const rowOf = async (id: PaperId) => (ahead.has(id) ? known.get(id) : store.get(id));

  /** The other ids of a paper, nearest first. */
  async function othersOf(id: PaperId): Promise<PaperId[]> {
    if (!exist) return [];
    const found = [id];
    for (let next = 0; next < found.length && found.length < groupLimit; next++) {
      const at = found[next];
      const row = at && (await rowOf(at));
      for (const [other, link] of Object.entries(row ? row.same : {})) {
        const member = other as PaperId;
        if (link.value && !found.includes(member)) found.push(member);
      }
    }
    return found.slice(1, groupLimit);
  }

  return { exist, othersOf };
}
export type Groups = Awaited<ReturnType<typeof createGroups>>;

/** The other ids of one paper, and those that the user took apart from it. */
export async function aliasesOf(store: AliasStore, id: PaperId): Promise<Aliases> {
  const [row, { othersOf }] = [await store.get(id), await createGroups(store)];
  const same = await othersOf(id);
  const apart = Object.entries(row?.same ?? {}).flatMap(([other, link]) =>
    link.value ? [] : [other as PaperId],
  );
  return { same, apart: apart.filter((other) => !same.includes(other)) };
}

/** The other ids of those papers that have some. */
export async function readOthers(
  store: AliasStore,
  ids: readonly PaperId[],
): Promise<ReadonlyMap<PaperId, readonly PaperId[]>> {
  const { exist, othersOf } = await createGroups(store, ids);
  if (!exist) return new Map();
  const found = await Promise.all(ids.map(async (id) => [id, await othersOf(id)] as const));
  return new Map(found.filter(([, others]) => others.length > 0));
}

/** The ids, and all others of the same papers. */
export async function withOthers(store: AliasStore, ids: readonly PaperId[]): Promise<PaperId[]> {
  const others = await readOthers(store, ids);
  return [...new Set([...ids, ...[...others.values()].flat()])];
}

const isLater = (a: Mark, b: Mark): boolean =>
  a.time > b.time || (a.time === b.time && a.action > b.action);

/** Per mark the later one over all rows of a group. */
export function laterMarks(rows: readonly Marks[]): Marks {
  const merged: Marks = {};
  for (const name of markNames) {
    for (const { [name]: mark } of rows) {
      const best = merged[name];
      if (mark && (!best || isLater(mark, best))) merged[name] = mark;
    }
  }
  return merged;
}

/** The rows of a paper's other ids. */
export async function otherRows(
  marks: Pick<Store<MarksRow>, 'get'>,
  groups: Groups,
  id: PaperId,
): Promise<MarksRow[]> {
  const others = await groups.othersOf(id);
  const rows = await Promise.all(others.map((other) => marks.get(other)));
  return rows.flatMap((row) => row ?? []);
}

/** When a paper of several ids was first seen; taken back where that came later than any of them was seen. */
export function seenOfAll(times: readonly (Seen | undefined)[]): Seen | undefined {
  const known = times.filter((time) => time !== undefined);
  const seen = known.filter((time) => time > 0);
  const latest = Math.max(...seen);
  const takenBack = known.filter((time) => time < 0 && -time > latest);
  if (takenBack.length > 0) return Math.min(...takenBack);
  return seen.length > 0 ? Math.min(...seen) : undefined;
}

/**
 * Two ids of one paper, because a page states so (arXiv ↔ DOI) or the user said so. Rows are never merged: look-ups
 * take the later mark over the group, so undoing a wrong join loses nothing. `alias-rules.ts` decides which ids are a
 * group.
 */

import type { PaperId } from '../../paper/ids/paper-id';
import { markNames } from '../../paper/state/marks';
import type { Mark, Marks } from '../../paper/state/marks-schema';
import type { Seen } from '../../paper/state/paper-state-schema';
import type { Aliases } from '../answers';
import { getMany, type ReadableStore } from '../store/get-many';
import type { AliasRow, MarksRow } from '../store/library-schema';
import { groupIn, type LinkedRows, namedIn } from './alias-rules';

/** More connected ids than this can't be one paper: then none of the links holds. */
const netLimit = 50;

/** A store of a running transaction, as far as it is read here. */
interface Store<Row> extends ReadableStore<Row> {
  count(): Promise<number>;
}

export type AliasStore = Store<AliasRow>;

/**
 * Finds the other ids of papers; cheap where there are no aliases. `many`: papers that will be asked for, so that their
 * own rows are read together.
 */
export async function createGroups(store: AliasStore, many: readonly PaperId[] = []) {
  const exist = (await store.count()) > 0;
  const ahead = new Set<string>(exist ? many : []);
  const known = await getMany(store, [...ahead]);
  const rowOf = async (id: PaperId) => (ahead.has(id) ? known.get(id) : store.get(id));

  /** All rows that links lead to. Nothing if they name too many ids. */
  async function linkedRowsOf(id: PaperId): Promise<LinkedRows | undefined> {
    const rows = new Map<PaperId, AliasRow>();
    const named = new Set([id]);
    for (const each of named) {
      const row = await rowOf(each);
      if (!row) continue;
      rows.set(each, row);
      for (const other of namedIn(row)) named.add(other);
      if (named.size > netLimit) return undefined;
    }
    return rows;
  }

  /** The other ids of a paper, nearest first. */
  async function othersOf(id: PaperId): Promise<PaperId[]> {
    const rows = exist ? await linkedRowsOf(id) : undefined;
    return rows ? groupIn(rows, id).slice(1) : [];
  }

  return { exist, linkedRowsOf, othersOf };
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

/** When a paper with several ids was first seen; negative if the user took that back after the latest sighting. */
export function seenOfAll(times: readonly (Seen | undefined)[]): Seen | undefined {
  const known = times.filter((time) => time !== undefined);
  const seen = known.filter((time) => time > 0);
  const latest = Math.max(...seen);
  const takenBack = known.filter((time) => time < 0 && -time > latest);
  if (takenBack.length > 0) return Math.min(...takenBack);
  return seen.length > 0 ? Math.min(...seen) : undefined;
}

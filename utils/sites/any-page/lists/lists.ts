/** The lists that rows make: three papers beside each other, or rows of a kind that is such a list elsewhere. */
import type { PaperId } from '../../../paper/ids/paper-id';
import { childrenOf, holds, isItem, kindOf, parentOf, tagOf } from '../tree';
import { alikeBesideEachOther, areAlike } from './alike';
import { type Bearing, bestOf } from './bearing';
import { byParent } from './by-parent';
import { Lists } from './gathered';
import { contextOf, isPage, type Row, rowAt, upwards } from './rows';

/** Rows of one kind, in the page's order. They may stand in several parents: one for each day. */
export interface List {
  readonly rows: readonly Row[];
}

/** Fewer papers are no list. */
export const least = 3;

/** The lists of a page, and the rows that are in none. */
export function listsOf(
  rows: readonly Row[],
  bearing: Bearing,
): { lists: readonly List[]; single: readonly Row[] } {
  const groups = alikeBesideEachOther(rows);
  const lists = new Lists();
  const few: Row[] = [];
  for (const group of groups) {
    if (isList(group, bearing)) lists.add(group);
    // Few in one parent: two cards in a line, one paper of a day.
    else few.push(...group);
  }
  const several = groups.filter((group) => group.length > 1);
  for (const group of Map.groupBy(few, ({ element }) => contextOf(element)).values()) {
    const all = areItems(group) ? withSiblings(group, bearing, several, rows) : group;
    if (isList(all, bearing)) lists.add(group);
  }
  const left = few.filter((row) => !lists.placed.has(row) && !lists.take(row));
  // Items that differ in their classes, each in a box of its own.
  for (const group of Map.groupBy(
    left.filter(({ element }) => isItem(element)),
    looseOf,
  ).values()) {
    if (isList(group, bearing)) lists.add(group);
  }
  addByShape(rows, new Set(left.filter((row) => !lists.placed.has(row))), lists, bearing);
  const single = left.filter((row) => !lists.placed.has(row));
  lists.dissolve();
  const found = lists.all.map((own) => withSiblings(own, bearing, several, rows));
  return { lists: withoutInner(widened(found)), single };
}

/** Rows beside each other that share no class, as `odd` and `even`, but are built alike from the row to its link. */
function addByShape(
  rows: readonly Row[],
  left: ReadonlySet<Row>,
  lists: Lists,
  bearing: Bearing,
): void {
  const parents = new Set([...left].map(({ parent }) => parent));
  const siblings = rows.filter(({ parent }) => parent && parents.has(parent));
  for (const beside of Map.groupBy(siblings, ({ parent }) => parent).values()) {
    for (const same of Map.groupBy(beside, shapeOf).values()) {
      const own = same.filter((row) => left.has(row));
      const known = same.find((row) => lists.placed.has(row));
      if (known) lists.join(own, known);
      else if (isList(own, bearing)) lists.add(own);
    }
  }
}

const shapeOf = ({ link, element }: Row): string => upwards(link, element).map(tagOf).join();

const areItems = (rows: readonly Row[]): boolean => rows.every(({ element }) => isItem(element));

const looseOf = ({ element, parent }: Row): string =>
  `${tagOf(element)}<${parent ? kindOf(parent) : ''}`;

function isList(rows: readonly Row[], bearing: Bearing): boolean {
  const papers = new Set<PaperId | undefined>();
  return rows.some(({ element }) => papers.add(bestOf(bearing.get(element) ?? [])).size >= least);
}

/**
 * Lists with their rows as the larger elements that hold one of them each. An entry is larger than what links to its
 * paper alone where its abstract links to another.
 */
function widened(lists: readonly (readonly Row[])[]): readonly (readonly Row[])[] {
  const counts = lists.map(rowsIn);
  return lists.map((rows, n) => {
    const wider = rows.map((row) => widest(row, counts[n]));
    const grown = wider.filter((row, nth) => row !== rows[nth]);
    if (grown.length === 0 || grown.length < 0.8 * rows.length) return rows;
    const others = counts.filter((_, nth) => nth !== n);
    const holdsList = ({ element }: Row) => others.some((rows) => (rows.get(element) ?? 0) > 1);
    const isLevel = !grown.some(holdsList);
    return isLevel && alikeBesideEachOther(wider).some((group) => group.length >= least)
      ? wider
      : rows;
  });
}

/** A row as the largest element around it that holds no other. */
function widest(row: Row, counts: ReadonlyMap<Element, number> | undefined): Row {
  let found = row.element;
  for (let { parent: at } = row; at && counts?.get(at) === 1; at = parentOf(at)) {
    if (!isPage(at)) found = at;
  }
  return found === row.element ? row : rowAt(found, row);
}

/** How many of some rows each element holds. */
function rowsIn(rows: readonly Row[]): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  const add = (at: Element, count: number) => counts.set(at, (counts.get(at) ?? 0) + count);
  const elements = new Set<Element>();
  for (const [parent, own] of Map.groupBy(rows, (row) => row.parent)) {
    const before = elements.size;
    for (const { element } of own) elements.add(element);
    if (parent) for (const at of upwards(parent)) add(at, elements.size - before);
  }
  // Rows hold rows where an item was taken out of a larger one.
  for (const element of elements) if (counts.has(element)) add(element, 1);
  return counts;
}

/** Lists without those whose rows stand within the rows of others, as the links of abstracts. */
function withoutInner(lists: readonly (readonly Row[])[]): readonly List[] {
  const owners = new Map<Element, number>();
  const depthFirst = lists.map((rows) => rows.toSorted(inOrder));
  if (lists.length < 2) return depthFirst.map((rows) => ({ rows }));
  depthFirst.forEach((rows, n) => {
    for (const { element } of rows) if (!owners.has(element)) owners.set(element, n);
  });
  return depthFirst
    .map((rows, n) => {
      const isOwn = (at: Element) => (owners.get(at) ?? n) === n;
      const inOwn = byParent((parent) => upwards(parent).every(isOwn));
      return { rows: rows.filter((row) => isOwn(row.element) && inOwn(row) !== false) };
    })
    .filter(({ rows }) => rows.length > 0);
}

/**
 * Rows with those beside them that link to several papers, as an abstract may, or a remark. What holds a list of its own
 * is no row.
 */
function withSiblings(
  rows: readonly Row[],
  bearing: Bearing,
  groups: readonly Row[][],
  all: readonly Row[],
): readonly Row[] {
  const known = new Set(rows.map(({ element }) => element));
  const found = new Set<Element>();
  for (const [parent, own] of Map.groupBy(rows, (row) => row.parent)) {
    const [first] = own;
    if (!parent || !first) continue;
    const others = childrenOf(parent).filter(
      (child) => bearing.has(child) && !known.has(child) && areAlike(first.element, child),
    );
    // Where most have several papers, each is no entry.
    if (others.length <= own.length) for (const element of others) found.add(element);
  }
  for (const group of found.size > 0 ? groups : []) {
    const around = group[0] ? upwards(group[0].element).filter((at) => found.has(at)) : [];
    for (const at of around) {
      if (group.every(({ element }) => holds(at, element))) found.delete(at);
    }
  }
  if (found.size === 0) return rows;
  const rowAround = (element: Element) => upwards(element).find((each) => found.has(each));
  const outer = rows.filter(({ element }) => !rowAround(element));
  const numbers = new Map<Element, number>();
  for (const { element, nth } of all) {
    const at = rowAround(element);
    if (at && !numbers.has(at)) numbers.set(at, nth);
  }
  return [
    ...outer,
    ...[...found].map((element) =>
      rowAt(element, {
        nth: numbers.get(element) ?? 0,
        link: element,
        core: element,
        whole: element,
      }),
    ),
  ];
}

const inOrder = (one: Row, other: Row): number => one.nth - other.nth;

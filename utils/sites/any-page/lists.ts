/** The lists that rows make: three papers beside each other, or rows of a kind that is such a list elsewhere. */
import { type Bearing, bestOf } from './bearing';
import { placeOf, type Row, upwards } from './rows';
import { attribute, childrenOf, holds, isItem, kindOf, parentOf, tagOf } from './tree';

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
  const isList = (some: readonly Row[]) =>
    new Set(some.map(({ element }) => bestOf(bearing.get(element) ?? []))).size >= least;
  for (const group of groups) if (isList(group)) lists.add(group);
  // Few in one parent: two cards in a line, one paper of a day.
  const few = groups.filter((group) => !isList(group)).flat();
  for (const group of Map.groupBy(few, ({ element }) => placeOf(element)).values()) {
    if (isList(group)) lists.add(group);
  }
  const single = few.filter((row) => !lists.placed.has(row) && !lists.take(row));
  lists.dissolve();
  const several = groups.filter((group) => group.length > 1);
  const found = lists.all.map(({ rows: own }) => withSiblings(own, bearing, several, rows));
  return { lists: withoutInner(found.map((own) => widened(own, found))), single };
}

/**
 * Rows as the larger elements that hold one of them each. An entry is larger than what links to its paper alone where
 * its abstract links to another.
 */
function widened(rows: readonly Row[], lists: readonly (readonly Row[])[]): readonly Row[] {
  const counts = rowsIn(rows);
  const wider = rows.map((row) => {
    const around = upwards(row.element).filter(
      (at) => counts.get(at) === 1 && !/^(?:body|main|html)$/.test(tagOf(at)),
    );
    return { ...row, element: around.at(-1) ?? row.element };
  });
  const grown = wider.filter(({ element }, n) => element !== rows[n]?.element);
  const others = lists.filter((list) => list !== rows).map(rowsIn);
  const holdsList = ({ element }: Row) => others.some((within) => (within.get(element) ?? 0) > 1);
  const isLevel = grown.length >= 0.8 * rows.length && !grown.some(holdsList);
  return isLevel && alikeBesideEachOther(wider).some((group) => group.length >= least)
    ? wider
    : rows;
}

/** How many of some rows each element holds. */
function rowsIn(rows: readonly Row[]): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  for (const element of new Set(rows.map((row) => row.element))) {
    for (const at of upwards(element)) counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return counts;
}

/** Lists without those whose rows stand within the rows of others, as the links of abstracts. */
function withoutInner(lists: readonly (readonly Row[])[]): readonly List[] {
  const owners = new Map<Element, number>();
  const depthFirst = lists.map((rows) => rows.toSorted(inOrder));
  depthFirst.forEach((rows, n) => {
    for (const { element } of rows) if (!owners.has(element)) owners.set(element, n);
  });
  return depthFirst
    .map((rows, n) => ({
      rows: rows.filter(({ element }) =>
        upwards(element).every((at) => (owners.get(at) ?? n) === n),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Lists while they are put together. */
class Lists {
  all: { rows: Row[]; places: Set<string> }[] = [];
  readonly placed = new Set<Row>();

  /** Adds rows that are alike: to the list of their kind, or as a new one. */
  add(group: readonly Row[]): void {
    const places = group.map(({ element }) => placeOf(element));
    for (const row of group) this.placed.add(row);
    const known = this.all.find((list) => places.some((place) => list.places.has(place)));
    if (!known) this.all.push({ rows: [...group], places: new Set(places) });
    else {
      known.rows.push(...group);
      for (const place of places) known.places.add(place);
    }
  }

  /** Adds a row to the list whose kind it is of, or something in it: what is around the only paper of a day is no entry. */
  take(row: Row, from?: { rows: Row[] }): boolean {
    for (const element of upwards(row.core, row.element)) {
      const place = placeOf(element);
      const list = this.all.find((each) => each !== from && each.places.has(place));
      if (!list) continue;
      list.rows.push({ ...row, element });
      return true;
    }
    return false;
  }

  /** Three days with one paper each look like a list; they are part of the one that the other days make. */
  dissolve(): void {
    for (const list of this.all) {
      const others = this.all.filter((each) => each !== list);
      const isPart = ({ core, element }: Row) =>
        upwards(core, element).some((at) => others.some(({ places }) => places.has(placeOf(at))));
      if (!list.rows.every(isPart)) continue;
      for (const row of list.rows) this.take(row, list);
      this.all = others;
    }
  }
}

/** Rows that have one parent and are alike. */
function alikeBesideEachOther(rows: readonly Row[]): Row[][] {
  const byParent = Map.groupBy(rows, ({ element }) => parentOf(element));
  return [...byParent.values()].flatMap((siblings) => {
    const groups: Row[][] = [];
    for (const row of siblings) {
      const group = groups.find(([first]) => first && areAlike(first.element, row.element));
      if (group) group.push(row);
      else groups.push([row]);
    }
    return groups;
  });
}

/** Items of one parent differ in their classes (`odd`, `featured`); other elements share one, or have none. */
function areAlike(one: Element, other: Element): boolean {
  if (tagOf(one) !== tagOf(other)) return false;
  if (isItem(one) || kindOf(one) === kindOf(other)) return true;
  const classes = new Set(classesOf(one));
  return classesOf(other).some((name) => classes.has(name));
}

const classesOf = (element: Element): readonly string[] =>
  attribute(element, 'class').split(/\s+/).filter(Boolean);

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
  for (const [parent, own] of Map.groupBy(rows, ({ element }) => parentOf(element))) {
    const [first] = own;
    if (!parent || !first) continue;
    const others = childrenOf(parent).filter(
      (child) => bearing.has(child) && !known.has(child) && areAlike(first.element, child),
    );
    // Where most have several papers, each is no entry.
    if (others.length > own.length) continue;
    for (const element of others) {
      const holdsList = groups.some((group) => group.every((row) => holds(element, row.element)));
      if (!holdsList) found.add(element);
    }
  }
  if (found.size === 0) return rows;
  const outer = rows.filter(({ element }) => !upwards(element).some((at) => found.has(at)));
  const places = new Map<Element, number>();
  for (const { element, place } of all) {
    const at = upwards(element).find((each) => found.has(each));
    if (at && !places.has(at)) places.set(at, place);
  }
  return [
    ...outer,
    ...[...found].map((element) => ({
      element,
      place: places.get(element) ?? 0,
      core: element,
      whole: element,
    })),
  ];
}

const inOrder = (one: Row, other: Row): number => one.place - other.place;

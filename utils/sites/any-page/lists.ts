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
  const found = lists.all.map((list) => ({
    rows: withSiblings(list.rows, bearing, several).toSorted(inOrder),
  }));
  return { lists: found, single };
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
    for (const element of upwards(row.link, row.element)) {
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
      const isPart = ({ link, element }: Row) =>
        upwards(link, element).some((at) => others.some(({ places }) => places.has(placeOf(at))));
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
function withSiblings(rows: readonly Row[], bearing: Bearing, groups: readonly Row[][]): Row[] {
  const known = new Map(rows.map((row) => [row.element, row]));
  const found = new Map<Element, Row>();
  for (const parent of new Set(rows.map(({ element }) => parentOf(element)))) {
    if (!parent) continue;
    const own = rows.filter(({ element }) => parentOf(element) === parent);
    const others = childrenOf(parent).filter(
      (child) => bearing.has(child) && !known.has(child) && own.some(({ element }) => areAlike(element, child)),
    );
    // Where most have several papers, each is no entry.
    if (others.length > own.length) continue;
    for (const element of others) {
      if (groups.some((group) => group.every((row) => holds(element, row.element)))) continue;
      found.set(element, { element, link: element });
    }
  }
  const all = [...rows, ...found.values()];
  return all.filter(({ element }) => ![...found.keys()].some((at) => at !== element && holds(at, element)));
}

const inOrder = (one: Row, other: Row): number =>
  // Node.DOCUMENT_POSITION_FOLLOWING
  one.element.compareDocumentPosition(other.element) & 4 ? -1 : 1;

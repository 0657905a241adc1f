/** Which rows are alike: they stand beside each other, and are of one kind. */

import { attribute, isItem, kindOf, tagOf } from '../tree';
import type { Row } from './rows';

/** Rows that have one parent and are alike: each has something in common with the first of its group. */
export function alikeBesideEachOther(rows: readonly Row[]): Row[][] {
  const byParent = Map.groupBy(rows, ({ parent }) => parent);
  return [...byParent.values()].flatMap((siblings) => {
    const groups: Row[][] = [];
    const byLook = new Map<string, Row[]>();
    // By what their first rows have: the number of the first group with it.
    const firsts = new Map<string, number>();
    for (const row of siblings) {
      const look = lookOf(row.element);
      const group = byLook.get(look) ?? groupFor(row.element, groups, firsts);
      byLook.set(look, group);
      group.push(row);
    }
    return groups;
  });
}

function groupFor(element: Element, groups: Row[][], firsts: Map<string, number>): Row[] {
  const shared = sharedBy(element);
  const group = groups[Math.min(...shared.map((each) => firsts.get(each) ?? groups.length))];
  if (group) return group;
  for (const each of shared) if (!firsts.has(each)) firsts.set(each, groups.length);
  const begun: Row[] = [];
  groups.push(begun);
  return begun;
}

/** Whether two elements of one parent are alike. */
export function areAlike(one: Element, other: Element): boolean {
  const shared = new Set(sharedBy(one));
  return sharedBy(other).some((each) => shared.has(each));
}

/** Elements that look the same are alike. */
const lookOf = (element: Element): string =>
  isItem(element) ? tagOf(element) : `${tagOf(element)} ${attribute(element, 'class')}`;

/** Items of one parent differ in their classes (`odd`, `featured`); other elements share one, or have none. */
function sharedBy(element: Element): readonly string[] {
  const tag = tagOf(element);
  if (isItem(element)) return [tag];
  const classes = attribute(element, 'class').split(/\s+/).filter(Boolean);
  return [kindOf(element), ...classes.map((name) => `${tag} ${name}`)];
}

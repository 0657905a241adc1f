/**
 * The elements that belong to one entry: its row, and those beside it that hold the rest, as `dd` after `dt`, the second
 * row of a table, or the heading before a paragraph with the link.
 */
import { type Bearing } from './bearing';
import type { Row } from './rows';
import { isHeading, kindOf, nextOf, parentOf, previousOf, tagOf, within } from './tree';

/** More elements than this between two rows are something else. */
const longest = 8;

/** The elements of each row's entry in the page's order, its own among them. */
export function partsOfRows(rows: readonly Row[], bearing: Bearing): Map<Element, readonly Element[]> {
  const parts = new Map<Element, readonly Element[]>();
  for (const siblings of Map.groupBy(rows, ({ element }) => parentOf(element)).values()) {
    const elements = siblings.map(({ element }) => element);
    const own = new Set(elements);
    const between = elements.map((element) => following(element, own, bearing));
    const before = [elements[0] ? preceding(elements[0], bearing) : [], ...between.slice(0, -1)];
    const leads = headingsLead(elements, before);
    const usual = leads ? undefined : usualAfter(elements, between);
    elements.forEach((element, n) => {
      const lead = leads ? fromHeading(before[n] ?? []) : [];
      const tail = between[n] ?? [];
      const rest = leads ? upToHeading(tail) : tail.filter((each) => usual?.has(kindOf(each)));
      parts.set(element, [...lead, element, ...rest]);
    });
  }
  return parts;
}

/** The siblings up to the next row. What links to other papers, as a `dd` may, belongs to its `dt`. */
function following(row: Element, rows: ReadonlySet<Element>, bearing: Bearing): Element[] {
  const found: Element[] = [];
  const ids = bearing.get(row) ?? [];
  for (let at = nextOf(row); at && !rows.has(at) && found.length < longest; at = nextOf(at)) {
    const others = (bearing.get(at) ?? []).some((id) => !ids.includes(id));
    if ((others && tagOf(at) !== 'dd') || tagOf(at) === 'dt') break;
    found.push(at);
  }
  return found;
}

function preceding(row: Element, bearing: Bearing): Element[] {
  const found: Element[] = [];
  for (let at = previousOf(row); at && !bearing.has(at) && found.length < longest; at = previousOf(at)) {
    found.unshift(at);
  }
  return found;
}

const hasHeading = (element: Element): boolean =>
  isHeading(element) || within(element, 'h1, h2, h3, h4, h5, h6, [role=heading]').length > 0;

/** Whether each row follows a heading of its own, and has none in itself. */
function headingsLead(rows: readonly Element[], before: readonly (readonly Element[])[]): boolean {
  const led = before.filter((gap) => gap.some(isHeading)).length;
  return led > rows.length / 2 && rows.filter(hasHeading).length < rows.length / 2;
}

const fromHeading = (gap: readonly Element[]): readonly Element[] =>
  gap.slice(Math.max(0, gap.findLastIndex(isHeading)));

function upToHeading(gap: readonly Element[]): readonly Element[] {
  const end = gap.findIndex(isHeading);
  return end < 0 ? gap : gap.slice(0, end);
}

/** The kinds of elements that follow at least half of the rows: others stand between two entries by chance. */
function usualAfter(
  rows: readonly Element[],
  between: readonly (readonly Element[])[],
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const gap of between) {
    for (const kind of new Set(gap.filter((each) => !isHeading(each)).map(kindOf))) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return new Set(
    [...counts].filter(([, count]) => count >= Math.max(2, rows.length / 2)).map(([kind]) => kind),
  );
}

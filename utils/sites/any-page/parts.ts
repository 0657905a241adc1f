/**
 * The elements that belong to one entry: its row, and those beside it that hold the rest, as `dd` after `dt`, the second
 * row of a table, or the heading before a paragraph with the link.
 */
import type { Bearing } from './lists/bearing';
import { hasTitle, type Row } from './lists/rows';
import { isHeading, kindOf, nextOf, previousOf, tagOf, textContentOf, within } from './tree';

const nothing: readonly Element[] = [];
/** More elements than this between two rows are something else. */
const longest = 8;

/** The elements of each row's entry in the page's order, its own among them; the rows in the given order. */
export function partsOfRows(
  rows: readonly Row[],
  bearing: Bearing,
): readonly (readonly Element[])[] {
  if (areDense(rows)) return rows.map(({ element }) => [element]);
  const led = ledParts(rows, bearing);
  if (led) return led;
  const groups = [...Map.groupBy(rows, ({ parent }) => parent).values()].map((group) =>
    gapsOf(
      group.map(({ element }) => element),
      bearing,
    ),
  );
  const gaps = groups.flat();
  const lead = headingsLead(gaps);
  const usual = usualAfter(gaps);
  const parts = new Map<Element, readonly Element[]>(
    gaps.map(({ row, before, after }) => {
      if (lead) return [row, [...fromHeading(before), row, ...upToHeading(after)]];
      if (after.length === 0) return [row, [row]];
      const own = after.filter((each) => tagOf(each) === 'dd' || usual.has(kindOf(each)));
      return [row, [row, ...own]];
    }),
  );
  return rows.map(({ element }) => parts.get(element) ?? [element]);
}

/** Whether nothing stands beside rows but rows, as in most lists. */
function areDense(rows: readonly Row[]): boolean {
  const own = new Set<Element | null>(rows.map(({ element }) => element)).add(null);
  return rows.every(({ element }) => own.has(nextOf(element)) && own.has(previousOf(element)));
}

/**
 * Rows that only say "PDF, code" end entries whose titles stand in the elements before them: before the first, too, are
 * those that are between most of the others. What else is between two entries, as an advertisement, is of none. Nothing
 * if the rows have titles themselves, or follow on nothing.
 */
function ledParts(
  rows: readonly Row[],
  bearing: Bearing,
): readonly (readonly Element[])[] | undefined {
  const samples = rows.slice(0, 40);
  if (samples.filter(({ element }) => hasTitle(element)).length > samples.length / 2)
    return undefined;
  const before = rows.map(({ element }) => preceding(element, bearing).filter(hasText));
  const [first = []] = before;
  const usual = mostUsual(before.map((gap) => gap.map(kindOf)));
  const own = first.slice(-usual.length);
  if (!usual[0] || own.length < usual.length) return undefined;
  if (own.some((each, n) => kindOf(each) !== usual[n])) return undefined;
  const fromFirst = (gap: readonly Element[]) =>
    gap.slice(
      Math.max(
        0,
        gap.findIndex((each) => kindOf(each) === usual[0]),
      ),
    );
  return rows.map(({ element }, n) => [...(n > 0 ? fromFirst(before[n] ?? []) : own), element]);
}

/** The one of some lists with which most of them end; nothing if there is none. */
function mostUsual(lists: readonly (readonly string[])[]): readonly string[] {
  const ends = lists.slice(0, 40).map((list) => ({ list, text: ` ${list.join(' ')}` }));
  const rated = ends.map(({ list, text }) => ({
    list,
    count: list[0] ? ends.filter((each) => each.text.endsWith(text)).length : 0,
  }));
  const [best] = rated.toSorted((one, other) => other.count - one.count);
  return best && best.count > ends.length / 2 ? best.list : [];
}

const hasText = (element: Element): boolean => /\S/.test(textContentOf(element) ?? '');

/** A row with what stands between it and those before and after it. */
interface Gaps {
  readonly row: Element;
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

function gapsOf(rows: readonly Element[], bearing: Bearing): readonly Gaps[] {
  const own = new Set(rows);
  const between = rows.map((row) => following(row, own, bearing));
  const after = withoutOthers(rows, between);
  const toHeading = rows.map((row, n) =>
    fromHeading((n > 0 ? between[n - 1] : preceding(row, bearing)) ?? []),
  );
  // Elements of the rows' kind belong to those with the same heading, if each has as many.
  const isEven = toHeading.every(({ length }) => length === toHeading[0]?.length);
  return rows.map((row, n) => ({
    row,
    before: (isEven ? toHeading[n] : n > 0 ? after[n - 1] : preceding(row, bearing)) ?? [],
    after: after[n] ?? [],
  }));
}

/** The siblings up to the next row. What links to other papers, as a `dd` may, belongs to its `dt`. */
function following(row: Element, rows: ReadonlySet<Element>, bearing: Bearing): readonly Element[] {
  const first = nextOf(row);
  if (!first || rows.has(first)) return nothing;
  const found: Element[] = [];
  const ids = bearing.get(row) ?? [];
  for (
    let at: Element | null = first;
    at && !rows.has(at) && found.length < longest;
    at = nextOf(at)
  ) {
    const others = (bearing.get(at) ?? []).some((id) => !ids.includes(id));
    if ((others && tagOf(at) !== 'dd') || tagOf(at) === 'hr') break;
    found.push(at);
  }
  return found;
}

function preceding(row: Element, bearing: Bearing): Element[] {
  const found: Element[] = [];
  let at = previousOf(row);
  while (at && !bearing.has(at) && found.length < longest) {
    found.unshift(at);
    at = previousOf(at);
  }
  return found;
}

/**
 * Elements of the rows' own kind are entries without a paper. Paragraphs, and rows of a table without classes, are all of
 * one kind: there, those that follow each row belong to it, if they are as many each time.
 */
function withoutOthers(
  rows: readonly Element[],
  gaps: readonly (readonly Element[])[],
): readonly (readonly Element[])[] {
  const count = gaps[0]?.length ?? 0;
  const isEven =
    count > 0 &&
    !rows.some(hasHeading) &&
    gaps.slice(0, -1).every(({ length }) => length === count) &&
    rows.every((row) => kindOf(row).endsWith('.')) &&
    (count === 1 || (rows.length > 3 && (gaps.at(-1)?.length ?? 0) >= count));
  return gaps.map((gap, n) => {
    const row = rows[n];
    if (gap.length === 0) return gap;
    const end = isEven ? count : gap.findIndex((at) => row && isOfKind(at, row));
    return end < 0 ? gap : gap.slice(0, end);
  });
}

const isOfKind = (one: Element, other: Element): boolean =>
  kindOf(one) === kindOf(other) ||
  (tagOf(one) === tagOf(other) && /^(?:li|article)$/.test(tagOf(one)));

const leadsIn = (element: Element): boolean => isHeading(element) || tagOf(element) === 'dt';

const hasHeading = (element: Element): boolean =>
  isHeading(element) || within(element, 'h1, h2, h3, h4, h5, h6, [role=heading]').length > 0;

/** Whether most rows follow a heading of their own, and have none in themselves. */
function headingsLead(gaps: readonly Gaps[]): boolean {
  const led = gaps.filter(({ before }) => before.some(leadsIn)).length;
  return (
    led > gaps.length / 2 && gaps.filter(({ row }) => hasHeading(row)).length < gaps.length / 2
  );
}

const fromHeading = (gap: readonly Element[]): readonly Element[] => {
  const start = gap.findLastIndex(leadsIn);
  return start < 0 ? [] : gap.slice(start);
};

function upToHeading(gap: readonly Element[]): readonly Element[] {
  const end = gap.findIndex(leadsIn);
  return end < 0 ? gap : gap.slice(0, end);
}

/** The kinds of elements that follow at least half of the rows: others stand between two entries by chance. */
function usualAfter(gaps: readonly Gaps[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { after } of gaps) {
    for (const kind of new Set(after.filter((each) => !leadsIn(each)).map(kindOf))) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  const least = Math.max(2, gaps.length / 2);
  return new Set([...counts].filter(([, count]) => count >= least).map(([kind]) => kind));
}

/** Lists that are no listings: navigation, what is related to something else, what an article refers to. */

import { textOf } from '../readable-text';
import {
  around,
  attribute,
  fits,
  hasOwnText,
  holds,
  isHeading,
  parentOf,
  previousOf,
  tagOf,
  within,
} from '../tree';
import { byParent } from './by-parent';
import { type Row, upwards } from './rows';

/** Parts of a page that are about something else. */
const apart =
  'nav, footer, aside, [role=navigation], [role=contentinfo], [role=complementary], [role=menu], [role=dialog], ' +
  'body > header, [hidden], dialog:not([open])';

/** What headings over them say, in the languages of most pages. */
const references =
  /^(?:references?|bibliograph(?:y|ie)|works cited|cited (?:works|references)|literature(?: cited)?|literatur(?:verzeichnis)?|r[ée]f[ée]rences|notes|footnotes|notes and references|einzelnachweise|referencias|bibliograf[íi]a|参考文献|참고 ?문헌)$/i;
const related =
  /^(?:related|similar|recommended|suggested|more from|more like|you (?:may|might)|people also|also (?:read|see|viewed)|see also|further reading|cited by|citing|recently viewed)\b/i;
/** What journals show beside their contents. It may also be a page of its own. */
const choice =
  /^(?:(?:most|top|recently) (?:read|cited|viewed|downloaded|shared|accessed|popular)|popular (?:articles|papers|posts)|editors? s? ?(?:picks?|choice))\b/i;
const relatedPlace =
  /(?:^|\s)(?:sidebar|related|similar|recommend(?:ed|ations?))(?:$|[\s_-])|(?<!\b(?:has|with|no))[_-]sidebar(?:$|\s)/i;

/**
 * Why rows are no entries; nothing if they may be. `referredTo`: the ids of elements that the page's text refers to, as
 * its notes and references.
 */
export function whyApart(
  rows: readonly Row[],
  referredTo: ReadonlySet<string>,
): string | undefined {
  const most = (fits: (row: Row) => boolean) => areMost(rows, fits);
  const inZone = byParent((parent) => around(parent, apart) !== null);
  if (most((row) => inZone(row) || fits(row.element, apart))) return 'in a part for other things';
  const over = headingsOver();
  if (most((row) => isReferredTo(row.element, referredTo) || references.test(over(row) ?? ''))) {
    return 'references of a text';
  }
  const isRelated = byParent(inRelatedPlace);
  if (most((row) => related.test(over(row) ?? '') || isRelated(row) === true)) {
    return 'related to something else';
  }
  return undefined;
}

/** Whether rows are a choice of papers rather than all: "Most read". */
export const isChoice = (rows: readonly Row[]): boolean => {
  const over = headingsOver();
  return areMost(rows, (row) => choice.test(over(row) ?? ''));
};

/**
 * The rows of a box that stands among the others and says that it is about something else: "Recommended for you", between
 * two entries.
 */
export function boxedApart(rows: readonly Row[]): ReadonlySet<Row> {
  const parents = new Set(rows.map(({ parent }) => parent));
  const known = new Map<Element, Element | undefined>();
  const isBoxed = byParent((parent, { element }) => {
    const heading = headingBefore(element, known);
    if (!related.test(wordsOf(heading))) return false;
    return upwards(parent).some((at) => parents.has(parentOf(at)) && heading && holds(at, heading));
  });
  return new Set(rows.filter(isBoxed));
}

/** The words of the heading over a row. */
function headingsOver(): (row: Row) => string | undefined {
  const known = new Map<Element, Element | undefined>();
  return byParent((_, { element }) => wordsOf(headingBefore(element, known)));
}

const wordsOf = (heading: Element | undefined): string =>
  textOf(heading, 100)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Whether more than half of the rows fit: no more are asked than it takes to know. */
function areMost(rows: readonly Row[], fits: (row: Row) => boolean): boolean {
  let [left, needed] = [rows.length, Math.floor(rows.length / 2) + 1];
  for (const row of rows) {
    if (left-- < needed) return false;
    if (fits(row) && --needed === 0) return true;
  }
  return false;
}

/** The heading before a row. A page's own heading is over everything, and says nothing. */
function headingBefore(
  row: Element,
  known: Map<Element, Element | undefined>,
): Element | undefined {
  const passed: Element[] = [];
  let found: Element | undefined;
  for (let at: Element | null = row; at; at = previousOf(at) ?? parentOf(at)) {
    // What stands before an element is asked once, however many rows come after it.
    if (known.has(at)) {
      found = known.get(at);
      break;
    }
    passed.push(at);
    const before = previousOf(at);
    const heading =
      before && (isHeading(before) ? before : within(before, 'h2, h3, h4, h5, h6').at(-1));
    if (!heading) continue;
    found = tagOf(heading) === 'h1' ? undefined : heading;
    break;
  }
  for (const at of passed) known.set(at, found);
  return found;
}

const isReferredTo = (row: Element, ids: ReadonlySet<string>): boolean =>
  ids.size > 0 &&
  [row, ...within(row, '[id], a[name]')].some(
    (each) => ids.has(attribute(each, 'id')) || ids.has(attribute(each, 'name')),
  );

/** The ids that links in running text lead to: "as shown before [12]". */
export function idsReferredTo(document: Document): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const parent = parentOf(link);
    const inText = parent && (/^(?:sup|cite)$/.test(tagOf(parent)) || hasOwnText(parent));
    if (inText) ids.add(attribute(link, 'href').slice(1));
  }
  ids.delete('');
  return ids;
}

function inRelatedPlace(parent: Element): boolean {
  for (let at: Element | null = parent; at && tagOf(at) !== 'body'; at = parentOf(at)) {
    const isNamed =
      relatedPlace.test(attribute(at, 'class')) || relatedPlace.test(attribute(at, 'id'));
    // A page with a sidebar may be called after it as a whole.
    if (isNamed) return within(at, 'h1, main').length === 0;
  }
  return false;
}

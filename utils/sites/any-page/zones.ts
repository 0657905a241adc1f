/** Lists that are no listings: navigation, what is related to something else, what an article refers to. */
import { textOf } from './text';
import {
  around,
  attribute,
  hasOwnText,
  isHeading,
  parentOf,
  previousOf,
  tagOf,
  within,
} from './tree';

/** Parts of a page that are about something else. */
const apart =
  'nav, footer, aside, [role=navigation], [role=contentinfo], [role=complementary], [role=menu], [role=dialog], ' +
  'body > header, [hidden], dialog:not([open])';

/** What headings over them say, in the languages of most pages. */
const references =
  /^(?:references?|bibliograph(?:y|ie)|works cited|cited (?:works|references)|literature(?: cited)?|literatur(?:verzeichnis)?|r[ée]f[ée]rences|notes|footnotes|notes and references|einzelnachweise|referencias|bibliograf[íi]a|参考文献|참고 ?문헌)$/i;
const related =
  /^(?:related|similar|recommended|suggested|more from|more like|you (?:may|might)|people also|also (?:read|see|viewed)|see also|further reading|cited by|citing|recently viewed)\b/i;
const relatedPlace = /(?:^|\s)(?:sidebar|related|similar|recommend(?:ed|ations?))(?:$|[\s_-])/i;

/**
 * Why rows are no entries; nothing if they may be. `referredTo`: the ids of elements that the page's text refers to, as
 * its notes and references.
 */
export function whyApart(
  rows: readonly Element[],
  referredTo: ReadonlySet<string>,
): string | undefined {
  const most = (fitting: (row: Element) => boolean) =>
    rows.filter(fitting).length > rows.length / 2;
  if (most((row) => around(row, apart) !== null)) return 'in a part for other things';
  const headings = headingsOver(rows);
  const over = (row: Element) => headings.get(parentOf(row)) ?? '';
  if (most((row) => isReferredTo(row, referredTo) || references.test(over(row)))) {
    return 'references of a text';
  }
  if (most((row) => related.test(over(row)) || isRelated(row))) return 'related to something else';
  return undefined;
}

/** The words of the heading before the rows of each parent. A page's own heading is over everything, and says nothing. */
function headingsOver(rows: readonly Element[]): ReadonlyMap<Element | null, string> {
  const headings = new Map<Element | null, string>();
  for (const row of rows) {
    const parent = parentOf(row);
    if (headings.has(parent)) continue;
    const text = textOf(headingBefore(row), 100);
    headings.set(parent, text.replace(/[^\p{L}]+/gu, ' ').trim());
  }
  return headings;
}

function headingBefore(row: Element): Element | undefined {
  for (let at: Element | null = row; at; at = parentOf(at)) {
    for (let before = previousOf(at); before; before = previousOf(before)) {
      const heading = isHeading(before) ? before : within(before, 'h2, h3, h4, h5, h6').at(-1);
      if (heading) return tagOf(heading) === 'h1' ? undefined : heading;
    }
  }
  return undefined;
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

function isRelated(row: Element): boolean {
  for (let at = parentOf(row); at && tagOf(at) !== 'body'; at = parentOf(at)) {
    if (relatedPlace.test(attribute(at, 'class')) || relatedPlace.test(attribute(at, 'id'))) {
      return true;
    }
  }
  return false;
}

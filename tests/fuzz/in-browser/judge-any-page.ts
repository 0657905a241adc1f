/** Invariants of what the page reader finds on any page. */
import type { PaperId } from '../../../utils/paper/ids/paper-id';
import { paperLinks } from '../../../utils/sites/any-page/lists/links';
import type { PageReading } from '../../../utils/sites/any-page/read-any-page';
import { hintsAt } from '../../../utils/sites/hinted-sites';
import { judgeDetails, judgeEntry, judgeReading, Misread } from './judge.ts';

const { contains } = Node.prototype;

/**
 * Entries are well-formed and disjoint, each names a paper that a link inside of it leads to; single links are links to
 * papers outside of all entries, and none leads to the paper that the page is about.
 */
export function judgeAnyPage(reading: PageReading, document: Document, url: URL): void {
  const { view, listing, entries } = reading;
  judgeReading({ kind: 'empty', listing });
  const links = paperLinks(document, url);
  const owners = new Map<Element, PaperId>();
  for (const entry of entries) {
    judgeEntry(entry, document);
    judgeDetails(reading.details(entry));
    const parts = [entry.element, ...(entry.also ?? [])];
    for (const part of parts) {
      if (owners.has(part)) throw new Misread(`an element of two entries: ${entry.title}`);
      owners.set(part, entry.id);
    }
    if (view === 'paper' || hintsAt(url)?.rows?.paperOf) continue;
    const isLinked = links.some(
      ({ element, id }) => id === entry.id && parts.some((part) => contains.call(part, element)),
    );
    if (!isLinked) throw new Misread(`a paper that no link of its entry leads to: ${entry.id}`);
  }
  const parts = [...owners.keys()];
  const isInEntry = (element: Element) => parts.some((part) => contains.call(part, element));
  for (const part of parts) {
    const { parentNode } = part;
    if (parentNode instanceof Element && isInEntry(parentNode)) {
      throw new Misread('an entry inside of another');
    }
  }
  if (view !== 'list' && view !== 'paper' && entries.length > 0) {
    throw new Misread(`entries of a page that is no listing: ${view}`);
  }
  const single = reading.single();
  if (single.length > 2_000) throw new Misread('single links without end');
  for (const { element, id } of single) {
    if (!links.some((link) => link.element === element && link.id === id)) {
      throw new Misread(`no link to a paper: ${id}`);
    }
    if (view === 'list' && isInEntry(element)) throw new Misread(`single in an entry: ${id}`);
    if (view === 'paper' && id === entries[0]?.id) throw new Misread(`the page’s own paper: ${id}`);
  }
}

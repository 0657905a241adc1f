import { anchorOf, partsOf, type Stand, tell, wear } from './stand';

/** The controls stand in the page's own entries, which carry attributes for their looks. */
export const onEntries = (document: Document): Stand => ({
  /** Whether an element isn't a containing block yet, which the controls need. */
  measure: (entry) => document.defaultView?.getComputedStyle(anchorOf(entry)).position === 'static',
  put(entry, host, isPlain) {
    const anchor = anchorOf(entry);
    tell(anchor, 'entry', isPlain ? 'anchored' : '');
    if (anchor !== entry.element) tell(entry.element, 'part', '');
    anchor.append(host);
  },
  has: (entry, host) => host.parentNode === anchorOf(entry),
  putBack: (entry, host) => anchorOf(entry).append(host),
  takeAway(entry, host) {
    host.remove();
    tell(anchorOf(entry), 'entry');
    tell(entry.element, 'part');
    for (const part of partsOf(entry)) tell(part, 'current');
  },
  current(entry, isCurrent) {
    for (const part of partsOf(entry)) {
      // One frame around most of the entry.
      const frame = part === entry.element ? 'framed' : '';
      tell(part, 'current', isCurrent ? frame : undefined);
    }
  },
  dress: wear,
  page: (what, on) => void document.documentElement.toggleAttribute(`data-offprint-${what}`, on),
});

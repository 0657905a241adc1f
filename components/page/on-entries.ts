import { anchorOf, partsOf, type Stand, wear } from './stand';

/** The controls stand in the page's own entries, which carry attributes for their looks. */
export const onEntries = (document: Document): Stand => ({
  /** Whether an element isn't a containing block yet, which the controls need. */
  measure: (entry) => document.defaultView?.getComputedStyle(anchorOf(entry)).position === 'static',
  put(entry, host, isPlain) {
    const anchor = anchorOf(entry);
    anchor.setAttribute('data-offprint-entry', isPlain ? 'anchored' : '');
    if (anchor !== entry.element) entry.element.setAttribute('data-offprint-part', '');
    anchor.append(host);
  },
  has: (entry, host) => host.parentNode === anchorOf(entry),
  putBack: (entry, host) => anchorOf(entry).append(host),
  takeAway(entry, host) {
    host.remove();
    anchorOf(entry).removeAttribute('data-offprint-entry');
    entry.element.removeAttribute('data-offprint-part');
    for (const part of partsOf(entry)) part.removeAttribute('data-offprint-current');
  },
  current(entry, isCurrent) {
    for (const part of partsOf(entry)) {
      if (!isCurrent) part.removeAttribute('data-offprint-current');
      // One frame around most of the entry.
      else part.setAttribute('data-offprint-current', part === entry.element ? 'framed' : '');
    }
  },
  dress: wear,
  page(what, on) {
    if (on) document.documentElement.dataset[what] = '';
    else delete document.documentElement.dataset[what];
  },
});

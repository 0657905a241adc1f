/** The page reader on the page that is open, and the least that finding its papers takes. */
import { readAnyPage } from '../../../utils/sites/any-page/read-any-page';

const url = new URL(location.href);

export const pageReaderBench = {
  /** Reads the page as it is; ms, and how many entries there are. */
  read(): { readonly time: number; readonly entries: number } {
    const start = performance.now();
    const { entries } = readAnyPage(document, url);
    return { time: performance.now() - start, entries: entries.length };
  },

  /** Parses the address of each link; ms, and how many links there are. */
  walk(): { readonly time: number; readonly links: number } {
    const start = performance.now();
    let links = 0;
    for (const link of document.querySelectorAll('a[href]')) {
      const target = URL.parse(link.getAttribute('href') ?? '', url);
      if (target?.hostname && target.pathname) links++;
    }
    return { time: performance.now() - start, links };
  },
};

export type PageReaderBench = typeof pageReaderBench;
Object.assign(globalThis, { offprintReading: pageReaderBench });

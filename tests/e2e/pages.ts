import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';
import { demoPapers } from '../pages/demo/papers.ts';
import type { Serve } from './drivers/driver.ts';

export const day = '2026-11-23';
export const dayUrl = `https://huggingface.co/papers/date/${day}`;
export { demoPapers };

/** Entries off screen are missing from the accessibility tree under `content-visibility: auto`. */
export const allShown = '<style>.grid > * { content-visibility: visible !important }</style>';

/** Serves a listing of papers at Hugging Face's addresses, and a page for each of its papers. */
const serveListing =
  (papers: typeof demoPapers): Serve =>
  (url) => {
    if (url.hostname !== 'huggingface.co') return undefined;
    const date = /^\/papers\/date\/(\d{4}-\d{2}-\d{2})$/.exec(url.pathname)?.[1];
    if (date || url.pathname === '/papers') {
      return { body: demoListing({ date: date ?? day, papers, extra: allShown }) };
    }
    const paper = /^\/papers\/([\d.]+)$/.exec(url.pathname)?.[1];
    return paper ? { body: demoPaperPage(paper) } : undefined;
  };

/** The demo listing. */
export const serveDemo = serveListing(demoPapers);

/**
 * The demo's first papers, for tests to which the length of a list is all the same: all have controls from the start, and
 * to read the page costs the browser a third.
 */
export const fewPapers = demoPapers.slice(0, 8);
export const serveFew = serveListing(fewPapers);

/** More of them, for tests that need some out of sight, which stay new. */
export const somePapers = demoPapers.slice(0, 15);
export const serveSome = serveListing(somePapers);

/** Titles of the demo's first papers. */
export const titles = demoPapers.map(({ title }) => title);

/** The title of the demo's n-th paper, from 0. */
export function title(n: number): string {
  const found = titles[n];
  if (found === undefined) throw new Error(`the demo has no paper ${n}`);
  return found;
}

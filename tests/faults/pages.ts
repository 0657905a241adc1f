/** The pages of the campaign: two listings that share papers, and a page for each paper. */
import type { Serve } from '../e2e/drivers/driver.ts';
import { allShown, demoPapers } from '../e2e/pages.ts';
import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';

/** Few, so that a few hundred actions hit the same papers again and again. */
export const papers = demoPapers.slice(0, 10);

const listings: Readonly<Record<string, typeof papers>> = {
  '2026-11-23': papers.slice(0, 7),
  '2026-11-20': papers.slice(3),
};

export const listingUrls = Object.keys(listings).map(
  (date) => `https://huggingface.co/papers/date/${date}`,
);
export const paperUrls = papers.map(({ id }) => `https://huggingface.co/papers/${id}`);

export const serve: Serve = (url) => {
  if (url.pathname.startsWith('/api/')) return 'proxy';
  const [, papersPart, part, date] = url.pathname.split('/');
  if (url.hostname !== 'huggingface.co' || papersPart !== 'papers') return undefined;
  const listed = part === 'date' && date !== undefined ? listings[date] : undefined;
  if (listed && date) return { body: demoListing({ date, papers: listed, extra: allShown }) };
  return part ? { body: demoPaperPage(part) } : undefined;
};

/** Ids of the papers that a listing shows; nothing for any other address. */
export function papersAt(url: string): readonly string[] | undefined {
  const date = url.split('/').at(-1) ?? '';
  return listings[date]?.map(({ id }) => `arxiv:${id}`);
}

const ids = new Map(papers.map(({ id, title }) => [title, `arxiv:${id}`]));

/** The id of the paper with a title, on a listing or on its own page. */
export function idOf(title: string): string {
  const own = /^Paper ([\d.]+)$/.exec(title)?.[1];
  const id = own ? `arxiv:${own}` : ids.get(title);
  if (id === undefined) throw new Error(`the campaign has no paper “${title}”`);
  return id;
}

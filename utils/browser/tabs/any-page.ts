/** What the popup does with a page of a site that has no script of ours, with the access that its click gave. */
import { bulkLimit } from '../../actions/bulk-limit';
import * as z from '../../basics/z';
import { PaperIdSchema } from '../../paper/ids/paper-id-schema';
import { browser } from '../browser';
import { noteShownMarks } from './shown-marks';

const CountedSchema = z.object({
  view: z.string(),
  papers: z.array(PaperIdSchema).check(z.maxLength(bulkLimit)),
  /** Those that it links to in running text. */
  links: z.array(PaperIdSchema).check(z.maxLength(bulkLimit)),
});
export type Counted = z.infer<typeof CountedSchema>;

/**
 * Which papers the page of a tab lists, and which it links to. Rejects where no script may run. Shows nothing and leaves
 * nothing on the page.
 */
export async function papersInTab(tabId: number): Promise<Counted | undefined> {
  const target = { tabId };
  await browser.scripting.executeScript({ target, files: ['/page-reader.js'] });
  const [top] = await browser.scripting.executeScript({ target, func: readHere });
  return z.safeParse(CountedSchema, top?.result).data;
}

/** Runs inside the page as a copy of this function, so it can use nothing outside itself. */
function readHere(): unknown {
  const key = Symbol.for('offprint page reader');
  const { value: reader }: { value?: unknown } = Reflect.get(globalThis, key) ?? {};
  if (typeof reader !== 'function') return undefined;
  const { view, entries, single } = reader(document, new URL(location.href));
  const papers = new Set<string>();
  for (const { id } of entries) if (papers.size < 2_000) papers.add(id);
  const links = new Set<string>();
  for (const { id } of single()) links.add(id);
  return { view, papers: [...papers], links: [...links] };
}

/** Shows marks on the page of a tab, until the tab leaves it. `address`: where it is. */
export async function showMarksInTab(tabId: number, address: string): Promise<void> {
  const target = { tabId };
  const [top] = await browser.scripting.executeScript({ target, files: ['/page-reader.js'] });
  // Firefox names no documents.
  const documentId: unknown = top && Reflect.get(top, 'documentId');
  await noteShownMarks(tabId, {
    origin: new URL(address).origin,
    ...(typeof documentId === 'string' && { documentId }),
  });
  await browser.scripting.executeScript({ target, files: ['/any-page.js'] });
}

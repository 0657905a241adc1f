import { views as arxivViews } from './arxiv/address';
import { arxiv } from './arxiv/reader';
import { views as huggingfaceViews } from './huggingface/addresses';
import { huggingface } from './huggingface/reader';
import { siteNameAt } from './matches';
import type { Site, SiteName } from './site';

/** Every site whose listings are read. A new one is one new file and one line here. */
export const sites: readonly Site[] = [huggingface, arxiv];

/** Every view that each of them can name: no page's script needs the list. */
export const siteViews: Readonly<Record<SiteName, readonly string[]>> = {
  huggingface: huggingfaceViews,
  arxiv: arxivViews,
};

/** The adapter of the site that an address belongs to, if there is one. */
export function siteFor(url: URL): Site | undefined {
  const name = siteNameAt(url);
  return sites.find((site) => site.name === name);
}

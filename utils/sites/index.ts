import { arxiv } from './arxiv';
import { huggingface } from './huggingface';
import { siteNameAt } from './matches';
import type { Site } from './site';

/** Every site whose listings are read. A new one is one new file and one line here. */
export const sites: readonly Site[] = [huggingface, arxiv];

/** The adapter of the site that an address belongs to, if there is one. */
export function siteFor(url: URL): Site | undefined {
  const name = siteNameAt(url);
  return sites.find((site) => site.name === name);
}

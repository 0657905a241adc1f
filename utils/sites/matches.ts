import { type SiteName, siteNames } from './site';

/**
 * Where each site's pages are: the match patterns of its content script. One script per site, so that none carries the
 * others' adapters.
 */
export const siteMatches: Readonly<Record<SiteName, readonly string[]>> = {
  huggingface: ['https://huggingface.co/*'],
  // The hosts that serve arXiv's lists today. Its others (`status.`, `blog.`, `info.`, `ar5iv.labs.`) hold no listing.
  arxiv: ['https://arxiv.org/*', 'https://www.arxiv.org/*', 'https://export.arxiv.org/*'],
};

/** All of them, as one list. */
export const allMatches: readonly string[] = /* @__PURE__ */ Object.values(siteMatches).flat();

/** The site that serves listings at the host of an address. */
export const siteNameAt = ({ hostname }: URL): SiteName | undefined =>
  siteNames.find((name) => siteMatches[name].includes(`https://${hostname}/*`));

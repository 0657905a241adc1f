import { type SiteName, siteNames } from './site';

/** Where each site's pages are: its content script's match pattern. One script per site, so that none carries the others' adapters. */
export const siteMatches: Readonly<Record<SiteName, string>> = {
  huggingface: 'https://huggingface.co/*',
  arxiv: 'https://*.arxiv.org/*',
};

/** All of them, as one list. */
export const allMatches: readonly string[] = /* @__PURE__ */ Object.values(siteMatches);

/** The site that an address belongs to, by the host names of its pattern; `*.arxiv.org` stands for `arxiv.org`, too. */
export function siteNameAt({ hostname }: URL): SiteName | undefined {
  return siteNames.find((name) => {
    const host = siteMatches[name].slice('https://'.length, -'/*'.length);
    return host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host;
  });
}

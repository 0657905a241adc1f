import type { SiteName } from './site';

/** Where each site's pages are: its content script's match pattern. One script per site, so that none carries the others' adapters. */
export const siteMatches: Readonly<Record<SiteName, string>> = {
  huggingface: 'https://huggingface.co/*',
  arxiv: 'https://*.arxiv.org/*',
};

/** All of them, as one list. */
export const allMatches: readonly string[] = Object.values(siteMatches);

/** Whether a host name is one of a list's; `.arxiv.org` there stands for all its subdomains. */
export const isHostOf = (hosts: readonly string[], host: string): boolean =>
  hosts.some((each) => (each.startsWith('.') ? host.endsWith(each) : host === each));

/** Whether an address lies where a content script of ours runs: only from there may messages come. */
export function isMatched({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && isHostOf(['huggingface.co', 'arxiv.org', '.arxiv.org'], hostname);
}

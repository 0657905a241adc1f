/** Where listings are read: the content script's match patterns, and the hosts that may send us messages. */
export const siteMatches = ['https://huggingface.co/*', 'https://*.arxiv.org/*'] as const;

/** Whether a host name is one of a list's; `.arxiv.org` there stands for all its subdomains. */
export const isHostOf = (hosts: readonly string[], host: string): boolean =>
  hosts.some((each) => (each.startsWith('.') ? host.endsWith(each) : host === each));

/** Whether an address lies where the content script runs. */
export function isMatched({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && isHostOf(['huggingface.co', 'arxiv.org', '.arxiv.org'], hostname);
}

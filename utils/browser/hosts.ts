import { originOfHost } from '../feeds/hosts';
import { browser } from './browser';
import { requiredHosts } from './required-hosts';

/** Match patterns of the hosts that the browser does not let us into: the user took that right away. */
export async function missingHosts(): Promise<string[]> {
  const granted = await Promise.all(
    requiredHosts.map((match) => browser.permissions.contains({ origins: [match] })),
  );
  return requiredHosts.filter((_, n) => !granted[n]);
}

/** Asks the user for them. To be called by a click, before anything is awaited. Returns whether they agreed. */
export const requestHosts = (): Promise<boolean> =>
  browser.permissions.request({ origins: [...requiredHosts] });

/** Asks the user for hosts of feeds, in the same way. */
export const requestHost = (...hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: hosts.map(originOfHost) });

/** "https://arxiv.org/*" → "arxiv.org" */
export const hostInWords = (match: string): string =>
  match.replace(/^https:\/\//, '').replace(/\/\*$/, '');

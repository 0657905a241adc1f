import { originOfHost } from '../../feeds/hosts';
import { browser } from '../browser';
import { requiredHosts } from './required-hosts';

/** Match patterns of the required hosts that we can't access, because the user withdrew the permission. */
export async function missingHosts(): Promise<string[]> {
  const granted = await Promise.all(
    requiredHosts.map((match) => browser.permissions.contains({ origins: [match] })),
  );
  return requiredHosts.filter((_, n) => !granted[n]);
}

/**
 * Asks the user for their permission. To be called in a click's handler, before anything is awaited. Returns whether
 * the user agreed.
 */
export const requestHosts = (): Promise<boolean> =>
  browser.permissions.request({ origins: [...requiredHosts] });

/** Asks the user for hosts of feeds, in the same way. */
export const requestHost = (...hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: hosts.map(originOfHost) });

/** "https://arxiv.org/*" → "arxiv.org" */
export const hostInWords = (match: string): string =>
  match.replace(/^https:\/\//, '').replace(/\/\*$/, '');

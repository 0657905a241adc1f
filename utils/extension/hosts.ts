import { originOfHost } from '../feeds/hosts';
import { allMatches } from '../sites/matches';
import { browser } from './browser';

/** Match patterns of the sites that the browser does not let us into: the user took that right away. */
export async function missingHosts(): Promise<string[]> {
  const granted = await Promise.all(
    allMatches.map((match) => browser.permissions.contains({ origins: [match] })),
  );
  return allMatches.filter((_, n) => !granted[n]);
}

/** Asks the user for them. To be called by a click, before anything is awaited. Returns whether they agreed. */
export const requestHosts = (): Promise<boolean> =>
  browser.permissions.request({ origins: [...allMatches] });

/** Asks the user for one host, in the same way. */
export const requestHost = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: [originOfHost(host)] });

/** "https://*.arxiv.org/*" → "arxiv.org" */
export const hostInWords = (match: string): string =>
  match.replace(/^https:\/\/(?:\*\.)?/, '').replace(/\/\*$/, '');

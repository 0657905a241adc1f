/** Sites without a script of their own that the user switched on: what the settings say, and what the browser grants. */
import { wantedSiteKey } from '../../basics/storage-keys';
import type { Settings } from '../../settings/settings-schema';
import { loadSettings, readSettings } from '../../settings/storage';
import { browser } from '../browser';

const matchOf = (origin: string): string => `${origin}/*`;

/** The match patterns of the sites that are switched on and granted. */
export async function otherMatches(): Promise<string[]> {
  const { otherSites } = await readSettings(browser.storage.local);
  const matches = otherSites.map(({ origin }) => matchOf(origin));
  const granted = await Promise.all(
    matches.map((match) => browser.permissions.contains({ origins: [match] })),
  );
  return matches.filter((_, n) => granted[n]);
}

/** Whether pages of an origin show marks: the user switched it on, and the browser grants it. */
export const isOtherSiteOn = async (origin: string | undefined): Promise<boolean> =>
  origin !== undefined && (await otherMatches()).includes(matchOf(origin));

/**
 * Asks the user for one site. To be called in a click's handler. The browser's question may close the popup, so what the
 * user wants is written down before, and the worker finishes it. Nothing is awaited before the question: a browser takes
 * it only during the click.
 */
export function askForSite(origin: string): Promise<boolean> {
  void browser.storage.session.set({ [wantedSiteKey]: origin });
  return browser.permissions.request({ origins: [matchOf(origin)] });
}

/** Switches on the site that the user wanted, if the browser grants it by now. Returns whether there was one. */
export async function finishWanted(keep: (settings: Settings) => Promise<void>): Promise<boolean> {
  const { [wantedSiteKey]: origin } = await browser.storage.session.get(wantedSiteKey);
  if (typeof origin !== 'string') return false;
  if (!(await browser.permissions.contains({ origins: [matchOf(origin)] }))) return false;
  await browser.storage.session.remove(wantedSiteKey);
  const settings = await loadSettings(browser.storage.local);
  if (settings.otherSites.some((site) => site.origin === origin)) return true;
  await keep({ ...settings, otherSites: [...settings.otherSites, { origin, keys: false }] });
  return true;
}

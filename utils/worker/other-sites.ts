/**
 * Scripts on sites that the user switched on. Browsers lose registrations at an update, keep them where the access was
 * taken away, and let scripts in open tabs run on. So the worker derives all of it anew each time something may have
 * changed.
 */
import { settingsKey } from '../basics/storage-keys';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { finishWanted, otherMatches } from '../browser/permissions/other-sites';
import { tabsWithMarks } from '../browser/tabs/shown-marks';
import { aboutOf } from '../browser/tabs/tab-page';
import type { Desk } from '../desk/desk';
import { keepSettings } from '../desk/keep-settings';
import { optionalFeedHosts, originOfHost } from '../feeds/hosts';
import { forPages } from '../settings/settings';
import type { Settings } from '../settings/settings-schema';
import { parseSettings, readSettings } from '../settings/storage';

const id = 'any-page';
const js = ['page-reader.js', 'any-page.js'];

/** Listens for all that may change what is registered, and derives it now. */
export function serveOtherSites(desk: Desk): void {
  const derive = () => void deriveInTurn(desk);
  browser.runtime.onInstalled.addListener(derive);
  browser.permissions.onAdded.addListener(derive);
  browser.permissions.onRemoved.addListener(derive);
  browser.storage.local.onChanged.addListener((changes) => {
    const change = changes[settingsKey];
    if (!change) return;
    void giveBack(parseSettings(change.oldValue), parseSettings(change.newValue));
    derive();
  });
  derive();
}

/** Gives up the access to sites that the user switched off. */
async function giveBack(before: Settings, now: Settings): Promise<void> {
  const kept = new Set(now.otherSites.map(({ origin }) => origin));
  const gone = before.otherSites.filter(({ origin }) => !kept.has(origin));
  // A feed may be fetched from the same host.
  const feeds = new Set(optionalFeedHosts.map(originOfHost));
  const origins = gone.map(({ origin }) => `${origin}/*`).filter((match) => !feeds.has(match));
  if (origins.length === 0) return;
  await browser.permissions
    .remove({ origins })
    .catch((cause: unknown) => reportFailure('other sites', cause));
}

let running = Promise.resolve();

/** One at a time: the last one sees what all before it changed. */
function deriveInTurn(desk: Desk): Promise<void> {
  running = running
    .then(() => derive(desk))
    .catch((cause: unknown) => reportFailure('other sites', cause));
  return running;
}

async function derive(desk: Desk): Promise<void> {
  await finishWanted((settings) => keepSettings(desk, settings));
  const matches = await otherMatches();
  const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  // Asking every tab takes long and the worker starts often, so this happens only after a site was switched off or lost
  // its access. It comes before the registration changes: a worker that is killed here does it at its next start.
  if (known?.matches?.some((match) => !matches.includes(match))) await leaveOthers(matches);
  await register(known !== undefined, matches);
  await enter(matches);
}

/** Registers and unregisters scripts until the browser has those that it should have. */
async function register(isKnown: boolean, matches: string[]): Promise<void> {
  if (matches.length === 0) {
    if (isKnown) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = { id, js, matches, runAt: 'document_end', persistAcrossSessions: true } as const;
  if (isKnown) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/**
 * Puts the script into open pages that run none, so that a site acts at once. A page that is loading may have begun
 * before the script was registered; of two scripts, the later one ends the other.
 */
async function enter(matches: string[]): Promise<void> {
  if (matches.length === 0) return;
  for (const { id: tabId } of await browser.tabs.query({ url: matches })) {
    if (tabId === undefined) continue;
    if (await aboutOf((notice) => browser.tabs.sendMessage(tabId, notice))) continue;
    const files = js.map((file) => `/${file}`);
    await browser.scripting.executeScript({ target: { tabId }, files }).catch(() => undefined);
  }
}

/**
 * Tells open pages whose site isn't on any more to leave. All tabs are told, because the browser no longer says where
 * they are.
 */
async function leaveOthers(matches: readonly string[]): Promise<void> {
  const settings = await readSettings(browser.storage.local);
  const marked = new Set(await tabsWithMarks());
  const off = forPages({
    ...settings,
    sites: { ...settings.sites, 'any-page': { on: false, keys: false } },
  });
  for (const { id: tabId, url } of await browser.tabs.query({})) {
    const origin = URL.parse(url ?? '')?.origin;
    if (tabId === undefined || (origin && matches.includes(`${origin}/*`))) continue;
    const about = await aboutOf((notice) => browser.tabs.sendMessage(tabId, notice));
    if (about?.site !== 'any-page' || marked.has(tabId)) continue;
    const notice = { type: 'changed', papers: [], settings: off };
    await browser.tabs.sendMessage(tabId, notice).catch(() => undefined);
  }
}

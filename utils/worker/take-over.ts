import type { Tabs } from 'webextension-polyfill';
import { takenOverKey } from '../basics/storage-keys';
import { browser } from '../browser/browser';
import { aboutOf } from '../browser/tabs/tab-page';

let running: Promise<void> | undefined;

/**
 * After an install or update, open listings run no script, or an orphaned one that can't store anything. This makes
 * each run the current script, once (an update empties `storage.session`, as a restart does). If the worker is killed
 * meanwhile, or a page refuses, the next worker retries.
 */
export function takeOverOnce(): Promise<void> {
  running ??= (async () => {
    if ((await browser.storage.session.get(takenOverKey))[takenOverKey] === true) return;
    if (await takeOverOpenTabs()) await browser.storage.session.set({ [takenOverKey]: true });
  })().finally(() => {
    running = undefined;
  });
  return running;
}

/**
 * Puts each site's current script into its open pages where none answers; an old script stops by itself. Returns
 * whether all pages now run one.
 */
export async function takeOverOpenTabs(): Promise<boolean> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  const done = await Promise.all(
    scripts.map(async ({ matches, css, js }) => {
      const tabs = await browser.tabs.query({ url: matches });
      return Promise.all(tabs.map((tab) => takeOver(tab, css, js)));
    }),
  );
  return done.flat().every(Boolean);
}

async function takeOver(
  { id: tabId, status, discarded }: Tabs.Tab,
  css?: string[],
  js?: string[],
): Promise<boolean> {
  // A discarded tab gets the current script when it reloads, as a loading tab does.
  if (tabId === undefined || discarded) return true;
  if (await aboutOf((notice) => browser.tabs.sendMessage(tabId, notice))) return true;
  if (status === 'loading') return false;
  const target = { tabId };
  try {
    if (css) await browser.scripting.insertCSS({ target, files: css });
    if (js) await browser.scripting.executeScript({ target, files: js });
    return true;
  } catch {
    // The tab is gone, or shows an error page of the browser.
    return false;
  }
}

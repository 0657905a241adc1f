import { siteMatches } from '../sites/matches';
import { browser } from './browser';

/**
 * After an install or update the open listings run no script, or an orphaned one that can store nothing.
 * Puts the current script into them; the old one steps back by itself.
 */
export async function takeOverOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  const tabs = await browser.tabs.query({ url: [...siteMatches] });
  await Promise.allSettled(
    tabs.flatMap(({ id: tabId }) =>
      tabId === undefined
        ? []
        : scripts.map(async ({ css, js }) => {
            const target = { tabId };
            if (css) await browser.scripting.insertCSS({ target, files: css });
            if (js) await browser.scripting.executeScript({ target, files: js });
          }),
    ),
  );
}

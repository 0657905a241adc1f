import { browser } from './browser';

/**
 * After an install or update the open listings run no script, or an orphaned one that can store nothing.
 * Puts each site's current script into its pages; the old one steps back by itself.
 */
export async function takeOverOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  await Promise.allSettled(
    scripts.map(async ({ matches, css, js }) => {
      const tabs = await browser.tabs.query({ url: matches });
      await Promise.allSettled(
        tabs.map(async ({ id: tabId }) => {
          if (tabId === undefined) return;
          const target = { tabId };
          if (css) await browser.scripting.insertCSS({ target, files: css });
          if (js) await browser.scripting.executeScript({ target, files: js });
        }),
      );
    }),
  );
}

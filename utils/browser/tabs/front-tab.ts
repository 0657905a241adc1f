import type { Tabs } from 'webextension-polyfill';
import { readMetas } from '../../paper/metas/page-metas';
import { browser } from '../browser';
import type { AskableTab } from './tab-page';

/** Wraps a browser tab as one that can be asked. */
export function askable({ id, url }: Tabs.Tab): AskableTab | undefined {
  if (id === undefined) return undefined;
  return {
    id,
    address: url,
    ask: (notice) => browser.tabs.sendMessage(id, notice, { frameId: 0 }),
    async readMetas() {
      const [top] = await browser.scripting.executeScript({
        target: { tabId: id },
        func: readMetas,
      });
      return top?.result;
    },
  };
}

/**
 * The tab that the user looks at. If the asking page is a tab itself (a popup opened as a page, as in tests and perhaps
 * on small screens), the tab that was active before it.
 */
export async function frontTab(): Promise<AskableTab | undefined> {
  const own = await browser.tabs.getCurrent().catch(() => undefined);
  const tabs = await browser.tabs.query({ currentWindow: true, ...(!own && { active: true }) });
  const ours = browser.runtime.getURL('');
  const [front] = tabs
    .filter(({ id, url }) => id !== own?.id && !url?.startsWith(ours))
    .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return front && askable(front);
}

import type { TabKey } from '../../actions/actions-schema';
import { runKey } from '../../basics/storage-keys';
import { browser } from '../browser';

let known: Promise<string> | undefined;

/** Names this run of the browser, as the next run reuses tab numbers. Kept while the browser runs. */
async function session(): Promise<string> {
  const stored: unknown = (await browser.storage.session.get(runKey))[runKey];
  if (typeof stored === 'string') return stored;
  const made = crypto.getRandomValues(new Uint32Array(1)).join('').slice(0, 12);
  await browser.storage.session.set({ [runKey]: made });
  return made;
}

/** The key under which the library knows a tab. */
export async function tabKey(tabId: number): Promise<TabKey> {
  known ??= session();
  return `${await known}:${tabId}`;
}

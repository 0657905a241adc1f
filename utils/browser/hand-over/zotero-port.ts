import type { ZoteroItem } from '../../citations/zotero/item';
import { saveToZotero, type ZoteroOutcome } from '../../citations/zotero/save';
import { zoteroOrigin } from '../../citations/zotero/zotero-address';
import { browser } from '../browser';

/** Asks the user for the permission. To be called in a click, before anything is awaited. Returns whether it was given. */
export const requestZotero = (): Promise<boolean> =>
  browser.permissions.request({ origins: [zoteroOrigin] });

/** Saves items to the Zotero that runs on this machine; `utils/citations/zotero/save.ts` says how. */
export const sendToZotero = (
  items: readonly ZoteroItem[],
  options: { readonly signal: AbortSignal; progress(part: number): void },
): Promise<ZoteroOutcome> =>
  saveToZotero(items, {
    ...options,
    // biome-ignore lint/style/noRestrictedGlobals: to this machine's Zotero alone, where the user asks for it
    fetch: (address, init) => fetch(address, init),
    sessionId: () => crypto.randomUUID(),
  });

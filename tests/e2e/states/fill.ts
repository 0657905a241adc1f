/** Puts papers, feeds and settings into an installed extension, past its interface. */
import type { FeedRow, InboxRow } from '../../../utils/library/inbox/inbox-rows.ts';
import type { PaperDetails } from '../../../utils/paper/details/details-schema.ts';
import type { PaperId } from '../../../utils/paper/ids/paper-id.ts';
import type { MarkName } from '../../../utils/paper/state/marks.ts';
import type { Settings } from '../../../utils/settings/settings-schema.ts';
import type { Driver } from '../drivers/driver.ts';
import { untilFiled } from '../journal.ts';

export interface GivenPaper {
  readonly id: PaperId;
  readonly details: PaperDetails;
}

/** Papers of one action: half of what is allowed, so that a busy machine files each in time. */
const bulk = 1_000;

/** Sets a mark of papers, as one action in the journal per 1,000, and waits until the library holds it. */
export async function mark(
  driver: Driver,
  name: MarkName,
  papers: readonly GivenPaper[],
  time = Date.now(),
): Promise<void> {
  for (let from = 0; from < papers.length; from += bulk) {
    const at = time + from;
    const id = `${at.toString(36).padStart(9, '0')}-${name.padEnd(12, '0')}`;
    const action = {
      ...{ id, time: at, kind: 'mark', by: 'hand', mark: name, value: true },
      papers: papers.slice(from, from + bulk),
    };
    await driver.ask(
      `chrome.storage.local.set(${JSON.stringify({ [`journal:${id}`]: JSON.stringify(action) })})`,
    );
    // A page of the extension brings the journal in when it opens.
    const popup = await driver.popup();
    await untilFiled(driver);
    await popup.close();
  }
}

/** Changes some settings. */
export const setSettings = (driver: Driver, part: Partial<Settings>): Promise<void> =>
  driver.ask(`(async () => {
    const { settings = { version: 1 } } = await chrome.storage.local.get('settings');
    await chrome.storage.local.set({ settings: { ...settings, ...${JSON.stringify(part)} } });
  })()`);

/** Writes rows of the inbox and of the feeds' checks, as a check of feeds does. */
export const bringIn = (
  driver: Driver,
  rows: { readonly inbox?: readonly InboxRow[]; readonly feeds?: readonly FeedRow[] },
): Promise<void> =>
  driver.ask(`(async () => {
    const opening = indexedDB.open('offprint');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const tx = opening.result.transaction(['inbox', 'feeds'], 'readwrite');
    for (const [store, rows] of Object.entries(${JSON.stringify(rows)}))
      for (const row of rows) tx.objectStore(store).put(row);
    await new Promise((resolve) => (tx.oncomplete = resolve));
    opening.result.close();
  })()`);

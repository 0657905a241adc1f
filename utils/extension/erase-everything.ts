import type { Archive } from '../library/open-archive';
import { defaultSettings } from '../settings/settings';
import { browser } from './browser';
import type { Desk } from './desk';

/**
 * Erases everything that Offprint keeps in this browser: the journal, settings and all else in `storage.local` first,
 * so that nothing brings the library back; then the library. Files that were saved stay. There is no undo.
 * Rejects where it did not work; what is erased by then stays so.
 */
export async function eraseEverything(desk: Desk, archive: Pick<Archive, 'erase'>): Promise<void> {
  await desk.undisturbed(async () => {
    await browser.storage.local.clear();
    await archive.erase();
  });
  await browser.alarms.clearAll();
  await browser.permissions.remove({ permissions: ['downloads'] }).catch(() => undefined);
  await desk.tellAll(defaultSettings);
}

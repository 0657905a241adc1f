import { clearAlarms } from '../browser/alarms';
import { browser } from '../browser/browser';
import { reportFailure } from '../browser/failures';
import { NotErased } from '../library/store/delete-databases';
import { defaultSettings } from '../settings/settings';
import type { Desk } from './desk';
import { beginErasing, goOnErasing, type Kept } from './erase-in-steps';
import { libraryName, ourShadow } from './open-our-library';

const kept = (): Kept => ({
  area: browser.storage.local,
  shadow: ourShadow(),
  name: libraryName,
});

/**
 * Erases everything that Offprint keeps in this browser: the journal, settings and all else in `storage.local` first,
 * so that nothing brings the library back; then the library. Files that were saved stay. There is no undo. If it is
 * interrupted, the next look-up finishes it. Rejects if something is left.
 */
export async function eraseEverything(desk: Desk): Promise<void> {
  try {
    await desk.undisturbed(async () => {
      await beginErasing(kept());
      await eraseAll();
    });
  } finally {
    await desk.tellAll(defaultSettings);
  }
}

/** Finishes interrupted erasing. To be called while no context brings the journal in. */
export const finishErasing = (): Promise<void> =>
  eraseAll().catch((cause: unknown) => {
    if (!(cause instanceof NotErased)) throw cause;
    reportFailure('erase', cause);
  });

async function eraseAll(): Promise<void> {
  await clearAlarms();
  await browser.permissions.remove({ permissions: ['downloads'] }).catch(() => undefined);
  await goOnErasing(kept());
}

/** Waits for rest, and compares everything that is stored and shown with the model. */
import { setTimeout as pause } from 'node:timers/promises';
import { chosen } from './acts.ts';
import {
  badgesDiffer,
  checkPopup,
  type Difference,
  databaseDiffers,
  pageDiffers,
  untilRight,
} from './check.ts';
import { inboxDiffers } from './feed.ts';
import { listen, restart } from './hear.ts';
import { listingUrls, papersAt } from './pages.ts';
import type { Scene } from './scene.ts';
import type { Stored } from './witness.ts';

/** How often the inbox is compared: a host is asked once a second, so a comparison takes seconds. */
const inboxEvery = 4;

/** Compares the popup, the database, every tab and the badges. Rejects with the difference. */
export async function compare(scene: Scene): Promise<void> {
  const { kind, around, model, result } = scene;
  if (around.disk && scene.driver.name === 'chromium') await restartIfStuck(scene);
  const { driver, witness, tabs } = scene;
  const healed = (stored: Stored) => noteHealing(scene, stored);
  const popup = await checkPopup(driver, model, () => listenAndHeal(scene));
  for (const page of tabs) {
    const url = await page.evaluate<string>('location.href');
    if (!papersAt(url)) await page.goto(chosen(listingUrls, result.checks) ?? '');
  }
  let looks = 0;
  await listenUntilRight(
    scene,
    async () => {
      const differs = await databaseDiffers(witness, model, healed);
      // Chromium may still believe in a full disk when the popup opens; the next look-up brings in what waits.
      if (kind.startsWith('small') && differs !== undefined && ++looks % 40 === 0)
        await popup.reload();
      return differs;
    },
    'the database',
  );
  await popup.close();
  for (const page of tabs) {
    await page.front();
    await listenUntilRight(scene, () => pageDiffers(page, model), 'the page');
  }
  await listenUntilRight(scene, () => badgesDiffer(witness, model), 'the badge');
  scene.awaited = scene.awaited.filter(({ must }) => must);
  scene.mayBeUnheard = false;
  result.checks++;
  if (result.checks % inboxEvery === 1) await compareInbox(scene);
}

/** Takes in new journal writes and, if a full disk may have cost the database, the result of healing. */
export async function listenAndHeal(scene: Scene): Promise<void> {
  const { around, witness } = scene;
  await listen(scene);
  const isAtRest = around.disk && (await witness.journal()).length === 0;
  if (isAtRest) await noteHealing(scene, await witness.stored());
}

/** Compares what waits in the inbox. Rejects with the difference. */
export async function compareInbox(scene: Scene): Promise<void> {
  const { driver, witness, model, feed } = scene;
  await listenUntilRight(scene, () => inboxDiffers(driver, witness, model, feed), 'the inbox');
}

/** Waits until nothing differs any more, and takes in new journal writes meanwhile; rejects with the difference. */
const listenUntilRight = (
  scene: Scene,
  differs: () => Promise<Difference>,
  what: string,
): Promise<void> =>
  untilRight(async () => {
    await listen(scene);
    return differs();
  }, what);

/** The database is signed: if the sign is missing, the browser lost the database, and this is the healed one. */
async function noteHealing(scene: Scene, stored: Stored): Promise<void> {
  if (stored.isSigned) return;
  if (scene.isSigned) {
    scene.result.healed++;
    scene.note('healed');
    scene.model.healed(stored.actions);
  }
  await scene.witness.sign();
  scene.isSigned = true;
}

/**
 * A full disk may leave Chromium's `storage.local` with an error that lasts until the browser is restarted: until then,
 * acts are refused, in words that say so.
 */
async function restartIfStuck(scene: Scene): Promise<void> {
  const write = `chrome.storage.local.set({ probe: 1 }).then(() => true, () => false)`;
  for (let tries = 0; tries < 10; tries++) {
    if (await scene.driver.ask<boolean>(write)) return;
    await pause(500);
  }
  scene.note('stuck');
  scene.result.stuck++;
  const { driver } = scene;
  await restart(scene, () => driver.close());
}

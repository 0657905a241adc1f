/** Lets everything come to rest, and compares all that is stored and shown with the model. */
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

/** The inbox is compared every so many times: a host is asked once a second, and that takes seconds. */
const inboxEvery = 4;

/** Compares the popup, the database, every tab and the badges. Rejects with what differs. */
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
      // Chromium may still believe in a full disk when the popup opens; whoever looks next brings in what waits.
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

/** Takes in what was written down since, and where a full disk may have cost the database, what healing made of it. */
export async function listenAndHeal(scene: Scene): Promise<void> {
  const { around, witness } = scene;
  await listen(scene);
  const isAtRest = around.disk && (await witness.journal()).length === 0;
  if (isAtRest) await noteHealing(scene, await witness.stored());
}

/** Compares what waits in the inbox. Rejects with what differs. */
export async function compareInbox(scene: Scene): Promise<void> {
  const { driver, witness, model, feed } = scene;
  await listenUntilRight(scene, () => inboxDiffers(driver, witness, model, feed), 'the inbox');
}

/** Waits until nothing differs any more, what is still being written down included; rejects with what does. */
const listenUntilRight = (
  scene: Scene,
  differs: () => Promise<Difference>,
  what: string,
): Promise<void> =>
  untilRight(async () => {
    await listen(scene);
    return differs();
  }, what);

/** The database is signed: without the sign the browser lost it, and this is what the library made of that. */
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
 * A full disk may leave Chromium's `storage.local` with an error that stays until the browser is restarted: what is
 * done then is refused, in words that say so.
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

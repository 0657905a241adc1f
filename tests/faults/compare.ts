/** Lets everything come to rest, and compares all that is stored and shown with the model. */
import { chosen } from './acts.ts';
import { badgesDiffer, checkPopup, databaseDiffers, pageDiffers, untilRight } from './check.ts';
import { inboxDiffers } from './feed.ts';
import { listen, recover } from './hear.ts';
import { listingUrls, papersAt } from './pages.ts';
import { openTabs, type Scene, startAgain } from './scene.ts';
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
  await untilRight(async () => {
    await listen(scene);
    const differs = await databaseDiffers(witness, model, healed);
    // Chromium may still believe in a full disk when the popup opens; whoever looks next brings in what waits.
    if (kind.startsWith('small') && differs !== undefined && ++looks % 40 === 0)
      await popup.reload();
    return differs;
  }, 'the database');
  await popup.close();
  for (const page of tabs) {
    await page.front();
    await untilRight(async () => {
      await listen(scene);
      return pageDiffers(page, model);
    }, 'the page');
  }
  await untilRight(async () => {
    await listen(scene);
    return badgesDiffer(witness, model);
  }, 'the badge');
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
  await untilRight(async () => {
    await listen(scene);
    return inboxDiffers(driver, witness, model, feed);
  }, 'the inbox');
}

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
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  scene.note('stuck');
  scene.result.stuck++;
  await listen(scene);
  await scene.driver.close();
  await startAgain(scene);
  await recover(scene);
  await openTabs(scene);
}

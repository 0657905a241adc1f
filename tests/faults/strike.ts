/** Does an act, and lets a fault strike before, during or after it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '../e2e/drivers/driver.ts';
import { until } from '../e2e/drivers/find.ts';
import { chosen, type Ready } from './acts.ts';
import { moveClock } from './clock.ts';
import { listen, recover, restart, settle, writtenOrRefused } from './hear.ts';
import { blockUpgrade } from './old-tab.ts';
import { listingUrls, papersAt, paperUrls } from './pages.ts';
import type { Fault, Step } from './plan.ts';
import { isSaidToWait, said } from './said.ts';
import { count, openTab, type Scene } from './scene.ts';
import { openWitness } from './witness.ts';

/** Does the act, and lets the fault strike. */
export async function strike(scene: Scene, ready: Ready, step: Step): Promise<void> {
  const { driver, around } = scene;
  const { go, page } = ready;
  const { fault } = step;
  await begin(scene, page, fault);
  if (fault.kind === 'connections closed by force') {
    return driver.closeConnections(async () => {
      await go();
      await pause(fault.after);
    });
  }
  await go();
  if ('after' in fault && fault.after > 0) await pause(fault.after);
  scene.mayBeUnheard ||=
    driver.name === 'firefox' && /^page (?:closed|left|reloaded)/.test(fault.kind);
  switch (fault.kind) {
    case 'none':
    case 'worker killed before':
    case 'clock moved':
      return;
    case 'upgrade blocked by an old tab':
      await settle(scene, ready, step);
      await scene.oldTab?.close();
      scene.oldTab = undefined;
      return;
    case 'disk full':
      await writtenOrRefused(scene, ready);
      return around.disk?.free();
    case 'quota exceeded':
      await settle(scene, ready, step);
      await saidToWait(scene, ready);
      await driver.setQuota();
      return untilRoom(scene);
    case 'worker killed during':
    case 'worker killed before and during':
      return driver.killWorker();
    case 'worker killed after':
      await settle(scene, ready, step);
      return driver.killWorker();
    case 'page closed':
    case 'page closed, worker asleep':
      return replace(scene, page);
    case 'page left':
    case 'page left, worker asleep':
      return leave(scene, page);
    case 'page reloaded':
      return page.reload().catch(() => undefined);
    case 'extension reloaded':
      await listen(scene);
      await driver.reloadExtension();
      scene.witness = await until(() => openWitness(driver), 'the extension again');
      return recover(scene);
    case 'browser killed':
      return restart(scene, () => driver.kill());
  }
}

/** Kills the worker after each of some pauses. Resolves once that is over. */
export async function killAgain(scene: Scene, pauses: readonly number[]): Promise<void> {
  for (const ms of pauses) {
    await pause(ms);
    const { driver } = scene;
    try {
      if (!(await driver.isWorkerAwake())) continue;
      await driver.killWorker();
      count(scene.result, 'worker killed at any moment');
    } catch {
      // The browser itself was closed meanwhile.
    }
  }
}

/** Begins the faults that must exist before the act. */
async function begin(scene: Scene, page: Page, fault: Fault): Promise<void> {
  const { driver, witness, around } = scene;
  switch (fault.kind) {
    case 'worker killed before':
    case 'worker killed before and during':
    case 'page closed, worker asleep':
    case 'page left, worker asleep':
      return driver.killWorker();
    case 'upgrade blocked by an old tab': {
      const tab = await driver.extensionPage('options.html');
      scene.oldTab = tab;
      // The browser may still be closing connections.
      await until(() => blockUpgrade(tab).then(() => true), 'old tab');
      return page.front();
    }
    case 'clock moved':
      scene.off = fault.off;
      return moveClock(witness.page, fault.off);
    case 'disk full':
      return around.disk?.fill();
    default:
      return;
  }
}

/**
 * Restarts the browser without room for the library: a browser trusts its last measurement of the room for a while, and
 * a fresh one has none.
 */
export async function startWithoutRoom(scene: Scene): Promise<void> {
  const { driver } = scene;
  await restart(
    scene,
    () => driver.close(),
    () => scene.driver.setQuota(1),
  );
}

/** Waits until the page or popup says that the action waits; a browser that had measured the room before files it. */
async function saidToWait({ witness }: Scene, { page, intent }: Ready): Promise<void> {
  const isListing = async () => papersAt(await page.evaluate<string>('location.href'));
  if (!intent?.must || intent.what.startsWith('opened') || !(await isListing())) return;
  await until(
    async () => (await isSaidToWait(page)) || (await witness.journal()).length === 0,
    `words at ${await said(page)} that marks wait for room`,
  );
}

/** Chromium trusts its last measurement of the room for half a minute. */
async function untilRoom({ witness }: Scene): Promise<void> {
  const write = () => witness.write().then(() => true);
  await until(write).catch(() => until(write, 'room'));
}

async function replace(scene: Scene, page: Page): Promise<void> {
  await page.close();
  const place = scene.tabs.indexOf(page);
  if (place >= 0) scene.tabs[place] = await openTab(scene, place);
}

async function leave({ result }: Scene, page: Page): Promise<void> {
  const url = chosen([...listingUrls, ...paperUrls], result.actions) ?? '';
  // The act may have begun a navigation, which can race with this one.
  await page.goto(url).catch(() => undefined);
}

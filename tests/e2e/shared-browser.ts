/**
 * A start of a browser costs as much processor time as several tests. So a browser that a test doesn't need any longer is
 * cleaned, and the next test of the same process gets it. It ends with the process.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver, Serve, SharedBrowser } from './drivers/driver.ts';

interface Held {
  readonly profile: string;
  readonly browser: SharedBrowser;
  isInDoubt: boolean;
}

/** All that run. */
const held = new Set<Held>();
/** The one that waits for a test. */
let idle: Held | undefined;
let starts = 0;

/** How many browsers of this kind the process started. */
export const sharedStarts = (): number => starts;

/** The browsers that tests have now don't go to others: a test failed, or changed what cleaning doesn't put back. */
export function doubtBrowsers(): void {
  for (const each of held) if (each !== idle) each.isInDoubt = true;
}

/**
 * Gives a test a browser with the extension in a folder. Its `end` takes it back; `close` and `kill` end it.
 * `start` starts one on a new profile, where none is left.
 */
export async function shareBrowser(
  start: (profile: string) => Promise<SharedBrowser>,
  extension: string,
  serve: Serve,
): Promise<Driver> {
  const { taken, driver } = await install(start, extension, serve);
  const doubtful =
    <Given extends unknown[], Result>(act: (...given: Given) => Promise<Result>) =>
    (...given: Given) => {
      taken.isInDoubt = true;
      return act(...given);
    };
  // The test has it until one of these.
  let over: Promise<void> | undefined;
  const quit = () => {
    over ??= kill(taken);
    return over;
  };
  return {
    ...driver,
    // In Chromium this needs the developer mode.
    reloadExtension: doubtful(driver.reloadExtension),
    disableExtension: doubtful(driver.disableExtension),
    openPrivately: doubtful(driver.openPrivately),
    setQuota: doubtful(driver.setQuota),
    close: quit,
    kill: quit,
    end() {
      over ??= takeBack(taken);
      return over;
    },
  };
}

/** Installs the extension in the browser that is left, or in a new one if there is none or it refuses. */
async function install(
  start: (profile: string) => Promise<SharedBrowser>,
  extension: string,
  serve: Serve,
): Promise<{ taken: Held; driver: Driver }> {
  const left = idle;
  idle = undefined;
  const taken = left ?? (await startOne(start));
  try {
    return { taken, driver: await taken.browser.install(extension, serve) };
  } catch (cause) {
    await kill(taken);
    if (taken !== left) throw cause;
    console.warn('A browser that was left refused the extension, and was ended:', cause);
    return install(start, extension, serve);
  }
}

async function startOne(start: (profile: string) => Promise<SharedBrowser>): Promise<Held> {
  const profile = mkdtempSync(join(tmpdir(), 'offprint-shared-'));
  starts += 1;
  const started = { profile, browser: await start(profile), isInDoubt: false };
  if (starts === 1) {
    process.once('exit', killAll);
    // Vitest ends a process that is done this way.
    process.once('SIGTERM', () => {
      killAll();
      process.exit();
    });
  }
  held.add(started);
  return started;
}

async function takeBack(taken: Held): Promise<void> {
  if (taken.isInDoubt || idle) return kill(taken);
  try {
    await taken.browser.clean();
    idle = taken;
  } catch (cause) {
    console.warn('A browser could not be cleaned, and was ended:', cause);
    await kill(taken);
  }
}

const remove = (profile: string) =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });

async function kill(taken: Held): Promise<void> {
  if (!held.delete(taken)) return;
  await taken.browser.kill();
  remove(taken.profile);
}

function killAll(): void {
  for (const { browser, profile } of held) {
    browser.killNow();
    remove(profile);
  }
  held.clear();
}

import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findFirefox } from '../setup/browsers.ts';
import { builds } from './builds.ts';
import { launchChromium } from './drivers/chromium.ts';
import { shareChromium } from './drivers/chromium-shared.ts';
import type { Driver, LaunchOptions, Serve, SharedBrowser } from './drivers/driver.ts';
import { until } from './drivers/find.ts';
import { launchFirefox } from './drivers/firefox.ts';
import { shareFirefox } from './drivers/firefox-shared.ts';
import { profileVariable } from './firefox-profile.ts';
import { quietBuildsVariable } from './quiet-builds.ts';
import { shareBrowser } from './shared-browser.ts';

export const inFirefox = process.env['OFFPRINT_BROWSER'] === 'firefox';

/** A fresh profile folder, and a function that removes it. */
export function newProfile(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'offprint-profile-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

const build = inFirefox ? 'firefox-mv3' : 'chrome-mv3';

/** Folder of the extension built for the browser of this run. */
export const builtExtension = join(builds, build);

/** The same, but that its welcome is an empty page. */
const quietExtension = join(process.env[quietBuildsVariable] ?? builds, build);

/** A copy of the built extension that a test may break, and a function that removes it. */
export function copyOfBuild(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'offprint-build-'));
  cpSync(builtExtension, path, { recursive: true });
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Removes the exemption from quotas from a copied build: the released one has no quota. */
export function giveQuota(build: string): void {
  const file = join(build, 'manifest.json');
  const { permissions, ...rest } = JSON.parse(readFileSync(file, 'utf8'));
  const fewer = permissions.filter((name: string) => name !== 'unlimitedStorage');
  writeFileSync(file, JSON.stringify({ ...rest, permissions: fewer }));
}

/** A test's deviations from the default: the extension as built, alone, without a proxy. */
export interface LaunchChoice
  extends Partial<Pick<LaunchOptions, 'extension' | 'others' | 'proxy' | 'look'>> {
  /** Optional permissions that the user has granted; automation can't press the browser's own prompt. */
  granted?: readonly string[];
  /** The same for the hosts of feeds. */
  hosts?: readonly string[];
  /** Changes the copy of the build that the browser gets. */
  change?: (build: string) => void;
  /** The page that opens after installation is as it was built, and `stays` open; else it is an empty page. */
  welcome?: 'as built' | 'stays';
  /** The test needs its profile: it starts the browser again on it, or reads its files. */
  needsProfile?: true;
}

/** Only Vitest's processes end by themselves with what they left running. */
const canShare = process.env['VITEST'] !== undefined;

/** Profiles of tests that got a shared browser, which has its own. */
const unused = new Set<string>();

/**
 * Starts the browser of this run, with the built extension or another one, on a profile. Where the test needs neither the
 * profile nor a browser that is started in another way, it gets the one that an earlier test left, cleaned.
 */
export async function launch(
  profile: string,
  serve: Serve,
  choice: LaunchChoice = {},
): Promise<Driver> {
  const { granted = [], hosts = [], change, welcome, needsProfile, ...more } = choice;
  const { others, proxy, look, extension: other } = more;
  if (unused.has(profile)) throw new Error('A second start on a profile: it needs `needsProfile`.');
  const isShared = canShare && !needsProfile && !others && !proxy && !look && !other;
  const isFirst = !existsSync(profile) || readdirSync(profile).length === 0;
  const found = inFirefox ? findFirefox() : findChromium();
  if ('reason' in found) throw new Error(found.reason);
  const executable = found.path;
  if (isFirst && !isShared) prepareProfile(profile);
  const isCopy = change !== undefined || granted.length + hosts.length > 0;
  const whole = welcome ? builtExtension : quietExtension;
  const built = isCopy ? withPermissions(whole, profile, granted, hosts) : whole;
  if (isCopy) change?.(built);
  const extension = other ?? built;
  let driver: Driver;
  if (isShared) {
    unused.add(profile);
    driver = await shareBrowser((own) => startShared(executable, own), extension, serve);
  } else {
    const options = { executable, profile, serve, ...more, extension };
    driver = await (inFirefox ? launchFirefox(options) : launchChromium(options));
  }
  // It would come to the front over the test's first page.
  if (isFirst && welcome !== 'stays' && other === undefined) await endWelcome(driver);
  return driver;
}

function startShared(executable: string, profile: string): Promise<SharedBrowser> {
  prepareProfile(profile);
  return (inFirefox ? shareFirefox : shareChromium)({ executable, profile });
}

/** Copies the profile that every Firefox begins with, if there is one. */
function prepareProfile(profile: string): void {
  const used = process.env[profileVariable];
  if (inFirefox && used) cpSync(used, profile, { recursive: true, verbatimSymlinks: true });
}

/** Waits for the page that opens after installation, and closes it. */
async function endWelcome(driver: Driver): Promise<void> {
  await until(
    () =>
      driver.ask<boolean>(`(async () => {
        const tabs = await chrome.tabs.query({});
        const open = tabs.filter(({ url }) => url === chrome.runtime.getURL('/welcome.html'));
        await chrome.tabs.remove(open.map(({ id }) => id));
        return open.length > 0;
      })()`),
    'the welcome page',
  );
}

/** A copy of an extension that has optional permissions from the start. */
function withPermissions(
  original: string,
  profile: string,
  granted: readonly string[],
  hosts: readonly string[],
): string {
  const copy = join(profile, 'extension');
  cpSync(original, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.permissions.push(...granted);
  manifest.host_permissions.push(...hosts.map((host) => `https://${host}/*`));
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}

/** Finds the browsers that tests and `npm start` drive, and installs missing ones. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** A browser that can be started, or the reason why there is none. */
export type Found = { readonly path: string } | { readonly reason: string };

/** Chromium and Brave first: Chrome and Edge ignore `--load-extension` since version 137. */
const chromiumNames = ['chromium', 'chromium-browser', 'brave-browser', 'brave'];
const brandedNames = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];
const firefoxNames = ['firefox-esr', 'firefox', 'firefox-developer-edition'];

const places: Readonly<Record<string, readonly string[]>> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    String.raw`C:\Program Files\BraveSoftware\Brave-Browser\Application\brave.exe`,
    join(homedir(), 'AppData/Local/Chromium/Application/chrome.exe'),
  ],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    String.raw`C:\Program Files\Mozilla Firefox\firefox.exe`,
  ],
};

/** Chromium, or a derived browser that loads unpacked extensions. Installs one if there is none. */
export function findChromium(): Found {
  const installed =
    fromEnvironment('OFFPRINT_CHROMIUM') ?? onPath(chromiumNames) ?? firstThere(places['chromium']);
  if (installed) return { path: installed };
  const own = playwrightChromium();
  if (own) return { path: own };
  const branded = onPath(brandedNames);
  if (branded) {
    console.log(
      `${branded} is here, but Chrome and Edge refuse unpacked extensions from the command line.`,
    );
  }
  console.log('No Chromium found. Trying Playwright’s download …');
  run('npx', ['playwright', 'install', 'chromium', '--no-shell']);
  const downloaded = playwrightChromium();
  if (downloaded) return { path: downloaded };
  return (
    viaApt('chromium', chromiumNames) ?? {
      reason: 'no Chromium: install Chromium or Brave, or set OFFPRINT_CHROMIUM to its path',
    }
  );
}

/** Firefox or Firefox ESR. Installs one if there is none. */
export function findFirefox(): Found {
  const installed =
    fromEnvironment('OFFPRINT_FIREFOX') ?? onPath(firefoxNames) ?? firstThere(places['firefox']);
  if (installed) return { path: installed };
  console.log('No Firefox found.');
  return (
    viaApt('firefox-esr', firefoxNames) ?? {
      reason: 'no Firefox: install Firefox, or set OFFPRINT_FIREFOX to its path',
    }
  );
}

const fromEnvironment = (name: string): string | undefined => {
  const path = process.env[name];
  return path && existsSync(path) ? path : undefined;
};

function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return firstThere(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

function firstThere(paths: readonly string[] = []): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function playwrightChromium(): string | undefined {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** Debian and its derivatives, if we may install. */
function viaApt(name: string, binaries: readonly string[]): Found | undefined {
  if (process.platform !== 'linux' || !onPath(['apt-get'])) return undefined;
  const root = process.getuid?.() === 0;
  if (!root && spawnSync('sudo', ['-n', 'true']).status !== 0) return undefined;
  const apt = (...args: string[]) =>
    root ? run('apt-get', args) : run('sudo', ['apt-get', ...args]);
  console.log(`Installing ${name} with apt-get …`);
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', name);
  const path = onPath(binaries);
  return path ? { path } : undefined;
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import type { LaunchOptions } from './driver.ts';

export interface ChromiumOptions
  extends Pick<LaunchOptions, 'executable' | 'profile' | 'proxy' | 'look'> {
  /** Folders of the extensions that it starts with. With none, extensions may come by the protocol. */
  readonly extensions: readonly string[];
}

/** Starts Chromium on a profile that is kept. */
export function startChromium(options: ChromiumOptions): Promise<BrowserContext> {
  const { extensions, executable, profile, proxy, look = {} } = options;
  const folders = extensions.join(',');
  // A killed browser leaves its lock behind.
  rmSync(join(profile, 'SingletonLock'), { force: true });
  if (look.textSize) setTextSize(profile, look.textSize);
  return chromium.launchPersistentContext(profile, {
    executablePath: executable,
    headless: true,
    viewport: { width: 1280, height: 900 },
    colorScheme: look.theme ?? 'light',
    ...(look.forcedColors && { forcedColors: 'active' }),
    ...(look.reducedMotion && { reducedMotion: 'reduce' }),
    ignoreDefaultArgs: [
      // As users have it: pages that are left come back from the cache, with their scripts.
      '--disable-back-forward-cache',
      ...(folders ? [] : ['--disable-extensions']),
    ],
    args: [
      '--no-sandbox',
      ...(folders ? [`--disable-extensions-except=${folders}`, `--load-extension=${folders}`] : []),
      // The protocol's own commands for extensions.
      '--enable-unsafe-extension-debugging',
      '--disable-background-networking',
      '--disable-component-update',
      // Requests to this machine itself go through the proxy, too.
      ...(proxy
        ? [
            `--proxy-server=127.0.0.1:${proxy}`,
            '--proxy-bypass-list=<-loopback>',
            '--ignore-certificate-errors',
          ]
        : ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']),
    ],
  });
}

/** SIGKILLs Chromium, and resolves once it is gone. */
export async function killChromium(context: BrowserContext, profile: string): Promise<void> {
  killProfile(profile);
  await context.close().catch(() => undefined);
}

/** Sets the text size among a new profile's preferences. */
function setTextSize(profile: string, px: number): void {
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const preferences = { webkit: { webprefs: { default_font_size: px } } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
}

/** SIGKILLs the processes that use the profile, each by its id. */
export function killProfile(profile: string): void {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n')) {
    if (!line.split(' ').includes(`--user-data-dir=${profile}`)) continue;
    try {
      process.kill(Number.parseInt(line, 10), 'SIGKILL');
    } catch {
      // It died with its parent.
    }
  }
}

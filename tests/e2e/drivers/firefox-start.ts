import { existsSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { LaunchOptions, Serve } from './driver.ts';
import { until } from './find.ts';
import { type Bidi, inChrome } from './firefox-scripts.ts';

export const addOn = 'offprint@offprint.invalid';
const uuid = '7b5f4ef6-9c1d-4f0b-8a52-0f5b3c9d2e10';
export const firefoxOrigin = `moz-extension://${uuid}`;

/** A running Firefox. */
export interface Firefox {
  readonly browser: Browser;
  readonly bidi: Bidi;
  /** From now on `serve` answers what pages request; what it does not answer is added to `unserved`. */
  answer(serve: Serve, unserved: string[]): void;
  /** SIGKILLs it. */
  kill(): Promise<void>;
}

/** Makes the browser's window so large that pages have 1280 × 900 pixels. */
const sizeWindow = `(async () => {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const { selectedBrowser } = window.gBrowser;
  const missing = () => [1280 - selectedBrowser.clientWidth, 900 - selectedBrowser.clientHeight];
  for (let tries = 0; missing().some((pixels) => pixels !== 0); tries++) {
    if (tries === 100) throw new Error('The window keeps another size: ' + missing() + ' pixels are missing');
    window.resizeBy(...missing());
    await new Promise((resolve) => window.requestAnimationFrame(resolve));
  }
})()`;

// biome-ignore lint/suspicious/noExplicitAny: puppeteer does not export the type of its connection
const connectionOf = (browser: Browser): any => (browser as any).connection;

/** Starts stock Firefox on a profile that is kept. */
export async function startFirefox(
  options: Pick<LaunchOptions, 'executable' | 'profile' | 'proxy' | 'look'>,
): Promise<Firefox> {
  const { executable, profile, proxy, look = {} } = options;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executable,
    headless: true,
    // A server behind our proxy has no authority's certificate.
    acceptInsecureCerts: proxy !== undefined,
    userDataDir: profile,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'accessibility.force_disabled': -1,
      'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }),
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      'browser.download.folderList': 2,
      'browser.download.dir': join(profile, 'downloads'),
      // No process is started before a tab needs one, no page of new tabs before one is opened.
      'dom.ipc.processPrelaunch.enabled': false,
      'browser.newtab.preload': false,
      // Mouse input, so that controls stay at rest until the pointer comes.
      'ui.primaryPointerCapabilities': 6,
      'ui.allPointerCapabilities': 6,
      // 0: dark, 1: light.
      'layout.css.prefers-color-scheme.content-override': look.theme === 'dark' ? 0 : 1,
      // 2: always our own colours, which makes pages see forced colours.
      ...(look.forcedColors && { 'browser.display.document_color_use': 2 }),
      ...(look.reducedMotion && { 'ui.prefersReducedMotion': 1 }),
      'network.dns.disabled': proxy === undefined,
      ...(look.textSize && { 'font.size.variable.x-western': look.textSize }),
      ...(proxy && {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxy,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': proxy,
        'network.proxy.allow_hijacking_localhost': true,
        'network.proxy.no_proxies_on': '',
      }),
    },
  });
  const connection = connectionOf(browser);
  const bidi: Bidi = {
    send: async (method, params) => (await connection.send(method, params)).result,
  };
  await bidi.send('session.subscribe', { events: ['network.beforeRequestSent'] });
  await bidi.send('network.addIntercept', {
    phases: ['beforeRequestSent'],
    urlPatterns: [
      { type: 'pattern', protocol: 'https' },
      { type: 'pattern', protocol: 'http' },
    ],
  });
  // A viewport set for each page would cost more than some pages.
  await inChrome<void>(bidi, sizeWindow);
  let answering: { serve: Serve; unserved: string[] } | undefined;
  connection.on(
    'network.beforeRequestSent',
    (event: { isBlocked: boolean; request: { request: string; url: string } }) => {
      if (event.isBlocked) void respond(event.request);
    },
  );

  async function respond({ request, url }: { request: string; url: string }): Promise<void> {
    const answer = answering?.serve(new URL(url));
    if (answer === 'proxy') {
      await bidi.send('network.continueRequest', { request }).catch(() => undefined);
      return;
    }
    if (!answer) answering?.unserved.push(url);
    const { body, contentType = 'text/html; charset=utf-8', status = 200 } = answer ?? { body: '' };
    // A request whose page went away needs no answer.
    await (answer
      ? bidi.send('network.provideResponse', {
          request,
          statusCode: status,
          headers: [{ name: 'Content-Type', value: { type: 'string', value: contentType } }],
          body: { type: 'string', value: body },
        })
      : bidi.send('network.failRequest', { request })
    ).catch(() => undefined);
  }

  async function kill(): Promise<void> {
    const running = browser.process();
    if (running?.exitCode === null && running.signalCode === null) {
      const exited = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await exited;
    }
    // Puppeteer restores the profile's own preferences, which must not collide with the next start.
    const backups = ['user.js', 'prefs.js'].map((name) => join(profile, `${name}.puppeteer`));
    await until(async () => !backups.some((path) => existsSync(path)), 'the preferences put back');
  }

  return {
    browser,
    bidi,
    answer(serve, unserved) {
      answering = { serve, unserved };
    },
    kill,
  };
}

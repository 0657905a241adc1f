import type { BrowserContext, CDPSession, Page as PlaywrightPage, Worker } from 'playwright';
import { killChromium, startChromium } from './chromium-start.ts';
import { chromiumTree, queryChromium } from './chromium-tree.ts';
import {
  type ClickOptions,
  type Driver,
  type LaunchOptions,
  type Page,
  pageAtRest,
  type Serve,
} from './driver.ts';
import { until } from './find.ts';

/** Starts Chromium with the extension, on a profile that is kept. */
export async function launchChromium(options: LaunchOptions): Promise<Driver> {
  const { extension, others = [], profile, serve, ...rest } = options;
  const context = await startChromium({ ...rest, profile, extensions: [extension, ...others] });
  return driveChromium(context, profile, serve);
}

/** Drives a Chromium that the extension is being installed in, until its driver or the extension ends. */
export async function driveChromium(
  context: BrowserContext,
  profile: string,
  serve: Serve,
): Promise<Driver> {
  const unserved: string[] = [];
  const serveIn = (served: BrowserContext) =>
    served.route(/^https?:/, async (route) => {
      const url = new URL(route.request().url());
      const answer = serve(url);
      if (!answer) {
        unserved.push(url.href);
        return route.abort();
      }
      if (answer === 'proxy') return route.continue();
      const { body, contentType = 'text/html; charset=utf-8', status = 200 } = answer;
      return route.fulfill({ body, contentType, status });
    });
  await serveIn(context);
  // Other extensions' workers have other names.
  const isOurs = (worker: Worker) => new URL(worker.url()).pathname === '/background.js';
  const worker =
    context.serviceWorkers().find(isOurs) ?? (await context.waitForEvent('serviceworker', isOurs));
  const id = new URL(worker.url()).host;

  let browserCdp: Promise<CDPSession> | undefined;
  function browserSession(): Promise<CDPSession> {
    const browser = context.browser();
    if (!browser) throw new Error('no browser');
    browserCdp ??= browser.newBrowserCDPSession();
    return browserCdp;
  }

  /**
   * Opens a page of the extension directly at its address. That takes two thirds of the time of navigating there from a
   * blank page, for which Chromium must start another process. In the background it leaves in front what is there: a page
   * that isn't in front is drawn about once a second.
   */
  async function openAt(name: string, background = false): Promise<PlaywrightPage> {
    const url = `chrome-extension://${id}/${name}`;
    const made = (await browserSession()).send('Target.createTarget', { url, background });
    const arrival = context.waitForEvent('page', async (other) => {
      // Other pages may close meanwhile.
      const cdp = await context.newCDPSession(other).catch(() => undefined);
      const target = await cdp?.send('Target.getTargetInfo').catch(() => undefined);
      return target?.targetInfo.targetId === (await made).targetId;
    });
    const [page] = await Promise.all([arrival, made]);
    await page.waitForLoadState();
    if (page.url() === url) return page;
    await page.close();
    throw new Error(`${name} does not open`);
  }

  /** All open popups, those of the button and those that are tabs. */
  async function popups(): Promise<string[]> {
    const { targetInfos } = await (await browserSession()).send('Target.getTargets');
    const url = `chrome-extension://${id}/popup.html`;
    return targetInfos.filter((target) => target.url === url).map(({ targetId }) => targetId);
  }

  /** A page of the extension in the background, for queries about it. */
  let asking: Promise<PlaywrightPage> | undefined;
  const askExtension = async <T>(expression: string): Promise<T> => {
    asking ??= openAt(pageAtRest, true);
    const page = await asking.catch((cause: unknown) => {
      // While the extension is loaded anew no page of it opens; the next query tries again.
      asking = undefined;
      throw cause;
    });
    return page.evaluate(expression);
  };

  /** The browser's own page about databases. */
  let internals: Promise<PlaywrightPage> | undefined;

  /** Pages that hold a quota. */
  const limited: PlaywrightPage[] = [];

  /** Runs an expression on the browser's own page about extensions. */
  async function askExtensionsPage(expression: string): Promise<void> {
    const page = await context.newPage();
    await page.goto('chrome://extensions');
    await page.evaluate(expression);
    await page.close();
    asking = undefined;
  }

  async function wrap(page: PlaywrightPage): Promise<Page> {
    const cdp = await page.context().newCDPSession(page);
    return chromiumPage(page, cdp, askExtension);
  }

  async function extensionPage(name: string): Promise<Page> {
    return wrap(await openAt(name));
  }

  return {
    name: 'chromium',
    unserved,
    async open(url) {
      const page = await context.newPage();
      const wrapped = await wrap(page);
      await page.goto(url);
      return wrapped;
    },
    async openPrivately(url) {
      // Off the record, like an incognito window: an extension that may run there runs here, too.
      const hidden = await context.browser()?.newContext();
      if (!hidden) throw new Error('no private window');
      await serveIn(hidden);
      const page = await hidden.newPage();
      await page.goto(url);
      return wrap(page);
    },
    popup: () => extensionPage('popup.html'),
    extensionPage,
    async pressButton(page) {
      const url = await page.evaluate('location.href');
      const cdp = await browserSession();
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const targetId = targetInfos.find((target) => target.url === url)?.targetId;
      // Playwright's types don't know the command yet.
      const command = 'Extensions.triggerAction' as 'Target.activateTarget';
      const before = new Set(await popups());
      await cdp.send(command, { id, targetId } as never);
      // The popup that it opens would take the next press.
      const opened = await until(
        async () => (await popups()).find((popup) => !before.has(popup)),
        'the popup of the button',
      );
      await cdp.send('Target.closeTarget', { targetId: opened });
    },
    async killWorker() {
      const page = context.pages()[0] ?? (await context.newPage());
      const cdp = await context.newCDPSession(page);
      await cdp.send('ServiceWorker.enable');
      await cdp.send('ServiceWorker.stopAllWorkers');
      await cdp.detach();
    },
    async isWorkerAwake() {
      const { targetInfos } = await (await browserSession()).send('Target.getTargets');
      const url = `chrome-extension://${id}/background.js`;
      return targetInfos.some((target) => target.type === 'service_worker' && target.url === url);
    },
    reloadExtension: () =>
      // Without developer mode Chromium would switch off an unpacked extension instead.
      askExtensionsPage(`(async () => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.reload('${id}', { failQuietly: true });
      })()`),
    async setQuota(bytes) {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      const origin = `chrome-extension://${id}`;
      const quotaSize = bytes === undefined ? {} : { quotaSize: bytes };
      await cdp.send('Storage.overrideQuotaForOrigin', { origin, ...quotaSize });
      // The override ends with its session.
      if (bytes === undefined) await Promise.all(limited.splice(0).map((each) => each.close()));
      if (bytes === undefined) await page.close();
      else limited.push(page);
    },
    setOffline: (offline) => context.setOffline(offline),
    async closeConnections(prepared) {
      internals ??= (async () => {
        const page = await context.newPage();
        await page.goto('chrome://indexeddb-internals');
        return page;
      })();
      const origin = (await internals).locator('.indexeddb-origin', { hasText: `//${id}` });
      const button = origin.locator('.force-close').first();
      await button.waitFor({ state: 'attached' });
      await prepared?.();
      // Not with the pointer, which would require the page in front.
      await button.dispatchEvent('click');
    },
    disableExtension: () => askExtensionsPage(`chrome.management.setEnabled('${id}', false)`),
    enableExtension: () => askExtensionsPage(`chrome.management.setEnabled('${id}', true)`),
    allowHosts: (allowed) => {
      const access = allowed ? 'ON_ALL_SITES' : 'ON_CLICK';
      const update = JSON.stringify({ extensionId: id, hostAccess: access });
      return askExtensionsPage(`chrome.developerPrivate.updateExtensionConfiguration(${update})`);
    },
    agreeTo: (origin) =>
      askExtensionsPage(`chrome.developerPrivate.addHostPermission('${id}', '${origin}/*')`),
    revoke: (origin) =>
      askExtensionsPage(`chrome.developerPrivate.removeHostPermission('${id}', '${origin}/*')`),
    ask: askExtension,
    storage: () => askExtension('chrome.storage.local.get(null)'),
    close: () => context.close(),
    end: () => context.close(),
    kill: () => killChromium(context, profile),
  };
}

function chromiumPage(
  page: PlaywrightPage,
  cdp: CDPSession,
  askExtension: <T>(expression: string) => Promise<T>,
): Page {
  const keyOf = (modifier: ClickOptions['modifier']) => (modifier ? [modifier] : []);
  return {
    async goto(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      // A page from the back/forward cache loads nothing that Playwright's own `goBack` could wait for.
      const { currentIndex, entries } = await cdp.send('Page.getNavigationHistory');
      const entry = entries[currentIndex - 1];
      if (!entry) throw new Error('no page to go back to');
      await cdp.send('Page.navigateToHistoryEntry', { entryId: entry.id });
      await until(async () => page.url() === entry.url, `back at ${entry.url}`);
    },
    evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    boxesAreLive: true,
    findAll: (query) => queryChromium(cdp, query),
    tree: () => chromiumTree(cdp),
    move: (x, y) => page.mouse.move(x, y),
    async clickAt(x, y, { button = 'left', modifier } = {}) {
      for (const key of keyOf(modifier)) await page.keyboard.down(key);
      await page.mouse.click(x, y, { button });
      for (const key of keyOf(modifier)) await page.keyboard.up(key);
    },
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    setViewport: (width, height) => page.setViewportSize({ width, height }),
    async screenshot(path) {
      await page.screenshot({ path });
    },
    onPaper: () => page.emulateMedia({ media: 'print' }),
    front: () => page.bringToFront(),
    close: () => page.close(),
    async badge() {
      const url = JSON.stringify(page.url());
      return askExtension(`(async () => {
        const tabs = await chrome.tabs.query({});
        const tab = tabs.find((tab) => tab.url === ${url});
        if (!tab) throw new Error('no such tab: ' + ${url});
        return {
          text: await chrome.action.getBadgeText({ tabId: tab.id }),
          title: await chrome.action.getTitle({ tabId: tab.id }),
        };
      })()`);
    },
  };
}

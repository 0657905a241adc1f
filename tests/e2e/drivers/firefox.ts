import { writeFileSync } from 'node:fs';
import { type Driver, type LaunchOptions, type Page, pageAtRest, type Serve } from './driver.ts';
import { until } from './find.ts';
import { type Bidi, evaluateIn, inChrome } from './firefox-scripts.ts';
import { addOn, type Firefox, firefoxOrigin, startFirefox } from './firefox-start.ts';
import { firefoxTree, queryFirefox } from './firefox-tree.ts';

/** Starts stock Firefox with the extension, on a profile that is kept with the extension's data. */
export async function launchFirefox(options: LaunchOptions): Promise<Driver> {
  const { extension, others = [], serve } = options;
  const firefox = await startFirefox(options);
  const driver = driveFirefox(firefox, serve);
  for (const each of [extension, ...others]) await firefox.browser.installExtension(each);
  return driver;
}

/** Drives a Firefox that the extension is being installed in, until its driver or the extension ends. */
export function driveFirefox(firefox: Firefox, serve: Serve): Driver {
  const { bidi } = firefox;
  const unserved: string[] = [];
  firefox.answer(serve, unserved);

  async function newTab(background = false): Promise<string> {
    return (await bidi.send('browsingContext.create', { type: 'tab', background })).context;
  }
  let asking: Promise<Page> | undefined;
  async function extensionPage(name: string, background = false): Promise<Page> {
    const context = await newTab(background);
    await bidi.send('browsingContext.navigate', {
      context,
      url: `${firefoxOrigin}/${name}`,
      wait: 'none',
    });
    const page = firefoxPage(bidi, context, askExtension);
    await page.evaluate(
      `new Promise((resolve) => document.readyState === 'complete' ? resolve() : addEventListener('load', () => resolve()))`,
    );
    return page;
  }
  async function askExtension<T>(expression: string): Promise<T> {
    // In front it would keep the pages of tests from being drawn.
    asking ??= extensionPage(pageAtRest, true);
    return (await asking).evaluate<T>(expression);
  }

  async function withAddOn(verb: 'reload' | 'disable'): Promise<void> {
    asking = undefined;
    await inChrome(
      bidi,
      `(async () => {
        const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
        await (await AddonManager.getAddonByID('${addOn}')).${verb}();
      })()`,
    );
  }

  return {
    name: 'firefox',
    unserved,
    async open(url) {
      const page = firefoxPage(bidi, await newTab(), askExtension);
      await page.goto(url);
      return page;
    },
    async openPrivately(url) {
      const tabs = async (): Promise<string[]> =>
        (await bidi.send('browsingContext.getTree', {})).contexts.map(
          ({ context }: { context: string }) => context,
        );
      const before = new Set(await tabs());
      await inChrome(bidi, `void OpenBrowserWindow({ private: true })`);
      const context = await until(
        async () => (await tabs()).find((tab) => !before.has(tab)),
        'a private window',
      );
      const page = firefoxPage(bidi, context, askExtension);
      // Its own first page would interrupt ours.
      const opened = `location.href === 'about:privatebrowsing' && document.readyState === 'complete'`;
      await until(() => page.evaluate<boolean>(opened), 'the private window’s first page');
      await page.goto(url);
      return page;
    },
    popup: () => extensionPage('popup.html'),
    extensionPage: (name) => extensionPage(name),
    async pressButton(page) {
      await page.front();
      await inChrome(
        bidi,
        `(() => {
          const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
          const { tabManager } = WebExtensionPolicy.getByID('${addOn}').extension;
          tabManager.addActiveTabPermission(gBrowser.selectedTab);
        })()`,
      );
    },
    async killWorker() {
      await inChrome(
        bidi,
        `WebExtensionPolicy.getByID('${addOn}').extension.terminateBackground({ disableResetIdleForTest: true })`,
      );
    },
    isWorkerAwake: () =>
      inChrome(
        bidi,
        `WebExtensionPolicy.getByID('${addOn}').extension.backgroundState === 'running'`,
      ),
    reloadExtension: () => withAddOn('reload'),
    disableExtension: () => withAddOn('disable'),
    setQuota: () => Promise.reject(new Error('in Chromium only')),
    enableExtension: () => Promise.reject(new Error('in Chromium only')),
    setOffline: () => Promise.reject(new Error('in Chromium only')),
    async closeConnections(prepared) {
      await prepared?.();
      await inChrome(
        bidi,
        `new Promise((resolve, reject) => {
          Services.prefs.setBoolPref('dom.quotaManager.testing', true);
          const { principal } = WebExtensionPolicy.getByID('${addOn}').extension;
          const request = Services.qms.resetStoragesForPrincipal(principal, 'default', 'idb');
          request.callback = () => request.resultCode === 0 ? resolve() : reject(new Error('refused: ' + request.resultCode));
        })`,
      );
    },
    allowHosts: (allowed) =>
      inChrome(
        bidi,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID('${addOn}');
          const origins = extension.manifest.host_permissions;
          await ExtensionPermissions.${allowed ? 'add' : 'remove'}('${addOn}', { permissions: [], origins }, extension);
        })()`,
      ),
    agreeTo: () =>
      inChrome(
        bidi,
        `void Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`,
      ),
    revoke: (origin) =>
      inChrome(
        bidi,
        `(async () => {
          const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
          const { extension } = WebExtensionPolicy.getByID('${addOn}');
          await ExtensionPermissions.remove('${addOn}', { permissions: [], origins: ['${origin}/*'] }, extension);
        })()`,
      ),
    ask: askExtension,
    storage: () => askExtension('browser.storage.local.get(null)'),
    close: () => firefox.browser.close(),
    kill: firefox.kill,
    end: firefox.kill,
  };
}

const specialKeys: Readonly<Record<string, string>> = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Home: '\uE011',
  PageDown: '\uE00F',
  Enter: '\uE007',
  Escape: '\uE00C',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};

function firefoxPage(
  bidi: Bidi,
  context: string,
  askExtension: <T>(expression: string) => Promise<T>,
): Page {
  const evaluate = <T>(expression: string) => evaluateIn<T>(bidi, context, expression);
  const act = (actions: object[]) => bidi.send('input.performActions', { context, actions });
  const key = (type: 'keyDown' | 'keyUp', name: string) => ({
    type,
    value: specialKeys[name] ?? name,
  });
  const keys = (steps: object[]) => act([{ type: 'key', id: 'keyboard', actions: steps }]);
  const pointer = (steps: object[]) => act([{ type: 'pointer', id: 'mouse', actions: steps }]);
  const navigate = async (method: string, params: object) => {
    await bidi.send(method, { context, ...params });
  };
  const page: Page = {
    goto: (url) => navigate('browsingContext.navigate', { url, wait: 'complete' }),
    reload: () => navigate('browsingContext.reload', { wait: 'complete' }),
    back: () => navigate('browsingContext.traverseHistory', { delta: -1 }),
    evaluate,
    boxesAreLive: false,
    async findAll(query) {
      await page.front();
      return queryFirefox(bidi, evaluate, query);
    },
    async tree() {
      await page.front();
      return firefoxTree(bidi, evaluate);
    },
    move: (x, y) => pointer([{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }]),
    async clickAt(x, y, { button = 'left', modifier } = {}) {
      if (modifier) await keys([key('keyDown', modifier)]);
      const number = button === 'middle' ? 1 : 0;
      await pointer([
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: number },
        { type: 'pointerUp', button: number },
      ]);
      if (modifier) await keys([key('keyUp', modifier)]);
    },
    drag: (from, to) =>
      pointer([
        { type: 'pointerMove', x: Math.round(from.x), y: Math.round(from.y) },
        { type: 'pointerDown', button: 0 },
        ...[0.25, 0.5, 0.75, 1].map((part) => ({
          type: 'pointerMove',
          x: Math.round(from.x + (to.x - from.x) * part),
          y: Math.round(from.y + (to.y - from.y) * part),
        })),
        { type: 'pointerUp', button: 0 },
      ]).then(() => undefined),
    async press(combination) {
      const names = combination.split('+');
      const down = names.map((name) => key('keyDown', name));
      await keys([...down, ...names.toReversed().map((name) => key('keyUp', name))]);
    },
    setViewport: (width, height) =>
      navigate('browsingContext.setViewport', { viewport: { width, height } }),
    async screenshot(path) {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context });
      writeFileSync(path, Buffer.from(data, 'base64'));
    },
    onPaper: () =>
      inChrome<void>(
        bidi,
        `void (gBrowser.selectedBrowser.browsingContext.mediumOverride = 'print')`,
      ),
    front: () => navigate('browsingContext.activate', {}),
    close: () => navigate('browsingContext.close', {}),
    async badge() {
      const url = JSON.stringify(await evaluate('location.href'));
      return askExtension(`(async () => {
        const tabs = await browser.tabs.query({});
        const tab = tabs.find((tab) => tab.url === ${url});
        if (!tab) throw new Error('no such tab: ' + ${url});
        return {
          text: await browser.action.getBadgeText({ tabId: tab.id }),
          title: await browser.action.getTitle({ tabId: tab.id }),
        };
      })()`);
    },
  };
  return page;
}

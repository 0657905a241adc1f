import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Driver, Page } from './drivers/driver.ts';
import { launch, newProfile } from './launch.ts';
import { press, untilBar, untilPressed } from './listing.ts';
import { dayUrl, serveDemo, title } from './pages.ts';
import { doubtBrowsers, sharedStarts } from './shared-browser.ts';

/** A copy of every database of an origin. */
const databases = `(async () => {
  const settled = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const found = {};
  for (const { name } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      found[name + '/' + store] = await settled(database.transaction(store).objectStore(store).getAll());
    }
    database.close();
  }
  return found;
})()`;

/** What the extension holds. */
const heldByExtension = `(async () => {
  const { action, alarms, permissions, scripting, storage, tabs, windows } = globalThis.browser ?? chrome;
  return {
    local: await storage.local.get(null),
    session: await storage.session.get(null),
    sync: await storage.sync.get(null),
    databases: await ${databases},
    caches: await caches.keys(),
    buckets: (await navigator.storageBuckets?.keys()) ?? [],
    site: { ...localStorage },
    alarms: (await alarms.getAll()).map(({ name }) => name),
    permissions: await permissions.getAll(),
    scripts: await scripting.getRegisteredContentScripts(),
    badge: [await action.getBadgeText({}), await action.getTitle({})],
    tabs: (await tabs.query({})).map(({ url, title, active }) => ({ url, title, active })),
    windows: (await windows.getAll()).map(({ incognito, type }) => ({ incognito, type })),
  };
})()`;

/** What a site's page finds. */
const heldByPage = `(async () => ({
  cookie: document.cookie,
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: await ${databases},
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  notifications: Notification.permission,
  size: [innerWidth, innerHeight, devicePixelRatio],
  media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion)', '(forced-colors: active)', '(hover)'].map(
    (query) => matchMedia(query).matches,
  ),
  pages: history.length,
  focus: document.hasFocus(),
}))()`;

/** Leaves something in each of these places. */
async function leaveTraces(driver: Driver, page: Page): Promise<void> {
  await untilBar(page, /papers/);
  await press(page, title(0), 'Star');
  await untilPressed(page, title(0), 'Star');
  await page.evaluate(`(async () => {
    document.cookie = 'left=1; max-age=9999';
    localStorage.left = sessionStorage.left = '1';
    await caches.open('left');
    await new Promise((resolve) => {
      const request = indexedDB.open('left');
      request.onupgradeneeded = () => request.result.createObjectStore('left').put(1, 1);
      request.onsuccess = () => resolve(request.result.close());
    });
  })()`);
  await page.setViewport(500, 400);
  await page.onPaper();
  await driver.ask(`(async () => {
    const { action, alarms, scripting, storage, windows } = globalThis.browser ?? chrome;
    for (const area of ['local', 'session', 'sync']) await storage[area].set({ left: 1 });
    localStorage.left = '1';
    await caches.open('left');
    await navigator.storageBuckets?.open('left');
    await alarms.create('left', { delayInMinutes: 9 });
    await action.setBadgeText({ text: 'left' });
    await scripting.registerContentScripts([{ id: 'left', matches: ['https://huggingface.co/*'], js: ['any-page.js'] }]);
    await windows.create({ url: 'popup.html' });
  })()`);
  await driver.allowHosts(false);
}

/** Tabs' ids, times, and the worker's own id of a session. */
const chance = /\b\d+:\d+\b|\b\d{10,}(\.\d+)?\b|(?<="session":)"\d+"/g;

/** All of it, but for what time and chance tell. */
async function allHeld(driver: Driver, page: Page): Promise<unknown> {
  await untilBar(page, /papers/);
  const held = {
    extension: await driver.ask(heldByExtension),
    page: await page.evaluate(heldByPage),
  };
  return JSON.parse(JSON.stringify(held).replace(chance, '0'));
}

describe('a browser that another test had before', () => {
  const ends: (() => Promise<void>)[] = [];
  let fresh: unknown;
  let used: unknown;
  let cleaned: unknown;
  let starts: number;

  const start = async (needsProfile?: true) => {
    const profile = newProfile();
    const driver = await launch(profile.path, serveDemo, needsProfile && { needsProfile });
    const end = async () => {
      await driver.end();
      profile.remove();
    };
    ends.push(end);
    return { driver, page: await driver.open(dayUrl), end };
  };

  beforeAll(async () => {
    const own = await start(true);
    fresh = await allHeld(own.driver, own.page);
    const first = await start();
    await leaveTraces(first.driver, first.page);
    used = await first.driver.ask(heldByExtension);
    starts = sharedStarts();
    await first.end();
    const second = await start();
    cleaned = await allHeld(second.driver, second.page);
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });

  it('was not started anew', () => {
    expect(sharedStarts()).toBe(starts);
    expect(used).not.toEqual(fresh);
  });

  it('holds what a fresh one holds', () => {
    expect(cleaned).toEqual(fresh);
  });

  it('goes to no other test once it is in doubt', async () => {
    const first = await start();
    const before = sharedStarts();
    doubtBrowsers();
    await first.end();
    const second = await start();
    await second.end();
    expect(sharedStarts()).toBe(before + 1);
  });
});

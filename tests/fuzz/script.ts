/** Mutated pages under the whole built extension: what it leaves in the page, and in the library. */
import type { BrowserContext, CDPSession } from 'playwright';
import type { Fuzzer } from './browser.ts';
import { readings } from './canary.ts';
import { createRandom, type Random } from './generate/random.ts';
import { type AttackName, attack, attackNames } from './in-page/attack.ts';
import type { Failure } from './round.ts';

/** Longest wait for a page to be drawn, or to be restored, in ms. */
const patience = 30_000;

/** The page without our nodes and without those of its own script. Runs in a world of its own. */
const outline = `(() => {
  const { removeAttribute, remove } = Element.prototype;
  const root = document.documentElement.cloneNode(true);
  for (const each of root.querySelectorAll('[data-offprint], [data-page]')) remove.call(each);
  for (const each of [root, ...root.querySelectorAll('*')]) {
    for (const name of Element.prototype.getAttributeNames.call(each)) {
      if (/^data-(?:offprint|page)/.test(name)) removeAttribute.call(each, name);
    }
  }
  return root.outerHTML;
})()`;

interface About {
  readonly papers: number;
  readonly view: string;
  readonly notUnderstood?: string;
}

/** A tab that shows one mutated page after the other under the extension. */
export async function openScriptTab(context: BrowserContext, fuzzer: Fuzzer) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const ask = await openAsking(context);
  let served: { html: string; headers: Record<string, string> } = { html: '', headers: {} };
  await page.route('**/*', (route) => {
    const request = route.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame())
      return route.abort();
    return route.fulfill({
      body: served.html,
      contentType: 'text/html; charset=utf-8',
      headers: served.headers,
    });
  });
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  const errors = await listenForErrors(cdp);
  const world = await openWorld(cdp);
  // The tab's number, found by an address that no other tab has.
  const mark = `https://huggingface.co/login?tab=${Math.random()}`;
  await page.goto(mark);
  const tab = await ask<number>(
    `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(mark)}).id)`,
  );
  const about = () =>
    ask<{ there: boolean; about?: About }>(
      `chrome.tabs.sendMessage(${tab}, { type: 'about' }).then((about) => ({ there: true, about }), () => ({ there: false }))`,
    );

  /** Shows the page of one seed and checks everything; returns how many papers were on it. */
  async function look(seed: number): Promise<{ about: string; papers: number }> {
    const random = createRandom(seed ^ 0x5bd1e995);
    const made = await fuzzer.pageOf(seed);
    const names = attackNames.filter(() => random.chance(0.3));
    served = { html: withScript(made.html, names, random), headers: policy(random) };
    errors.length = 0;
    const told = `${made.about}, attacks: ${names.join(', ') || 'none'}`;
    const must = (holds: boolean, what: string) => {
      if (!holds) throw new Error(`${what}\n${told}`);
    };
    try {
      await page.bringToFront();
      await page.goto(made.address, { waitUntil: 'load', timeout: patience });
      const { about: found } = await until(about, ({ there }) => there, 'the content script');
      const before = await world.evaluate<string>('window.fuzzBefore');
      const papers = found?.papers ?? 0;
      if (papers > 0) {
        const sign = found?.view === 'paper' ? 'data-offprint-paper' : 'data-offprint-bar';
        const drawn = () =>
          world.evaluate<boolean>(`document.documentElement.hasAttribute('${sign}')`);
        const isPaper = async () => (await about()).about?.papers === 0;
        await until(async () => (await drawn()) || (await isPaper()), Boolean, 'the controls');
      }
      if (papers > 0) {
        const { plain, marked, words } = await readings(world.evaluate, ask, tab);
        must(words.length === 0, `words learned: ${words.slice(0, 5).join(' | ')}`);
        must(plain === marked, `marks learned: ${difference(plain, marked)}`);
      }
      await world.evaluate(`document.documentElement.setAttribute('data-page-go', '')`);
      const done = `document.documentElement.hasAttribute('data-page-done')`;
      await until(() => world.evaluate<boolean>(done), Boolean, 'the end of the attack');
      await about();
      const after = await world.evaluate<string>(outline);
      const learned = `document.documentElement.getAttribute('data-page-learned') ?? ''`;
      const secret = await world.evaluate<string>(learned);
      must(secret === '', `words learned: ${secret}`);
      must(after === before, `the page changed: ${difference(before, after)}`);
      must(errors.length === 0, `an error of ours: ${errors[0]}`);
      const marked = await ask<string[]>(marksMade);
      must(marked.length === 0, `marks that the user never made: ${marked.slice(0, 3).join(' ')}`);
      return { about: told, papers };
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\n${told}`);
    }
  }
  return { look };
}

/** Runs one seed; a failure carries its details. */
export async function judgeSeed(
  tab: Awaited<ReturnType<typeof openScriptTab>>,
  seed: number,
): Promise<{ papers: number; failure?: Failure }> {
  try {
    return { papers: (await tab.look(seed)).papers };
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return { papers: 0, failure: { seed, about: '', what: what.slice(0, 2_000) } };
  }
}

function withScript(html: string, names: readonly AttackName[], random: Random): string {
  const script = `<script nonce="fuzz">(${attack})(${JSON.stringify(names)}, ${3 + random.below(10)})</script>`;
  // First in the page, so that the script is never inside a comment or an attribute.
  return html.replace(/^<!doctype html><html[^>]*>/i, (start) => start + script);
}

/** Some pages forbid everything that a CSP can; our script must work there, too. */
const policy = (random: Random): Record<string, string> =>
  random.chance(0.25)
    ? {
        'content-security-policy':
          "default-src 'none'; script-src 'nonce-fuzz'; require-trusted-types-for 'script'; trusted-types 'none'",
      }
    : {};

/** Errors of the extension's own script on the page, as they occur. */
async function listenForErrors(cdp: CDPSession): Promise<string[]> {
  const errors: string[] = [];
  const ours = new Set<number>();
  cdp.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension://')) ours.add(id);
  });
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
    // The place of the throw: a page's own broken handler may be compiled while our script moves its element.
    const place = details.stackTrace?.callFrames[0]?.url ?? details.url ?? '';
    if (!ours.has(details.executionContextId ?? -1) && !place.startsWith('chrome-extension://')) {
      return;
    }
    errors.push(`${details.text} ${details.exception?.description ?? ''}`);
  });
  cdp.on('Runtime.consoleAPICalled', ({ type, args, executionContextId }) => {
    if (!ours.has(executionContextId) || !/error|warning|assert/.test(type)) return;
    errors.push(args.map(({ value, description }) => String(value ?? description)).join(' '));
  });
  await cdp.send('Runtime.enable');
  return errors;
}

/** A world of our own in every document of the tab; it keeps the state of the page before any script changed it. */
async function openWorld(cdp: CDPSession) {
  let contextId = 0;
  const worldName = 'offprint-fuzz';
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName && context.auxData?.['frameId'] === main) contextId = context.id;
  });
  await cdp.send('Page.enable');
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const main = frameTree.frame.id;
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName,
    source: `addEventListener('DOMContentLoaded', () => { window.fuzzBefore = ${outline}; }, { capture: true, once: true });`,
  });
  return {
    async evaluate<T>(expression: string): Promise<T> {
      const options = { contextId, expression, returnByValue: true, awaitPromise: true };
      const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options);
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value as T;
    },
  };
}

/** Opens a page of the extension for queries. */
async function openAsking(context: BrowserContext) {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/popup.html`);
  return <T>(expression: string) => page.evaluate(expression) as Promise<T>;
}

/** Everything in journal and library that only a user's own act may create. */
const marksMade = `(async () => {
  const acts = /^(?:mark|undo|move)$/;
  const journal = Object.values(await chrome.storage.local.get(null)).filter((value) => acts.test(value?.kind));
  const open = indexedDB.open((await indexedDB.databases())[0].name);
  const db = await new Promise((resolve, reject) => { open.onsuccess = () => resolve(open.result); open.onerror = reject; });
  const all = (store) => new Promise((resolve, reject) => {
    const request = db.transaction(store).objectStore(store).getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = reject;
  });
  const marks = (await all('marks')).filter(({ marks }) => Object.keys(marks).length > 0);
  const actions = (await all('actions')).filter((each) => acts.test(each.kind ?? each.action?.kind));
  db.close();
  return [...journal, ...marks, ...actions].map((each) => JSON.stringify(each).slice(0, 300));
})()`;

async function until<T>(
  read: () => Promise<T>,
  holds: (value: T) => boolean,
  what: string,
): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`${what} did not come within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Where two texts differ. */
function difference(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 120));
  return `${around(one)} → ${around(two)}`;
}

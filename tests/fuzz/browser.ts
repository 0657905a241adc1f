/** Chromium for fuzzing: bare, or with the built extension. It reaches no network. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Route } from 'playwright';
import { bundleFile } from '../bench/build.ts';
import { findChromium } from '../setup/browsers.ts';
import type { Round, SourcePage } from './round.ts';

interface Options {
  readonly withExtension?: boolean;
  readonly serve?: (route: Route) => Promise<void>;
}

/** Starts a browser on a fresh profile. `close` ends it and removes the profile. */
export async function openBrowser({ withExtension, serve }: Options = {}): Promise<{
  context: BrowserContext;
  close(): Promise<void>;
}> {
  const found = findChromium();
  if ('reason' in found) throw new Error(found.reason);
  const profile = mkdtempSync(join(tmpdir(), 'offprint-fuzz-'));
  const extension = resolve(import.meta.dirname, '../../.output/chrome-mv3');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: found.path,
    headless: true,
    viewport: { width: 1280, height: 900 },
    args: [
      '--no-sandbox',
      ...(withExtension
        ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]
        : []),
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
  await context.route(/^https?:/, serve ?? ((route) => route.abort()));
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The fuzzer in a page of its own. */
export interface Fuzzer {
  run(
    what: 'runAdapters' | 'runAnyPage' | 'runJson' | 'runFeeds',
    from: number,
    count: number,
  ): Promise<Round>;
  pageOf(seed: number): Promise<{ html: string; address: string; about: string }>;
}

/** Built once for all browsers. */
let bundled: Promise<string> | undefined;

/**
 * Puts the fuzzer into an empty tab, with the pages that it mutates. It runs in a world of its own, as content scripts
 * do: there a form's fields hide its methods, but no name on a page hides the document's.
 */
export async function openFuzzer(
  context: BrowserContext,
  pages: readonly SourcePage[],
): Promise<Fuzzer> {
  const cdp = await context.newCDPSession(await context.newPage());
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const evaluate = async (expression: string): Promise<unknown> => {
    const options = { contextId, expression, returnByValue: true, awaitPromise: true };
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
  bundled ??= bundleFile(resolve(import.meta.dirname, 'in-browser/fuzz.ts'), 'offprintFuzz');
  await evaluate(`${await bundled}\nvoid 0`);
  const call = <T>(name: string, ...values: unknown[]): Promise<T> =>
    evaluate(`offprintFuzz.${name}(...${JSON.stringify(values)})`) as Promise<T>;
  await call('load', pages);
  return {
    run: (what, from, count) => call(what, from, count),
    pageOf: (seed) => call('pageOf', seed),
  };
}

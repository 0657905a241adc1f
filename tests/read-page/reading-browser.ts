/** A real Chromium that reads saved pages: each at its own address, without network, its own scripts kept from running. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright';
import { bundleFile } from '../bench/build.ts';
import { findChromium } from '../setup/browsers.ts';
import type { PageRead } from './page-read.ts';

export interface ReadingBrowser {
  /** Throws if the page can't be opened at that address. */
  read(file: string, address: string, reader?: string): Promise<PageRead>;
  close(): Promise<void>;
}

/** Throws where there is no Chromium. */
export async function openReadingBrowser(): Promise<ReadingBrowser> {
  const found = findChromium();
  if ('reason' in found) throw new Error(found.reason);
  const code = await bundleFile(resolve(import.meta.dirname, 'in-browser.ts'), 'offprintReader');
  const browser = await chromium.launch({
    executablePath: found.path,
    headless: true,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  let served = '';
  await context.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame().parentFrame() === null
      ? route.fulfill({
          body: served,
          contentType: 'text/html; charset=utf-8',
          // What a saved page's scripts do depends on a server that isn't there.
          headers: { 'content-security-policy': "script-src 'none'" },
        })
      : route.abort(),
  );
  return {
    async read(file, address, reader) {
      const url = new URL(address);
      served = readFileSync(file, 'utf8');
      const page = await context.newPage();
      try {
        await page.goto(url.href, { waitUntil: 'domcontentloaded' });
        const cdp = await context.newCDPSession(page);
        const { frameTree } = await cdp.send('Page.getFrameTree');
        // A world of its own, as content scripts have.
        const { executionContextId: contextId } = await cdp.send('Page.createIsolatedWorld', {
          frameId: frameTree.frame.id,
        });
        const given = JSON.stringify(reader === undefined ? [url.href] : [url.href, reader]);
        const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
          contextId,
          expression: `${code}\noffprintReader.read(...${given})`,
          returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
        return result.value as PageRead;
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

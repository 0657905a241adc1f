/** Firefox for the benches: a page without the extension, on which the bench runs Offprint's own code. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from '../setup/browsers.ts';
import { bodyAt } from './chromium.ts';

/**
 * Runs work in a page without network, then passes the profile's folder to `after`, once the browser is gone. Returns
 * nothing if there is no Firefox.
 */
export async function withFirefox<T, U>(
  work: (page: Page) => Promise<T>,
  after: (done: T, profile: string) => U,
): Promise<U | undefined> {
  const found = findFirefox();
  if ('reason' in found) return undefined;
  const profile = mkdtempSync(join(tmpdir(), 'offprint-bench-'));
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: found.path,
      headless: true,
      userDataDir: profile,
      protocolTimeout: 600_000,
      args: ['--width=1280', '--height=1000'],
      // A clock of 20 µs, not of 1 ms.
      extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false },
    });
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const body = bodyAt(new URL(request.url()), '');
      const contentType = 'text/html; charset=utf-8';
      void (body === undefined ? request.abort() : request.respond({ body, contentType }));
    });
    const done = await work(page).finally(() => browser.close());
    return after(done, profile);
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

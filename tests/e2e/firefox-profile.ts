/**
 * Makes, once per run, a profile of a Firefox that was started before. What Firefox compiles at its first start takes
 * a third of that start; every test begins with a copy of this profile, in which no extension has ever been.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../setup/browsers.ts';

export const profileVariable = 'OFFPRINT_FIREFOX_PROFILE';

export default async function makeProfile(): Promise<(() => void) | undefined> {
  const found = findFirefox();
  if ('reason' in found) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'offprint-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: found.path,
    headless: true,
    userDataDir: path,
  });
  // Only a clean end writes what was compiled.
  await browser.close();
  // Puppeteer puts back the preferences that it finds, and with them forgets what Firefox notes of an extension, such as
  // that its storage is kept in a database.
  for (const name of ['prefs.js', 'user.js']) rmSync(join(path, name), { force: true });
  process.env[profileVariable] = path;
  return () => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
}

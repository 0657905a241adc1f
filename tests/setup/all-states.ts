/**
 * Takes pictures of every state of the interface in one browser (`OFFPRINT_BROWSER`), light and dark, at several widths,
 * into the folder that is its argument. `screenshots.ts` runs it.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Look, Page } from '../e2e/drivers/driver.ts';
import { inFirefox, launch, newProfile } from '../e2e/launch.ts';
import { listings, serveListings } from '../e2e/states/listings.ts';
import { stages } from '../e2e/states/our-pages.ts';
import { atRest } from './at-rest.ts';

const [folder = '.', only = ''] = process.argv.slice(2);
const browser = inFirefox ? 'firefox' : 'chromium';

const looks: Readonly<Record<string, Look>> = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  forced: { forcedColors: true },
};
/** Pixels. A popup is at most 420 wide, and other pages are shown as a whole. */
const widths = [320, 420, 1280];
const tallest = 6_000;

async function shootAll(page: Page, name: string, isWhole: boolean, path: string): Promise<void> {
  for (const width of widths) {
    if (name.startsWith('popup') && width > 420) continue;
    const least = name.startsWith('popup') ? (width === 320 ? 400 : 600) : 800;
    await page.setViewport(width, least);
    if (isWhole) {
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewport(width, Math.min(Math.max(height, least), tallest));
    }
    await atRest(page);
    await page.screenshot(join(path, `${name} ${width}.png`));
  }
}

for (const [look, chosen] of Object.entries(looks)) {
  const path = join(folder, `${browser}-${look}`);
  mkdirSync(path, { recursive: true });
  const profile = newProfile();
  const driver = await launch(profile.path, serveListings(chosen), { look: chosen });
  try {
    for (const { prepare, states } of [...stages, listings]) {
      await prepare(driver);
      for (const { name, open } of states) {
        if (!name.includes(only)) continue;
        try {
          const pages = await open(driver);
          const isWhole = !name.startsWith('popup') && !name.startsWith('listing');
          await shootAll(pages[0], name, isWhole, path);
          for (const page of pages) await page.close();
        } catch (cause) {
          console.error(`${browser}, ${look}: ${name}: ${cause}`);
          process.exitCode = 1;
        }
      }
    }
  } finally {
    await driver.close();
    profile.remove();
  }
}

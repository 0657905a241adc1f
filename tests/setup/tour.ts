/** The scripted tour of the main job, which `npm start` runs without a display. */
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { launchChromium } from '../e2e/drivers/chromium.ts';
import type { Page } from '../e2e/drivers/driver.ts';
import { click, findAll, textOf, until } from '../e2e/drivers/find.ts';
import { press, untilBadgeIsBar, untilBar, untilPressed } from '../e2e/listing.ts';
import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';
import { demoPapers } from '../pages/demo/papers.ts';
import { atRest } from './at-rest.ts';

interface TourOptions {
  readonly executable: string;
  readonly extension: string;
  /** Folder of the screenshots. */
  readonly folder: string;
}

/** Does the main job in a real browser and prints what it sees. Throws if that isn't as expected. */
export async function runTour({ executable, extension, folder }: TourOptions): Promise<void> {
  const profile = join(folder, '..', 'tour-profile');
  rmSync(profile, { recursive: true, force: true });
  let theme: 'light' | 'dark' = 'light';
  const driver = await launchChromium({
    executable,
    extension,
    profile,
    serve(url) {
      if (url.hostname !== 'huggingface.co') return undefined;
      const paper = /^\/papers\/([\d.]+)$/.exec(url.pathname)?.[1];
      return { body: paper ? demoPaperPage(paper) : demoListing({ date: '2026-11-23', theme }) };
    },
  });
  const shots: string[] = [];
  const shoot = async (page: Page, name: string) => {
    const path = join(folder, `${name}.png`);
    await atRest(page);
    await page.screenshot(path);
    shots.push(relative(process.cwd(), path));
  };
  /** The bar's counts, once they are as expected. */
  const counts = async (page: Page, expected: RegExp) =>
    /\d+ papers? ·.*?queued/.exec(await untilBar(page, expected))?.[0];
  /** What the badge says, once that is what the bar says: a press may scroll, and what comes into sight is seen. */
  const badge = async (page: Page) => {
    await untilBadgeIsBar(page);
    const { text, title } = await page.badge();
    return `The badge says “${text}”, its tooltip “${title}”.`;
  };
  const title = (n: number) => demoPapers[n]?.title ?? '';

  try {
    const page = await driver.open('https://huggingface.co/papers');
    console.log(`Opened a day of papers. The bar says: ${await counts(page, /papers · \d+ new/)}`);
    const fewer = await counts(page, new RegExp(`· (?!${demoPapers.length} )\\d+ new`));
    console.log(`After a second on screen, what is visible counts as seen: ${fewer}`);
    console.log(await badge(page));
    await shoot(page, 'listing-new');

    await press(page, title(0), 'Read');
    await press(page, title(1), 'Queue');
    await press(page, title(2), 'Queue');
    await press(page, title(3), 'Star');
    await untilPressed(page, title(3), 'Star');
    await page.evaluate('scrollTo(0, 0)');
    console.log(
      `Marked one read, queued two, starred one: ${await counts(page, /1 read · 2 queued/)}`,
    );
    await shoot(page, 'listing-marked');

    await click(page, { role: 'button', name: /^Mark these \d+ read$/ });
    console.log(
      `Marked all shown as read: ${await counts(page, new RegExp(`${demoPapers.length} read`))}`,
    );
    await click(page, { role: 'button', name: 'Undo' });
    console.log(`Undid that in one step: ${await counts(page, /1 read · 2 queued/)}`);
    console.log(await badge(page));

    const popup = await driver.popup();
    await popup.setViewport(420, 600);
    const queue = { role: 'list', name: 'Queue' };
    const queued = await until(async () => {
      const links = await findAll(popup, { role: 'link', within: queue });
      return links.length === 2 && links.map(({ name }) => name);
    }, 'two papers in the popup');
    console.log(`The popup's queue:\n${queued.map((name) => `  · ${name}`).join('\n')}`);
    await shoot(popup, 'popup');
    await click(popup, { role: 'button', name: /^(Mark )?[Rr]ead/, within: queue });
    await until(
      async () => (await findAll(popup, { role: 'link', within: queue })).length === 1,
      'one paper left',
    );
    console.log(`Marked the first read there: “${await textOf(popup, { role: 'status' })}”`);
    await popup.press('z');
    await until(
      async () => (await findAll(popup, { role: 'link', within: queue })).length === 2,
      'both papers again',
    );
    console.log('Undid it with the key z: both are queued again, in their order.');

    theme = 'dark';
    await page.front();
    await page.reload();
    await untilBar(page, /1 read · 2 queued/);
    console.log(
      'Reloaded in dark: the marks are there, and the New signs for the rest of the visit.',
    );
    await shoot(page, 'listing-dark');
    await page.setViewport(420, 800);
    await untilPressed(page, title(1), 'Queue');
    await shoot(page, 'listing-dark-narrow');
    await popup.close();
  } finally {
    await driver.close();
  }
  console.log(`\nScreenshots:\n${shots.map((path) => `  ${path}`).join('\n')}`);
}

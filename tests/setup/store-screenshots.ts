/**
 * Makes the stores' pictures, from the built extension on the demo listing and on our own page
 * in the structure of arXiv. They are part of the repository; look at them before you commit them.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { InboxRow } from '../../utils/library/inbox/inbox-rows.ts';
import type { PaperId } from '../../utils/paper/ids/paper-id.ts';
import { launchChromium } from '../e2e/drivers/chromium.ts';
import type { Driver, Page, Serve } from '../e2e/drivers/driver.ts';
import { find, findAll, until } from '../e2e/drivers/find.ts';
import { press, untilBar, untilPressed } from '../e2e/listing.ts';
import { bringIn, setSettings } from '../e2e/states/fill.ts';
import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';
import { demoPapers } from '../pages/demo/papers.ts';
import { atRest } from './at-rest.ts';
import { findChromium } from './browsers.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, '.stores/screenshots');
/** Maximum bytes; larger pictures don't belong in a repository. */
const limit = 200_000;
const listing = 'https://huggingface.co/papers';
/** Visited first, so that the listing no longer counts as the first one. */
const earlier = `${listing}/date/2026-11-20`;
const others = demoPapers.slice(0, 3).map((paper, n) => ({ ...paper, id: `2610.0000${n + 1}` }));
const arxiv = 'https://arxiv.org/list/cs.CL/new';
/** Serves pages of our own that frame pictures already taken. */
const frame = 'https://frame.example/';

const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const picture = (path: string) => `data:image/png;base64,${readFileSync(path, 'base64')}`;
const title = (n: number): string => demoPapers[n]?.title ?? '';

let theme: 'light' | 'dark' = 'light';
let framed = '';
const serve: Serve = (url) => {
  if (url.href === frame) return { body: framed };
  if (url.href === arxiv) return { body: read('tests/pages/sites/arxiv/new.html') };
  if (url.hostname !== 'huggingface.co') return undefined;
  if (url.href === earlier) return { body: demoListing({ date: '2026-11-20', papers: others }) };
  const paper = /^\/papers\/([\d.]+)$/.exec(url.pathname)?.[1];
  return { body: paper ? demoPaperPage(paper) : demoListing({ date: '2026-11-23', theme }) };
};

/** Takes a picture of a page as it is, at the size that its viewport has. */
async function shoot(page: Page, name: string): Promise<string> {
  await atRest(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot(path);
  const { size } = statSync(path);
  if (size > limit) throw new Error(`${name}.png has ${size} bytes, more than ${limit}`);
  console.log(`${name}.png  ${Math.round(size / 1_000)} kB`);
  return path;
}

/** A picture of a page of our own making. */
async function compose(driver: Driver, html: string, size: [number, number], name: string) {
  framed = `<!doctype html><meta charset="utf-8"><style>*{margin:0;box-sizing:border-box}body{font:16px/1.4 system-ui,sans-serif}</style>${html}`;
  const page = await driver.open(frame);
  await page.setViewport(...size);
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  await shoot(page, name);
  await page.close();
}

/** Closes the popup and returns its picture laid over that of a page. */
async function shootPopup(driver: Driver, popup: Page, behind: string, name: string) {
  await popup.setViewport(420, 600);
  const height = await popup.evaluate<number>(`document.querySelector('#popup').offsetHeight`);
  await popup.setViewport(420, Math.min(height, 640));
  await atRest(popup);
  const scratch = mkdtempSync(join(tmpdir(), 'offprint-popup-'));
  await popup.screenshot(join(scratch, 'popup.png'));
  await popup.close();
  const [back, front] = [picture(behind), picture(join(scratch, 'popup.png'))];
  await compose(
    driver,
    `<body style="width:1280px;height:800px;background:url(${back})"><img src="${front}" style="position:absolute;top:16px;right:24px;border-radius:10px;box-shadow:0 0 0 1px #0002,0 12px 40px #0005">`,
    [1280, 800],
    name,
  );
  rmSync(scratch, { recursive: true });
}

/** Puts papers into the inbox, as a check of Daily Papers does, and a rule into the settings that raises some. */
async function fillInbox(driver: Driver): Promise<void> {
  const at = Date.now() - 3_600_000;
  const inbox: InboxRow[] = demoPapers.slice(8, 16).map(({ title, upvotes }, n) => ({
    id: `arxiv:2611.0900${n + 1}` as PaperId,
    at,
    waiting: at,
    rank: /diffusion/i.test(title) ? 2 : 1,
    feeds: ['huggingface:daily'],
    details: { title, upvotes },
  }));
  await bringIn(driver, { inbox });
  await setSettings(driver, { rules: [{ does: 'raise', by: 'words', value: 'diffusion' }] });
}

async function takeAll(driver: Driver): Promise<void> {
  const before = await driver.open(earlier);
  await untilBar(before, /papers/);
  await before.close();
  const page = await driver.open(listing);
  await page.setViewport(1280, 800);
  await untilBar(page, /papers/);
  await press(page, title(0), 'Read');
  for (const n of [1, 4, 7]) await press(page, title(n), 'Queue');
  await press(page, title(2), 'Star');
  await untilPressed(page, title(7), 'Queue');
  await page.evaluate('scrollTo(0, 150)');
  // Away from all controls, so that none is highlighted.
  await page.move(640, 4);
  await untilBar(page, /1 read · 3 queued/);
  const behind = await shoot(page, '1-listing');

  const popup = await driver.popup();
  const links = { role: 'link', within: { role: 'list', name: 'Queue' } };
  await until(async () => (await findAll(popup, links)).length === 3, 'the queue');
  await shootPopup(driver, popup, behind, '2-popup');

  await page.press('?');
  await find(page, { role: 'dialog' });
  await shoot(page, '3-keys');

  theme = 'dark';
  await page.reload();
  await untilPressed(page, title(7), 'Queue');
  await page.evaluate('scrollTo(0, 150)');
  await shoot(page, '4-dark');

  const list = await driver.open(arxiv);
  await list.setViewport(1280, 800);
  await untilBar(list, /papers/);
  await list.press('j');
  await list.press('b');
  await untilBar(list, /1 queued/);
  await shoot(list, '5-arxiv');

  const options = await driver.extensionPage('options.html');
  await options.setViewport(1280, 800);
  await find(options, { role: 'checkbox', name: 'Mark a paper read when I open it' });
  await shoot(options, '6-settings');
  await options.evaluate(`document.querySelector('#data').scrollIntoView()`);
  await shoot(options, '7-data');

  await fillInbox(driver);
  const inbox = await driver.extensionPage('popup.html#inbox');
  const waiting = { role: 'link', within: { role: 'list', name: 'Inbox' } };
  await until(async () => (await findAll(inbox, waiting)).length > 0, 'the inbox');
  await shootPopup(driver, inbox, behind, '8-inbox');

  const icon = read('public/icon/offprint.svg').replace('<svg', '<svg style="width:96px"');
  await compose(
    driver,
    `<body style="width:440px;height:280px;display:grid;place-content:center;justify-items:center;gap:14px;background:#eef2fb;color:#1b2430">${icon}<strong style="font-size:34px">Offprint</strong><span style="font-size:18px">New papers, and what you know of them</span>`,
    [440, 280],
    'tile',
  );
}

const found = findChromium();
if ('reason' in found) throw new Error(found.reason);
mkdirSync(folder, { recursive: true });
const profile = mkdtempSync(join(tmpdir(), 'offprint-profile-'));
const driver = await launchChromium({
  executable: found.path,
  extension: resolve(root, '.output/chrome-mv3'),
  profile,
  serve,
});
try {
  await takeAll(driver);
} finally {
  await driver.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * `npm start`: builds Offprint and opens a browser with it on Daily Papers. Without a display, it runs headless, as a
 * tour of the main job on the demo listing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { demoListing, demoPaperPage } from '../pages/demo/listing.ts';
import { findChromium } from './browsers.ts';
import { runTour } from './tour.ts';

const root = resolve(import.meta.dirname, '../..');
const extension = resolve(root, '.output/chrome-mv3');
const listing = 'https://huggingface.co/papers';

function fail(words: string): never {
  console.error(`\n${words}`);
  process.exit(1);
}

const hasDisplay =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

console.log('1/3 A browser …');
const found = findChromium();
if ('reason' in found) fail(`There is ${found.reason}.`);
console.log(`    ${found.path}`);

console.log('2/3 Building the extension …');
const build = spawnSync('wxt build', { cwd: root, shell: true, encoding: 'utf8' });
if (build.status !== 0) {
  fail(`${build.stdout}${build.stderr}\nThe build failed; what is above says where.`);
}
console.log('    .output/chrome-mv3');

if (hasDisplay) await openBrowser(found.path);
else await tour(found.path);

async function tour(executable: string): Promise<void> {
  console.log('3/3 No display here, so: a tour of the main job, headless, on the demo listing.\n');
  const folder = resolve(root, '.cache/tour');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  try {
    await runTour({ executable, extension, folder });
  } catch (error) {
    fail(`The tour broke off: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function openBrowser(executable: string): Promise<void> {
  const profile = resolve(root, '.cache/profile');
  console.log(`3/3 Opening it; your marks are kept in ${profile}. Close the browser to end.`);
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath: executable,
      headless: false,
      viewport: null,
      ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
      ],
    })
    .catch((error: Error) =>
      fail(`${executable} did not start: ${error.message}\nIs it running on this profile already?`),
    );
  if (!(await networkAnswers())) {
    console.log(
      '    Hugging Face does not answer from here: showing the demo listing at its address.',
    );
    await serveDemo(context);
  }
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(listing);
  await new Promise((done) => context.once('close', done));
}

async function networkAnswers(): Promise<boolean> {
  try {
    return (await fetch(listing, { method: 'HEAD', signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

async function serveDemo(context: BrowserContext): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  await context.route('https://huggingface.co/**', (route) => {
    const { pathname } = new URL(route.request().url());
    const date = /^\/papers\/date\/(\d{4}-\d{2}-\d{2})$/.exec(pathname)?.[1];
    const paper = /^\/papers\/([\d.]+)$/.exec(pathname)?.[1];
    const body = paper ? demoPaperPage(paper) : demoListing({ date: date ?? today });
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
}

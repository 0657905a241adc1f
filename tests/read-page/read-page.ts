/**
 * `npm run read-page -- FILE --url URL`: what Offprint reads of a saved page, in a real Chromium. `--json` prints one object
 * and nothing else (with `npm run --silent`: npm prints lines of its own), `--reader any-page` or the name of a site uses
 * that reader. `-- --all DIR` reads every page of a folder and tells what differs from the last time.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf } from './addresses.ts';
import { differences } from './compare.ts';
import { asJson, inWords, type PageRead } from './page-read.ts';
import { openReadingBrowser, type ReadingBrowser } from './reading-browser.ts';

const { values, positionals } = parseArgs({
  options: {
    url: { type: 'string' },
    json: { type: 'boolean', default: false },
    reader: { type: 'string' },
    all: { type: 'string' },
  },
  allowPositionals: true,
});
const [file] = positionals;
if (values.all === undefined ? positionals.length !== 1 : positionals.length !== 0) {
  console.error('npm run read-page -- FILE --url URL [--json] [--reader any-page|SITE]');
  console.error('npm run read-page -- --all DIR [--reader any-page|SITE]');
  process.exit(2);
}

const browser = await openReadingBrowser();
try {
  if (values.all !== undefined) await readAll(browser, resolve(values.all));
  else if (file) await readOne(browser, resolve(file));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
}

async function readOne({ read }: ReadingBrowser, path: string): Promise<void> {
  const address = values.url ?? addressOf(path);
  if (address === undefined) throw new Error('The page names no address: give one with --url.');
  const page = await read(path, address, values.reader);
  console.log(values.json ? asJson(page) : inWords(page));
}

/** Reads the pages of a folder, and keeps what it read in `.cache` until the next time. */
async function readAll({ read }: ReadingBrowser, folder: string): Promise<void> {
  const cache = resolve(import.meta.dirname, '../../.cache/read-page');
  const name = createHash('sha256')
    .update(`${folder} ${values.reader ?? ''}`)
    .digest('hex')
    .slice(0, 16);
  const last = join(cache, `${name}.json`);
  const before: Record<string, PageRead> = existsSync(last)
    ? JSON.parse(readFileSync(last, 'utf8'))
    : {};
  const now: Record<string, PageRead> = {};
  let changed = 0;
  for (const path of globSync('**/*.{html,htm}', { cwd: folder }).toSorted()) {
    const address = addressOf(join(folder, path), folder);
    if (address === undefined) {
      console.log(`${path}: skipped, nothing names its address (see addresses.json)`);
      continue;
    }
    const page = await read(join(folder, path), address, values.reader);
    now[path] = page;
    const earlier = before[path];
    const lines = earlier ? differences(earlier, page) : [];
    const state = earlier ? (lines.length > 0 ? 'changed' : 'as before') : 'new';
    if (state === 'changed') changed++;
    console.log(`${path}: ${page.view}, ${page.entries.length} entries, ${state}`);
    for (const line of lines) console.log(`  ${line}`);
  }
  for (const path of Object.keys(before)) if (!now[path]) console.log(`${path}: gone`);
  console.log(`${Object.keys(now).length} pages read, ${changed} changed`);
  mkdirSync(cache, { recursive: true });
  writeFileSync(last, JSON.stringify(now));
}

/** `npm run read-page`, as a maintainer runs it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../read-page/addresses.ts';
import { asJson, inWords } from '../read-page/page-read.ts';
import { openReadingBrowser, type ReadingBrowser } from '../read-page/reading-browser.ts';
import { isLongRun } from './long-run.ts';

const root = resolve(import.meta.dirname, '../..');
const pages = join(root, 'tests/pages');
const folder = mkdtempSync(join(tmpdir(), 'offprint-pages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function readPage(...given: readonly string[]) {
  const program = join(root, 'tests/read-page/read-page.ts');
  const { stdout, stderr, status } = spawnSync('node', [program, ...given], {
    cwd: root,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

it('prints one object and nothing else with --json', () => {
  const file = join(pages, 'any-page/scirate-feed.html');
  const { stdout } = readPage(file, '--url', 'https://scirate.com/arxiv/quant-ph', '--json');
  expect(JSON.parse(stdout)).toEqual({
    listing: 'any-page/https://scirate.com/arxiv/quant-ph',
    view: 'list',
    entries: expect.arrayContaining([
      {
        id: 'arxiv:2601.00500',
        title: 'Small Models That Know When to Ask',
        authors: ['Ada Berg', 'Cem Dogan'],
      },
    ]),
  });
});

describe('one browser', () => {
  let browser: ReadingBrowser;
  beforeAll(async () => {
    browser = await openReadingBrowser();
  });
  afterAll(() => browser.close());

  it("uses a site's own reader where there is one, or the one that is asked for", async () => {
    const read = (reader?: string) => {
      const file = join(pages, 'sites/arxiv/new.html');
      return browser.read(file, addressOf(file) ?? '', reader);
    };
    const own = JSON.parse(asJson(await read()));
    expect(own).toMatchObject({ view: 'new', listing: expect.stringMatching(/^arxiv\/new\//) });
    const any = JSON.parse(asJson(await read('any-page')));
    expect(any).toMatchObject({ view: 'list', listing: expect.stringMatching(/^any-page\//) });
    expect(any.entries.map(({ id }: { id: string }) => id)).toEqual(
      own.entries.map(({ id }: { id: string }) => id),
    );
    await expect(read('nowhere')).rejects.toThrow('nowhere');
  });

  it('says where controls would go, and why the rest was left', async () => {
    const file = join(pages, 'any-page/journal-contents.html');
    const words = inWords(await browser.read(file, addressOf(file) ?? ''));
    expect(words).toContain('view     list');
    expect(words).toContain('controls in');
    expect(words).toContain('in a part for other things');
  });
});

// Each reading starts a browser: the long run has this.
if (isLongRun) {
  it('fails in words where it has no such reader, and prints words without --json', () => {
    const file = join(pages, 'sites/arxiv/new.html');
    const none = readPage(file, '--json', '--reader', 'nowhere');
    expect([none.status, none.stdout]).toEqual([1, '']);
    expect(none.stderr).toContain('nowhere');
    expect(readPage(file).stdout).toContain('view     new');
  });

  it('compares a folder with what was read last time', () => {
    const name = 'reading-group-table.html';
    copyFileSync(join(pages, 'any-page', name), join(folder, name));
    expect(readPage('--all', folder).stdout).toContain(`${name}: list, 5 entries, new`);
    expect(readPage('--all', folder).stdout).toContain(`${name}: list, 5 entries, as before`);
    const html = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), html.replace('A Ladder of Proofs', 'Snakes'));
    const { stdout } = readPage('--all', folder);
    expect(stdout).toContain(`${name}: list, 5 entries, changed`);
    expect(stdout).toContain('title: "A Ladder of Proofs for Sparse Graphs" → "Snakes');
  });
}

/**
 * The source archive, as a store's reviewer gets it: unpacked elsewhere it gives the same bytes. The short form
 * lends it this folder's packages and builds for Chromium; the long one installs them as a reviewer does, in another
 * time zone and language, and builds everything.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveBytes, filesIn, root } from './archives.ts';

const isLong = process.env['OFFPRINT_TIMES'] !== undefined;

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Runs a command in the folder; throws with what it said where it fails. */
function run(folder: string, command: string): void {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Vitest's own: a release is what a developer's shell builds.
      NODE_ENV: undefined,
      VITEST: undefined,
      TZ: 'Pacific/Chatham',
      LC_ALL: 'C',
      PATH: `${join(folder, 'node_modules/.bin')}:${process.env['PATH']}`,
    },
  });
  if (status !== 0) throw new Error(`${command}: ${stdout}\n${stderr}`);
}

describe('case 51: the source archive', () => {
  let folder: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'offprint sources ')));
    for (const [path, bytes] of filesIn('sources')) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the lock file, the licence and how to build, and nothing of the tests', () => {
    const paths = [...filesIn('sources').keys()];
    expect(paths).toEqual(
      expect.arrayContaining(['package-lock.json', 'LICENSE', 'README.md', 'wxt.config.ts']),
    );
    expect(paths.filter((path) => /^(?:tests|node_modules|\.)/.test(path))).toEqual([]);
  });

  if (!isLong) {
    it('builds the same bytes for Chromium elsewhere', () => {
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      run(folder, 'wxt zip');
      expect(digest(archiveBytes('chrome', folder))).toBe(digest(archiveBytes('chrome')));
    });
    return;
  }
  it('builds all three archives to the same bytes from packages of its own', () => {
    run(folder, 'npm ci --no-audit --no-fund');
    run(folder, 'npm run zip');
    for (const what of ['chrome', 'firefox', 'sources'] as const) {
      expect(digest(archiveBytes(what, folder)), what).toBe(digest(archiveBytes(what)));
    }
  });
});

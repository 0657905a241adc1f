/**
 * The source archive, as a store's reviewer gets it: unpacked elsewhere, in another time zone and language and with packages
 * installed anew, it gives the same bytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveBytes, filesIn } from '../built/archives.ts';

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

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'offprint sources ')));
  for (const [path, bytes] of filesIn('sources')) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('case 51: the source archive builds all three archives to the same bytes from packages of its own', () => {
  run(folder, 'npm ci --no-audit --no-fund');
  run(folder, 'npm run zip');
  for (const what of ['chrome', 'firefox', 'sources'] as const) {
    expect(digest(archiveBytes(what, folder)), what).toBe(digest(archiveBytes(what)));
  }
});

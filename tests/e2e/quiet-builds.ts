/**
 * Makes, once per run, copies of the builds whose welcome is an empty page. Most tests close the page that opens after
 * installation as soon as it is there, and drawing it first costs the browser almost as much as a test.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builds } from './builds.ts';

export const quietBuildsVariable = 'OFFPRINT_QUIET_BUILDS';

export default function makeQuietBuilds(): (() => void) | undefined {
  // Both browsers' projects call this in one process.
  if (process.env[quietBuildsVariable]) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'offprint-builds-'));
  for (const build of ['chrome-mv3', 'firefox-mv3']) {
    if (!existsSync(join(builds, build))) continue;
    cpSync(join(builds, build), join(path, build), { recursive: true });
    writeFileSync(
      join(path, build, 'welcome.html'),
      '<!doctype html><head><title>Welcome</title></head>',
    );
  }
  process.env[quietBuildsVariable] = path;
  return () => {
    delete process.env[quietBuildsVariable];
    rmSync(path, { recursive: true, force: true });
  };
}

/**
 * Keeps the table of the last complete run in `RESULTS.md`, between two comments; the text around it is written by
 * hand.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../setup/browsers.ts';
import type { Row } from './row.ts';
import { tableOf } from './table.ts';

const file = join(import.meta.dirname, 'RESULTS.md');
const [start, end] = [
  '<!-- table: written by npm run bench -- --save -->',
  '<!-- end of table -->',
];

/** Replaces the rows of the run before. Throws if the file has lost its comments. */
export function saveTable(rows: readonly Row[]): void {
  const text = readFileSync(file, 'utf8');
  const [before, after] = [text.split(start)[0], text.split(end)[1]];
  if (after === undefined) throw new Error(`${file} lacks the comments around its table`);
  const table = `${start}\n\n${circumstances()}\n\n${tableOf(rows)}\n\n${end}`;
  writeFileSync(file, `${before}${table}${after}`);
}

/** "2 cores, Chromium 156.0.8078.79, headless; 2026-11-29." */
function circumstances(): string {
  const found = findChromium();
  const browser =
    'path' in found
      ? execFileSync(found.path, ['--version'], { encoding: 'utf8' }).split(' built')[0]?.trim()
      : 'Chromium';
  return `${cpus().length} cores, ${browser}, headless; ${new Date().toISOString().slice(0, 10)}.`;
}

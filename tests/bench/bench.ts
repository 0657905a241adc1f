/**
 * `npm run bench`: how fast Offprint is, in a real Chromium and the production build, each measurement beside a floor,
 * measured alternately. `-- lookup popup` runs only those, `-- --long` repeats more often, `-- --json` prints JSON, and
 * `-- --save` writes the table into `RESULTS.md`.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { root } from './build.ts';
import { saveTable } from './results.ts';
import type { Bench, Row } from './row.ts';
import { bulk } from './rows/bulk.ts';
import { bulkDrawn } from './rows/bulk-drawn.ts';
import { click } from './rows/click.ts';
import { firefox } from './rows/firefox.ts';
import { growth } from './rows/growth.ts';
import { heap } from './rows/heap.ts';
import { importing } from './rows/import.ts';
import { library } from './rows/library.ts';
import { load } from './rows/load.ts';
import { lookup } from './rows/lookup.ts';
import { mark } from './rows/mark.ts';
import { pageReader } from './rows/page-reader.ts';
import { popup } from './rows/popup.ts';
import { quiet } from './rows/quiet.ts';
import { scroll } from './rows/scroll.ts';
import { settle } from './rows/settle.ts';
import { shift } from './rows/shift.ts';
import { size } from './rows/size.ts';
import { storage } from './rows/storage.ts';
import { worker } from './rows/worker.ts';
import { tableOf } from './table.ts';

const benches: readonly Bench[] = [
  size,
  mark,
  load,
  lookup,
  growth,
  storage,
  popup,
  click,
  bulk,
  bulkDrawn,
  importing,
  library,
  heap,
  pageReader,
  quiet,
  shift,
  settle,
  worker,
  scroll,
  firefox,
];

const given = process.argv.slice(2);
const [long, json, save] = ['--long', '--json', '--save'].map((option) => given.includes(option));
const wanted = given.filter((name) => !name.startsWith('--'));
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  const names = benches.map(({ name }) => name).join(', ');
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${names}.`);
  process.exit(2);
}
if (save && wanted.length > 0) {
  console.error('--save writes the whole table, so all benches have to run.');
  process.exit(2);
}

/** Progress goes to stderr, so that stdout holds only the result. */
const tell = (text: string) => console.error(text);

tell('Building the extension …');
const build = spawnSync('wxt build', { cwd: root, shell: true, encoding: 'utf8' });
if (build.status !== 0) {
  tell(`${build.stdout}${build.stderr}`);
  process.exit(1);
}

const rows: Row[] = [];
const started = performance.now();
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
  const start = performance.now();
  rows.push(...(await bench.run({ long: long === true })));
  tell(`${bench.name}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}
const seconds = ((performance.now() - started) / 1_000).toFixed(0);

if (json)
  console.log(JSON.stringify({ cores: cpus().length, cpu: cpus()[0]?.model, long, rows }, null, 2));
else {
  console.log(`\n${tableOf(rows)}\n`);
  const judged = rows.filter(({ passed }) => passed !== undefined);
  const met = judged.filter(({ passed }) => passed).length;
  console.log(`${met} of ${judged.length} budgets met. Medians (quartiles). ${seconds} s.`);
}
if (save) saveTable(rows);

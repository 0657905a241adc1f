/**
 * `npm test`: sets up what is missing, runs every check and suite, and adds them up in the last line.
 * `npm test -- unit lint` runs those steps alone; `npm run test:long` is the same with the long counts.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Found, findChromium, findFirefox } from './browsers.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  /** What a developer names to run it alone: `npm test -- unit`. */
  readonly name: string;
  readonly run: () => Counts;
}

const one = (passed: boolean): Counts => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

/** Runs a command with its output shown; tells whether it went well. */
const command = (line: string, env: Record<string, string> = {}): boolean =>
  spawnSync(line, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }).status === 0;

const check =
  (...lines: string[]) =>
  () =>
    one(lines.every((line) => command(line)));

const results = mkdtempSync(join(tmpdir(), 'offprint-tests-'));

/** Runs one Vitest project and reads its counts; a run that broke off counts as one failure more. */
function vitest(project: string, env: Record<string, string> = {}): Counts {
  const file = join(results, `${project}.json`);
  const well = command(
    `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${JSON.stringify(file)}`,
    env,
  );
  try {
    const json = JSON.parse(readFileSync(file, 'utf8'));
    const failed = json.numFailedTests + (well || json.numFailedTests > 0 ? 0 : 1);
    return {
      passed: json.numPassedTests,
      failed,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  } catch {
    return one(false);
  }
}

/** End-to-end tests in one browser, or, where it cannot be had, their files counted as skipped. */
function endToEnd(project: 'chromium' | 'firefox', find: () => Found) {
  return (): Counts => {
    const found = find();
    if ('path' in found) {
      console.log(`In ${found.path}`);
      return vitest(project, { [`OFFPRINT_${project.toUpperCase()}`]: found.path });
    }
    const other = project === 'chromium' ? 'firefox' : 'chromium';
    const files = globSync('tests/e2e/**/*.test.ts').filter((file) => !file.includes(`.${other}.`));
    console.log(`SKIPPED: ${found.reason}. ${files.length} files of end-to-end tests did not run.`);
    return { passed: 0, failed: 0, skipped: files.length };
  };
}

const steps: readonly Step[] = [
  { name: 'types', run: check('wxt prepare', 'tsc --noEmit') },
  { name: 'lint', run: check('biome check .') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'build', run: check('wxt build') },
  { name: 'size', run: check('node tests/setup/size.ts') },
  { name: 'build:firefox', run: check('wxt build --browser firefox') },
  { name: 'chromium', run: endToEnd('chromium', findChromium) },
  { name: 'firefox', run: endToEnd('firefox', findFirefox) },
];

// The long run does every deadly act 200 times.
const isLong = process.argv.includes('--long');
if (isLong) process.env['OFFPRINT_TIMES'] = '200';
const wanted = process.argv.slice(2).filter((name) => name !== '--long');
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const { name, run } of steps) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n━━ ${name}`);
  const start = performance.now();
  const { passed, failed, skipped } = run();
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  lines.push(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(14)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

console.log(`\n${lines.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

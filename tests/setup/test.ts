/**
 * `npm test`: sets up what is missing, runs every check and suite, and adds them up in the last line.
 * `npm test -- unit lint` runs only those steps; `npm run test:long` runs everything with the long counts, and
 * adds what only a release needs (`tests/long/`).
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Found, findChromium, findFirefox } from './browsers.ts';
import { countsOf, type FileResult, failuresOf, isFailed } from './vitest-report.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome extends Counts {
  /** The failures, each with its reason, repeated at the end of the output. */
  readonly failures?: readonly string[];
  /** The same of tests that failed, and passed when their file ran once more. */
  readonly unsteady?: readonly string[];
}

interface Step {
  /** The step's name on the command line: `npm test -- unit`. */
  readonly name: string;
  readonly run: (show: Show) => Promise<Outcome>;
}

/**
 * Only so many files of a browser run once more: real browsers on a busy machine fail a test now and then for no fault of
 * the code, but not many at once.
 */
const mostRepeated = 3;

/** Takes a step's output. */
type Show = (text: string | Uint8Array) => void;

const one = (passed: boolean): Counts => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

/** Runs a command and shows its output; returns whether it succeeded. */
const command = (line: string, show: Show, env: Record<string, string> = {}): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(line, {
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
    });
    child.stdout.on('data', show);
    child.stderr.on('data', show);
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });

const check =
  (...lines: string[]) =>
  async (show: Show) => {
    for (const line of lines) if (!(await command(line, show))) return one(false);
    return one(true);
  };

const results = mkdtempSync(join(tmpdir(), 'offprint-tests-'));

/** Runs one Vitest project, or some of its files. Returns nothing if the run broke off without a report. */
async function runVitest(
  project: string,
  show: Show,
  env: Record<string, string>,
  files: readonly string[] = [],
): Promise<{ well: boolean; results: readonly FileResult[] } | undefined> {
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const names = files.map((name) => JSON.stringify(name)).join(' ');
  const well = await command(
    `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${JSON.stringify(file)} ${names}`,
    show,
    env,
  );
  try {
    return { well, results: JSON.parse(readFileSync(file, 'utf8')).testResults };
  } catch {
    return undefined;
  }
}

/**
 * Runs one Vitest project and adds up its report. A run that failed without a failed test counts as one failure.
 * `mayRepeat`: files that failed, if they are few, run once more without the others. What passes then is named in the summary.
 */
async function vitest(
  project: string,
  show: Show,
  env: Record<string, string> = {},
  mayRepeat = false,
): Promise<Outcome> {
  const first = await runVitest(project, show, env);
  if (!first) return one(false);
  const failed = first.results.filter(isFailed);
  if (failed.length === 0) {
    const counts = countsOf(first.results);
    return { ...counts, failed: counts.failed + (first.well ? 0 : 1) };
  }
  const failures = failuresOf(failed);
  const names = failed.map(({ name }) => name);
  const again =
    mayRepeat && names.length <= mostRepeated
      ? await runVitest(project, show, env, names)
      : undefined;
  if (!again?.well) return { ...countsOf(first.results), failures };
  const others = first.results.filter((result) => !isFailed(result));
  return { ...countsOf([...others, ...again.results]), unsteady: failures };
}

/** End-to-end tests in one browser; if it is missing, their files count as skipped. */
function endToEnd(project: 'chromium' | 'firefox', find: () => Found) {
  return async (show: Show): Promise<Outcome> => {
    const found = find();
    if ('path' in found) {
      show(`In ${found.path}\n`);
      return vitest(project, show, { [`OFFPRINT_${project.toUpperCase()}`]: found.path }, true);
    }
    const other = project === 'chromium' ? 'firefox' : 'chromium';
    const files = globSync('tests/e2e/**/*.test.ts').filter((file) => !file.includes(`.${other}.`));
    show(`SKIPPED: ${found.reason}. ${files.length} files of end-to-end tests did not run.\n`);
    return { passed: 0, failed: 0, skipped: files.length };
  };
}

const isLong = process.argv.includes('--long');

/** Stages run one after the other; the steps of a stage run in parallel. */
const stages: readonly (readonly Step[])[] = [
  [
    { name: 'types', run: check('wxt prepare', 'tsc --noEmit') },
    { name: 'lint', run: check('biome check .') },
  ],
  [
    { name: 'build', run: check('wxt zip') },
    { name: 'build:firefox', run: check('wxt zip --browser firefox') },
  ],
  [{ name: 'size', run: check('node tests/setup/size.ts') }],
  [
    { name: 'unit', run: (show) => vitest('unit', show) },
    // Reads the archives.
    { name: 'built', run: (show) => vitest('built', show) },
  ],
  [
    // They drive browsers, and wait for them now and then. Anything beside them makes a small machine too slow for them.
    { name: 'chromium', run: endToEnd('chromium', findChromium) },
    { name: 'firefox', run: endToEnd('firefox', findFirefox) },
  ],
  // What only a release needs: short versions of the long campaigns, and a rebuild from the source archive.
  isLong ? [{ name: 'long', run: (show) => vitest('long', show) }] : [],
];
const steps = stages.flat();

// The long run repeats every deadly act 200 times.
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
const failures: string[] = [];
const unsteady: string[] = [];

/** Runs a step and adds its counts. */
async function perform({ name, run }: Step, show: Show): Promise<void> {
  show(`\n━━ ${name}\n`);
  const start = performance.now();
  const { passed, failed, skipped, failures: why = [], unsteady: later = [] } = await run(show);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  lines.push(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(14)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  failures.push(...why.map((failure) => `✗ ${name}: ${failure}`));
  unsteady.push(...later.map((failure) => `↻ ${name}: ${failure}`));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

const print: Show = (text) => void process.stdout.write(text);

for (const stage of stages) {
  const [first, ...others] = stage.filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  );
  if (!first) continue;
  // Output of the parallel steps is held back until the first step is done.
  const held: (string | Uint8Array)[] = [];
  const beside = others.map((step) => perform(step, (text) => held.push(text)));
  await perform(first, print);
  await Promise.all(beside);
  for (const text of held) print(text);
}

if (failures.length > 0) console.log(`\n${failures.join('\n\n')}`);
if (unsteady.length > 0)
  console.log(`\nFailed, and passed when their files ran once more:\n\n${unsteady.join('\n\n')}`);
console.log(`\n${lines.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
const repeated = unsteady.length > 0 ? `, ${unsteady.length} only when run once more` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}${repeated}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

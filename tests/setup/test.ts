/**
 * `npm test`: sets up what is missing, runs every check and suite, and adds them up in the last line.
 * `npm test -- unit lint` runs only those steps; `npm run test:long` runs everything with the long counts, and
 * adds what only a release needs (`tests/long/`).
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Found, findChromium, findFirefox } from './browsers.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Outcome extends Counts {
  /** The failures, each with its reason, repeated at the end of the output. */
  readonly failures?: readonly string[];
}

/** The part of Vitest's JSON report that is read here. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

interface Step {
  /** The step's name on the command line: `npm test -- unit`. */
  readonly name: string;
  readonly run: (show: Show) => Promise<Outcome>;
}

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

/** The failed tests, and the files that broke off outside of any test, with the head of each message. */
const failuresOf = ({ testResults }: VitestReport): string[] =>
  testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [`${file}\n${headOf(message)}`] : [];
    return tests.map(
      ({ fullName, failureMessages }) =>
        `${file} › ${fullName}\n${headOf(failureMessages.join('\n'))}`,
    );
  });

/** The first lines of a message, indented; the rest is in the test's own output. */
const headOf = (message: string): string =>
  stripVTControlCharacters(message)
    .trim()
    .split('\n')
    .slice(0, 8)
    .join('\n')
    .replace(/^/gm, '    ');

/** Runs one Vitest project and reads its counts; a run that broke off counts as one more failure. */
async function vitest(
  project: string,
  show: Show,
  env: Record<string, string> = {},
): Promise<Outcome> {
  const file = join(results, `${project}.json`);
  const well = await command(
    `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${JSON.stringify(file)}`,
    show,
    env,
  );
  try {
    const json: VitestReport = JSON.parse(readFileSync(file, 'utf8'));
    const failed = json.numFailedTests + (well || json.numFailedTests > 0 ? 0 : 1);
    return {
      passed: json.numPassedTests,
      failed,
      skipped: json.numPendingTests + json.numTodoTests,
      failures: failuresOf(json),
    };
  } catch {
    return one(false);
  }
}

/** End-to-end tests in one browser; if it is missing, their files count as skipped. */
function endToEnd(project: 'chromium' | 'firefox', find: () => Found) {
  return async (show: Show): Promise<Outcome> => {
    const found = find();
    if ('path' in found) {
      show(`In ${found.path}\n`);
      return vitest(project, show, { [`OFFPRINT_${project.toUpperCase()}`]: found.path });
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

/** Runs a step and adds its counts. */
async function perform({ name, run }: Step, show: Show): Promise<void> {
  show(`\n━━ ${name}\n`);
  const start = performance.now();
  const { passed, failed, skipped, failures: why = [] } = await run(show);
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  lines.push(
    `${failed > 0 ? '✗' : '✓'} ${name.padEnd(14)} ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`,
  );
  failures.push(...why.map((failure) => `✗ ${name}: ${failure}`));
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
console.log(`\n${lines.join('\n')}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

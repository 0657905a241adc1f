/**
 * `npm test`: sets up what is missing, runs every check and suite, and adds them up in the last line.
 * `npm test -- unit lint` runs only those steps; `npm run test:long` runs everything with the long counts, and
 * adds what only a release needs (`tests/long/`).
 */
import { command, type Show } from './command.ts';
import { endToEnd } from './run-browsers.ts';
import { runVitest } from './run-vitest.ts';
import { type Counts, type Outcome, one, outcomeOf } from './vitest-report.ts';

interface Step {
  /** The step's name on the command line: `npm test -- unit`. */
  readonly name: string;
  readonly run: (show: Show) => Promise<Outcome>;
}

const check =
  (...lines: string[]) =>
  async (show: Show) => {
    for (const line of lines) if (!(await command(line, show))) return one(false);
    return one(true);
  };

const vitest = (project: string) => async (show: Show) =>
  outcomeOf(project, await runVitest([project], show));

const isLong = process.argv.includes('--long');
const wanted = process.argv.slice(2).filter((name) => name !== '--long');
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

const inBrowser = endToEnd(isWanted);

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
    { name: 'unit', run: vitest('unit') },
    // Reads the archives.
    { name: 'built', run: vitest('built') },
  ],
  [
    // They drive browsers, and wait for them now and then. Anything beside them makes a small machine too slow for them.
    { name: 'chromium', run: inBrowser('chromium') },
    { name: 'firefox', run: inBrowser('firefox') },
  ],
  // What only a release needs: short versions of the long campaigns, and a rebuild from the source archive.
  isLong ? [{ name: 'long', run: vitest('long') }] : [],
];
const steps = stages.flat();

// The long run repeats every deadly act 200 times.
if (isLong) process.env['OFFPRINT_TIMES'] = '200';
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
  const [first, ...others] = stage.filter(({ name }) => isWanted(name));
  if (!first) continue;
  // Output of the parallel steps is held back until all are done.
  const held: (string | Uint8Array)[] = [];
  // It begins first: what the steps do together is shown as its output.
  const ahead = perform(first, print);
  const beside = others.map((step) => perform(step, (text) => held.push(text)));
  await Promise.all([ahead, ...beside]);
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

/**
 * `npm run faults`: random acts of a user in a real browser while faults strike, compared with a model. `-- --seed 7`
 * begins with that seed, `--rounds 3` runs that many, `--long` goes on to 10,000 faults. In Firefox with
 * `OFFPRINT_BROWSER=firefox`. To replay a failed round, pass its seed: `-- --seed 12 --rounds 1 --verbose`.
 *
 * The seed also decides the kind of a round (`surroundings.ts`); `-- --kind "small disk"` runs only that kind. Not
 * covered:
 * - a quota in Firefox, which can't set one for a single extension while it runs;
 * - killing the browser or reloading the extension in rounds on a small disk (`plan.ts` says why), and reloading the
 *   extension in Firefox, which ends the old script itself;
 * - the machine's own clock: only the extension's clock moves (`clock.ts`). It moves between acts, not between an act's
 *   journal write and its filing.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { copyOfBuild, inFirefox } from '../e2e/launch.ts';
import type { FaultKind } from './plan.ts';
import { runRound } from './round.ts';
import type { Result } from './scene.ts';
import { kindOf, NotHere, type RoundKind, roundKinds } from './surroundings.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '80' },
    long: { type: 'boolean', default: false },
    /** Only rounds of this kind; otherwise the seed decides. */
    kind: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    /** Uses the existing build. */
    built: { type: 'boolean', default: false },
  },
});

if (!values.built) {
  const { status, stdout, stderr } = spawnSync(
    inFirefox ? 'wxt build --browser firefox' : 'wxt build',
    {
      shell: true,
      encoding: 'utf8',
    },
  );
  if (status !== 0) {
    console.error(`${stdout}${stderr}`);
    process.exit(1);
  }
}

// A copy, so that a build during the run changes nothing here.
const build = copyOfBuild();
const first = Number(values.seed);
const wanted = { rounds: values.long ? Infinity : Number(values.rounds), faults: 10_000 };
const totals = {
  actions: 0,
  healed: 0,
  refused: 0,
  overtaken: 0,
  checks: 0,
  stuck: 0,
  faults: 0,
  lost: 0,
  doubled: 0,
};
const byKind = new Map<FaultKind, number>();
const failed: number[] = [];
/** Kinds of rounds that are not possible here, and why. */
const skipped = new Map<RoundKind, string>();
const only = roundKinds.find((kind) => kind === values.kind);
if (values.kind !== undefined && !only) throw new Error(`no kind of round: ${values.kind}`);
const started = performance.now();

for (let n = 0; n < wanted.rounds && totals.faults < wanted.faults; n++) {
  const seed = first + n;
  try {
    const note = values.verbose ? console.error : undefined;
    add(await runRound(seed, Number(values.steps), { extension: build.path, kind: only, note }));
  } catch (error) {
    if (error instanceof NotHere) skipped.set(only ?? kindOf(seed), error.message);
    else fail(seed, error);
  }
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const { actions, faults, lost, doubled } = totals;
  console.error(
    `seed ${seed}, ${only ?? kindOf(seed)} · ${minutes} min: ${actions} actions, ${faults} faults, ${lost} lost, ${doubled} doubled, ${failed.length} rounds failed`,
  );
}

function fail(seed: number, error: unknown): void {
  failed.push(seed);
  console.error(`Seed ${seed} failed:`, error);
}

function add(result: Result): void {
  totals.actions += result.actions;
  totals.healed += result.healed;
  totals.refused += result.refused;
  totals.overtaken += result.overtaken;
  totals.checks += result.checks;
  totals.stuck += result.stuck;
  totals.lost += result.lost.length;
  totals.doubled += result.doubled.length;
  for (const [kind, count] of Object.entries(result.faults)) {
    totals.faults += count;
    byKind.set(kind as FaultKind, (byKind.get(kind as FaultKind) ?? 0) + count);
  }
  for (const what of result.lost) console.error(`lost: ${what}`);
  for (const what of result.doubled) console.error(`doubled: ${what}`);
}

console.log(`In ${inFirefox ? 'Firefox' : 'Chromium'}, from seed ${first}:`);
console.log(`${totals.actions} actions, ${totals.faults} faults:`);
for (const [kind, count] of [...byKind].sort(([, a], [, b]) => b - a)) {
  console.log(`  ${String(count).padStart(6)} ${kind}`);
}
console.log(
  `${totals.overtaken} acts were overtaken by the end of the browser or the extension before they were written down.`,
);
console.log(`${totals.healed} times the browser had lost the database, and it was healed.`);
console.log(`${totals.stuck} times the browser stored nothing until it was restarted.`);
console.log(`${totals.refused} acts were refused, and that was said.`);
console.log(
  `${totals.lost} lost, ${totals.doubled} doubled in ${totals.checks} comparisons of everything.`,
);
build.remove();
for (const [kind, why] of skipped) console.log(`Skipped: rounds of the kind “${kind}”: ${why}`);
if (failed.length > 0) console.log(`Failed: seeds ${failed.join(', ')}`);
process.exit(failed.length > 0 || totals.lost > 0 || totals.doubled > 0 ? 1 : 0);

/**
 * `npm run fuzz`: pages mutated by seeds, through the adapters, and under the whole built extension; mutated JSON and
 * documents of feeds through their readers. All in a real Chromium.
 *
 * `-- adapters json` runs only those parts, `-- --long` many more seeds. `-- --seed 5000` starts at that seed,
 * `-- script --seed 5000 --only` runs only that one, `--count 300` that many.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createTotal, type Part, parts } from './parts.ts';
import type { Failure } from './round.ts';

const { values, positionals } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'boolean', default: false },
    count: { type: 'string' },
  },
  allowPositionals: true,
});
const names = parts.map(({ name }) => name as string);
const unknown = positionals.filter((name) => !names.includes(name));
const first = Number(values.seed);
if (unknown.length > 0 || !Number.isInteger(first)) {
  console.error(`The parts are ${names.join(', ')}; a seed is a whole number.`);
  process.exit(2);
}
const isWanted = ({ name }: Part) => positionals.length === 0 || positionals.includes(name);

function countOf({ short, long }: Part): number {
  if (values.only) return 1;
  return Number(values.count ?? (values.long ? long : short));
}

/** Each kind of failure is reported in full once, and then by its seeds. */
const kinds = new Map<string, number>();
function tell(part: Part, { seed, about, what }: Failure): void {
  const kind = `${part.name}: ${what.split(/[\n:]/, 1)[0]}`;
  const times = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, times);
  if (times === 1) console.log(`✗ ${part.name} --seed ${seed}\n  ${about}\n  ${what}`);
  else if (times <= 10) console.log(`✗ ${part.name} --seed ${seed}: ${kind}`);
}

if (parts.some((part) => part.name === 'script' && isWanted(part))) {
  console.log('Building the extension …');
  const build = spawnSync('wxt build', { shell: true, encoding: 'utf8' });
  if (build.status !== 0) {
    console.error(`${build.stdout}${build.stderr}`);
    process.exit(1);
  }
}

let wrong = 0;
for (const part of parts.filter(isWanted)) {
  const count = countOf(part);
  const { total, add } = createTotal();
  let said = performance.now();
  await part.run(first, count, (round) => {
    add(round);
    for (const failure of round.failures) tell(part, failure);
    if (performance.now() - said < 15_000) return;
    said = performance.now();
    console.log(
      `… ${part.name}: ${total.count} of ${count}, up to seed ${first + total.count - 1}`,
    );
  });
  wrong += total.failures.length;
  const { failures, found, ms, longest, slowest } = total;
  console.log(
    total.count === 0
      ? `${part.name}: SKIPPED, there are no such pages here`
      : `${part.name}: ${total.count} ${part.unit}, seeds ${first} to ${first + total.count - 1}, ` +
          `${found} papers read, ${failures.length} wrong, ${Math.round((total.count / ms) * 10_000) / 10}/s, ` +
          `longest ${Math.round(longest)} ms (seed ${slowest})`,
  );
}
for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
process.exit(wrong > 0 ? 1 : 0);

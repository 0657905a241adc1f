/**
 * `npm run fuzz`: mutated pages through the adapters, mutated JSON through its reader, in a real Chromium.
 * `-- adapters json` runs those parts alone, `-- --long` many more, `--seed N` from a seed on, `--seed N --only`
 * that seed alone, with all that is known of it.
 */
import { openBrowser, openFuzzer } from './browser.ts';
import { ownPages, savedPages } from './corpus.ts';
import type { Failure, Round, SourcePage } from './round.ts';

interface Part {
  readonly name: string;
  readonly run: 'runAdapters' | 'runJson';
  readonly pages: () => readonly SourcePage[];
  readonly unit: string;
  readonly short: number;
  readonly long: number;
  readonly atOnce: number;
}

const parts: readonly Part[] = [
  {
    name: 'adapters',
    run: 'runAdapters',
    pages: ownPages,
    unit: 'pages',
    short: 2_000,
    long: 100_000,
    atOnce: 1_000,
  },
  {
    name: 'saved',
    run: 'runAdapters',
    pages: savedPages,
    unit: 'pages',
    short: 50,
    long: 2_000,
    atOnce: 50,
  },
  {
    name: 'json',
    run: 'runJson',
    pages: ownPages,
    unit: 'blobs',
    short: 10_000,
    long: 1_000_000,
    atOnce: 10_000,
  },
];

const given = process.argv.slice(2);
const [long, only] = [given.includes('--long'), given.includes('--only')];
const seedAt = given.indexOf('--seed');
const first = seedAt < 0 ? 1 : Number(given[seedAt + 1]);
const wanted = given.filter((name) => !/^(?:--|\d)/.test(name));

/** Each kind of failure is told in full once, and then by its seeds. */
const kinds = new Map<string, number>();
function tell(part: string, { seed, about, what }: Failure): void {
  const kind = what.split(/[\n:]/, 1)[0] ?? '';
  const times = (kinds.get(kind) ?? 0) + 1;
  kinds.set(kind, times);
  if (times === 1) console.log(`✗ ${part} seed ${seed}: ${about}\n  ${what}`);
  else if (times <= 10) console.log(`✗ ${part} seed ${seed}: ${kind}`);
}

const { context, close } = await openBrowser();
const failures: Failure[] = [];
for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue;
  const pages = part.pages();
  if (pages.length === 0) {
    console.log(`${part.name}: SKIPPED, no pages here`);
    continue;
  }
  const fuzzer = await openFuzzer(context, pages);
  const count = only ? 1 : long ? part.long : part.short;
  let [done, found, ms, slowest, longest] = [0, 0, 0, first, 0];
  const before = failures.length;
  while (done < count) {
    const round: Round = await fuzzer.run(
      part.run,
      first + done,
      Math.min(part.atOnce, count - done),
    );
    done += round.count;
    found += round.found;
    ms += round.ms;
    if (round.longest > longest) [longest, slowest] = [round.longest, round.slowest];
    for (const failure of round.failures) {
      tell(part.name, failure);
      failures.push(failure);
    }
  }
  console.log(
    `${part.name}: ${done} ${part.unit} from seed ${first}, ${found} papers read, ${failures.length - before} wrong, ` +
      `${Math.round((done / ms) * 1_000)}/s, longest ${longest.toFixed(1)} ms (seed ${slowest})`,
  );
}
await close();
for (const [kind, times] of kinds) console.log(`${times} × ${kind}`);
process.exit(failures.length > 0 ? 1 : 0);

/** The parts of `npm run fuzz`, each with its number of seeds. */
import { type Fuzzer, openBrowser, openFuzzer } from './browser.ts';
import { anyPages, feedDocuments, ownPages, savedPages } from './corpus.ts';
import type { Failure, Round, SourcePage } from './round.ts';
import { judgeSeed, openScriptTab } from './script.ts';

export interface Part {
  readonly name: 'adapters' | 'saved' | 'any-page' | 'json' | 'feeds' | 'script';
  /** The name of what is counted. */
  readonly unit: string;
  /** Numbers of seeds in `npm test`, in a plain run, and in a long one. */
  readonly inTests: number;
  readonly short: number;
  readonly long: number;
  /** Runs seeds from `from` on, and reports after each batch. Nothing if there is nothing to mutate. */
  run(from: number, count: number, report: (round: Round) => void): Promise<void>;
}

/** A part that runs inside the browser only, with `atOnce` seeds per call. */
const inBrowser =
  (what: Parameters<Fuzzer['run']>[0], atOnce: number, pages: () => readonly SourcePage[]) =>
  async (from: number, count: number, report: (round: Round) => void): Promise<void> => {
    const given = pages();
    if (given.length === 0) return;
    // A browser frees documents late, so a fresh one takes over after this many seeds.
    const perBrowser = 50 * atOnce;
    for (let begun = 0; begun < count; begun += perBrowser) {
      const { context, close } = await openBrowser();
      try {
        const fuzzer = await openFuzzer(context, given);
        const end = Math.min(begun + perBrowser, count);
        for (let done = begun; done < end; done += atOnce) {
          report(await fuzzer.run(what, from + done, Math.min(atOnce, end - done)));
        }
      } finally {
        await close();
      }
    }
  };

/** The whole built extension, page by page. After a few hundred pages a fresh browser takes over. */
async function underExtension(
  from: number,
  count: number,
  report: (round: Round) => void,
): Promise<void> {
  const perBrowser = 250;
  for (let done = 0; done < count; done += perBrowser) {
    const { context, close } = await openBrowser({ withExtension: true });
    try {
      const tab = await openScriptTab(context, await openFuzzer(context, ownPages()));
      for (let n = done; n < Math.min(done + perBrowser, count); n++) {
        const seed = from + n;
        const start = performance.now();
        const { papers, failure } = await judgeSeed(tab, seed);
        const ms = performance.now() - start;
        const failures: Failure[] = failure ? [failure] : [];
        report({ count: 1, found: papers, failures, ms, slowest: seed, longest: ms });
      }
    } finally {
      await close();
    }
  }
}

export const parts: readonly Part[] = [
  {
    name: 'adapters',
    unit: 'pages',
    inTests: 400,
    short: 5_000,
    long: 100_000,
    run: inBrowser('runAdapters', 200, ownPages),
  },
  {
    name: 'saved',
    unit: 'saved pages',
    inTests: 10,
    short: 100,
    long: 2_000,
    run: inBrowser('runAdapters', 20, savedPages),
  },
  {
    name: 'any-page',
    unit: 'pages of any site',
    inTests: 300,
    short: 5_000,
    long: 100_000,
    run: inBrowser('runAnyPage', 100, anyPages),
  },
  {
    name: 'json',
    unit: 'blobs',
    inTests: 2_000,
    short: 20_000,
    long: 1_000_000,
    run: inBrowser('runJson', 1_000, ownPages),
  },
  {
    name: 'feeds',
    unit: 'documents of feeds',
    inTests: 1_000,
    short: 10_000,
    long: 200_000,
    run: inBrowser('runFeeds', 500, feedDocuments),
  },
  {
    name: 'script',
    unit: 'pages under the extension',
    inTests: 10,
    short: 100,
    long: 2_000,
    run: underExtension,
  },
];

/** Adds up rounds. */
export function createTotal() {
  const total = { count: 0, found: 0, failures: [] as Failure[], ms: 0, slowest: 0, longest: 0 };
  return {
    total,
    add(round: Round): void {
      total.count += round.count;
      total.found += round.found;
      total.ms += round.ms;
      total.failures.push(...round.failures);
      if (round.longest <= total.longest) return;
      total.longest = round.longest;
      total.slowest = round.slowest;
    },
  };
}

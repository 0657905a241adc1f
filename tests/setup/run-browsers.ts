/** Runs the end-to-end tests of both browsers. */
import { globSync } from 'node:fs';
import { findChromium, findFirefox } from './browsers.ts';
import type { Show } from './command.ts';
import { runVitest } from './run-vitest.ts';
import { countsOf, isFailed, type Outcome, outcomeOf, type Run } from './vitest-report.ts';

/**
 * Only so many files of a browser run once more: real browsers on a busy machine fail a test now and then for no fault of
 * the code, but not many at once.
 */
const mostRepeated = 3;

const browsers = { chromium: findChromium, firefox: findFirefox };

type Browser = keyof typeof browsers;

/**
 * The steps of the end-to-end tests, one for each browser, whose files run together: a browser that is done leaves its
 * place to the other. A missing browser's files count as skipped. Files that failed, if they are few, run once more
 * without the others. What passes then is named in the summary.
 */
export function endToEnd(isWanted: (step: string) => boolean) {
  let run: Promise<Run> | undefined;
  const runAll = (show: Show) => {
    const wanted = Object.entries(browsers).filter(([browser, find]) => {
      return isWanted(browser) && 'path' in find();
    });
    return runVitest(
      wanted.map(([browser]) => browser),
      show,
    );
  };
  return (browser: Browser) =>
    async (show: Show): Promise<Outcome> => {
      const found = browsers[browser]();
      if ('reason' in found) return skipped(browser, found.reason, show);
      show(`In ${found.path}\n`);
      run ??= runAll(show);
      const first = await run;
      const outcome = outcomeOf(browser, first);
      const results = first.results.get(browser) ?? [];
      const failed = results.filter(isFailed).map(({ name }) => name);
      if (failed.length === 0 || failed.length > mostRepeated) return outcome;
      const again = await runVitest([browser], show, failed);
      const repeated = again.results.get(browser) ?? [];
      if (!again.isExplained || repeated.length === 0 || repeated.some(isFailed)) return outcome;
      const others = results.filter((result) => !isFailed(result));
      return { ...countsOf([...others, ...repeated]), unsteady: outcome.failures ?? [] };
    };
}

function skipped(browser: Browser, reason: string, show: Show): Outcome {
  const other = browser === 'chromium' ? 'firefox' : 'chromium';
  const files = globSync('tests/e2e/**/*.test.ts').filter((file) => !file.includes(`.${other}.`));
  show(`SKIPPED: ${reason}. ${files.length} files of end-to-end tests did not run.\n`);
  return { passed: 0, failed: 0, skipped: files.length };
}

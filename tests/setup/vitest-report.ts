import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** The environment variable with the folder into which each project's report is written. */
export const reportsVariable = 'OFFPRINT_REPORTS';

/** One file of Vitest's JSON report, as far as it is read here. */
export interface FileResult {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

export interface Run {
  /** By project; missing where the run broke off without a report. */
  readonly results: ReadonlyMap<string, readonly FileResult[]>;
  /** Whether it ended well, or what failed is in the results. */
  readonly isExplained: boolean;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface Outcome extends Counts {
  /** The failures, each with its reason, repeated at the end of the output. */
  readonly failures?: readonly string[];
  /** The same of tests that failed, and passed when their file ran once more. */
  readonly unsteady?: readonly string[];
}

/** The outcome of what passes or fails as a whole. */
export const one = (passed: boolean): Counts => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

/** How the tests of some files ended. A file that broke off outside of any test is one more failure. */
export function countsOf(files: readonly FileResult[]): Counts {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const count = (status: string) => tests.filter((test) => test.status === status).length;
  const [passed, failed] = [count('passed'), count('failed')];
  return {
    passed,
    failed: failed + files.filter(brokeOff).length,
    skipped: tests.length - passed - failed,
  };
}

/** The failed tests, and the files that broke off outside of any test, with the head of each message. */
export function failuresOf(files: readonly FileResult[]): string[] {
  return files.flatMap((result) => {
    const file = relative(process.cwd(), result.name);
    if (brokeOff(result)) return [`${file}\n${headOf(result.message)}`];
    return result.assertionResults.flatMap(({ status, fullName, failureMessages }) =>
      status === 'failed' ? [`${file} › ${fullName}\n${headOf(failureMessages.join('\n'))}`] : [],
    );
  });
}

export const isFailed = ({ status }: FileResult): boolean => status === 'failed';

const brokeOff = (file: FileResult): boolean =>
  isFailed(file) && file.assertionResults.every(({ status }) => status !== 'failed');

/** The first lines of a message, indented; the rest is in the test's own output. */
const headOf = (message: string): string =>
  stripVTControlCharacters(message)
    .trim()
    .split('\n')
    .slice(0, 8)
    .join('\n')
    .replace(/^/gm, '    ');

/** Adds up the report of a project. A run that failed without a failed test counts as one failure. */
export function outcomeOf(project: string, { results, isExplained }: Run): Outcome {
  const files = results.get(project);
  if (!files) return one(false);
  const counts = countsOf(files);
  const failures = failuresOf(files.filter(isFailed));
  return { ...counts, failed: counts.failed + (isExplained ? 0 : 1), failures };
}

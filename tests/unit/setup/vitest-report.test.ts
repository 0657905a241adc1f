import { describe, expect, it } from 'vitest';
import { countsOf, type FileResult, failuresOf, outcomeOf } from '../../setup/vitest-report.ts';

const file = (name: string, statuses: readonly string[], broken = false): FileResult => ({
  name: `${process.cwd()}/${name}`,
  status: broken || statuses.includes('failed') ? 'failed' : 'passed',
  message: broken ? 'Error: no browser' : '',
  assertionResults: statuses.map((status, place) => ({
    status,
    fullName: `test ${place}`,
    failureMessages: status === 'failed' ? ['\u001b[31mError: no\u001b[39m\n  at x'] : [],
  })),
});

describe('the report of a run', () => {
  it('counts tests by how they ended, whatever kept one from running', () => {
    const files = [
      file('a.test.ts', ['passed', 'failed', 'pending']),
      file('b.test.ts', ['todo', 'skipped', 'passed']),
    ];
    expect(countsOf(files)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('counts a file that broke off as one failure, whether its tests ran or not', () => {
    expect(countsOf([file('a.test.ts', [], true)])).toEqual({ passed: 0, failed: 1, skipped: 0 });
    const late = file('b.test.ts', ['passed'], true);
    expect(countsOf([late])).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('names what failed with the head of its message, without colours', () => {
    const files = [
      file('a.test.ts', ['passed', 'failed']),
      file('b.test.ts', [], true),
      file('c.test.ts', ['passed']),
    ];
    expect(failuresOf(files)).toEqual([
      'a.test.ts › test 1\n    Error: no\n      at x',
      'b.test.ts\n    Error: no browser',
    ]);
  });

  it('is one project’s part: what failed in another one is not counted here', () => {
    const results = new Map([
      ['chromium', [file('a.test.ts', ['passed', 'failed'])]],
      ['firefox', [file('a.test.ts', ['passed'])]],
    ]);
    const run = { results, isExplained: true };
    expect(outcomeOf('firefox', run)).toEqual({ passed: 1, failed: 0, skipped: 0, failures: [] });
    expect(outcomeOf('chromium', run)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts one failure where the run failed without a failed test, or without a report', () => {
    const results = new Map([['unit', [file('a.test.ts', ['passed'])]]]);
    expect(outcomeOf('unit', { results, isExplained: false })).toMatchObject({ failed: 1 });
    expect(outcomeOf('built', { results, isExplained: true })).toMatchObject({ failed: 1 });
  });
});

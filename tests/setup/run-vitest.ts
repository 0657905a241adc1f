/** Runs Vitest and reads its reports. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, type Show } from './command.ts';
import { type FileResult, isFailed, type Run, reportsVariable } from './vitest-report.ts';

const reports = mkdtempSync(join(tmpdir(), 'offprint-tests-'));

/** Runs Vitest projects in one process, or some of their files. */
export async function runVitest(
  projects: readonly string[],
  show: Show,
  files: readonly string[] = [],
): Promise<Run> {
  const reportOf = (project: string) => join(reports, `${project}.json`);
  for (const project of projects) rmSync(reportOf(project), { force: true });
  const chosen = projects.map((project) => `--project ${project}`).join(' ');
  const names = files.map((name) => JSON.stringify(name)).join(' ');
  const well = await command(
    `vitest run ${chosen} --reporter=default --reporter=./tests/setup/per-project-reporter.ts ${names}`,
    show,
    { [reportsVariable]: reports },
  );
  const results = new Map<string, readonly FileResult[]>();
  for (const project of projects) {
    try {
      results.set(project, JSON.parse(readFileSync(reportOf(project), 'utf8')).testResults);
    } catch {
      // It broke off.
    }
  }
  return { results, isExplained: well || [...results.values()].flat().some(isFailed) };
}

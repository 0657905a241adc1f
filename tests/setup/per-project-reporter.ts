/** A reporter of Vitest that writes the JSON report of each project of a run to a file of its own, `<project>.json`. */
import { join } from 'node:path';
import { JsonReporter, type Reporter, type TestModule, type Vitest } from 'vitest/node';
import { reportsVariable } from './vitest-report.ts';

export default class PerProjectReporter implements Reporter {
  #vitest?: Vitest;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const names = new Set(modules.map(({ project }) => project.name));
    for (const name of names) {
      const folder = process.env[reportsVariable] ?? '.';
      const report = new JsonReporter({ outputFile: join(folder, `${name}.json`) });
      if (this.#vitest) report.onInit(this.#vitest);
      await report.onTestRunEnd(modules.filter(({ project }) => project.name === name));
    }
  }
}

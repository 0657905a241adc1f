import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { CheckName, CheckResult } from '../../../utils/diagnosis/self-test';

export interface DiagnosisNeeds {
  /** Runs the checks, in their order. */
  selfTest(): AsyncIterable<readonly [CheckName, CheckResult]>;
  /** The text that may be shared. Never rejects. */
  diagnostics(): Promise<string>;
  /** Puts text into the clipboard. */
  copy(text: string): Promise<void>;
  /** Asks the user for access to the sites' pages. Call it in a click. */
  requestHosts(): Promise<boolean>;
}

/** The self-test and the text that the user may share. */
export interface DiagnosisModel {
  /** What the self-test has found so far; nothing if none was run. */
  readonly results: ReadonlySignal<ReadonlyMap<CheckName, CheckResult> | undefined>;
  readonly running: ReadonlySignal<boolean>;
  /** The text to be copied, once the user wants to see it. */
  readonly text: ReadonlySignal<string | undefined>;
  readonly copied: ReadonlySignal<'copied' | 'not copied' | undefined>;
  run(): Promise<void>;
  show(): Promise<void>;
  copy(): Promise<void>;
  grantHosts(): Promise<void>;
  /** Everything was deleted: what was found of it is no longer shown. */
  forget(): void;
}

export function createDiagnosisModel(needs: DiagnosisNeeds): DiagnosisModel {
  const results = signal<ReadonlyMap<CheckName, CheckResult> | undefined>(undefined);
  const running = signal(false);
  const text = signal<string | undefined>(undefined);
  const copied = signal<'copied' | 'not copied' | undefined>(undefined);

  async function run(): Promise<void> {
    if (running.peek()) return;
    running.value = true;
    results.value = new Map();
    for await (const [name, result] of needs.selfTest()) {
      results.value = new Map(results.peek()).set(name, result);
    }
    running.value = false;
  }

  return {
    results,
    running,
    text,
    copied,
    run,
    async show() {
      text.value = await needs.diagnostics();
    },
    async copy() {
      copied.value = undefined;
      text.value = await needs.diagnostics();
      copied.value = await needs.copy(text.value).then(
        () => 'copied' as const,
        () => 'not copied' as const,
      );
    },
    async grantHosts() {
      await needs.requestHosts().catch(() => false);
      await run();
    },
    forget() {
      batch(() => {
        if (!running.peek()) results.value = undefined;
        text.value = undefined;
        copied.value = undefined;
      });
    },
  };
}

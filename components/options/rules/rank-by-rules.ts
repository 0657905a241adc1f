import { effect, type ReadonlySignal } from '@preact/signals';
import type { Rule } from '../../../utils/rules/rules-schema';
import type { Report } from '../../ui/settings-model';

/**
 * Ranks the inbox again whenever the rules change: in the form, by undo, in another tab, by a restored file.
 * Returns a function that stops it.
 */
export function rankByRules(
  rules: ReadonlySignal<readonly Rule[] | undefined>,
  rank: (rules: readonly Rule[]) => Promise<void>,
  report: Report,
): () => void {
  let last: string | undefined;
  let ranking: Promise<void> = Promise.resolve();
  return effect(() => {
    const now = rules.value;
    if (!now) return;
    const told = JSON.stringify(now);
    const isChange = last !== undefined && last !== told;
    last = told;
    if (!isChange) return;
    ranking = ranking.then(() => rank(now)).catch((cause: unknown) => report('rules', cause));
  });
}

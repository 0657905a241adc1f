import type { PageParts } from '../scripts/page-parts';
import type { SessionState } from './session-state';

/**
 * Judges by the user's rules, which come with the parts that few pages need. Calls back when the judge is another one
 * than before.
 */
export function createJudging(
  { reader, looks }: SessionState,
  parts: () => Promise<PageParts | undefined>,
  changed: () => void,
) {
  let judgedBy = '[]';

  return async function judge(): Promise<void> {
    const rules = reader.settings?.rules ?? [];
    if (JSON.stringify(rules) === judgedBy) return;
    judgedBy = JSON.stringify(rules);
    const found = rules.length > 0 ? await parts() : undefined;
    looks.judge = found?.createJudge(rules);
    looks.verdicts.clear();
    looks.placed.clear();
    changed();
  };
}

/** What a rule would have done, for the user to check before saving it. */
import type { FeedPaper } from '../feeds/feed';
import type { PaperId } from '../paper/ids/paper-id';
import { createJudge } from './rules';
import type { Rule } from './rules-schema';

/** The span of papers that are judged, ms. */
export const trialSpan = 30 * 24 * 60 * 60 * 1_000;
const exampleLimit = 5;
/** Papers that are judged before the page may handle input: abstracts are long, and the user is typing. */
const portion = 500;

export interface Trial {
  /** All papers that it was tried on. */
  readonly total: number;
  /** Papers that it alone raises or mutes; matching papers that other rules raise or mute already. */
  readonly own: number;
  readonly already: number;
  /** What all rules together do, this one among them. */
  readonly raises: number;
  readonly mutes: number;
  /** Some of its own, the latest first. */
  readonly examples: readonly { readonly id: PaperId; readonly title: string }[];
}

/**
 * Tries a rule beside the existing ones. `papers`: the oldest first, as the library gives them. Returns nothing if
 * aborted.
 */
export async function tryRule(
  rules: readonly Rule[],
  rule: Rule,
  papers: readonly FeedPaper[],
  signal: AbortSignal,
): Promise<Trial | undefined> {
  const [without, alone] = [createJudge(rules), createJudge([rule])];
  const trial = { total: papers.length, own: 0, already: 0, raises: 0, mutes: 0 };
  const examples: { id: PaperId; title: string }[] = [];
  for (const [n, { id, details }] of papers.toReversed().entries()) {
    if (n % portion === portion - 1) await new Promise((resolve) => setTimeout(resolve));
    if (signal.aborted) return undefined;
    const [before, own] = [without(details).rank, alone(details).rank];
    // A raising rule beats all others; a muting one affects only papers that no other rule matches.
    const after = own === 2 || (own === 0 && before === 1) ? own : before;
    if (after === 2) trial.raises++;
    if (after === 0) trial.mutes++;
    if (after !== before) {
      trial.own++;
      if (examples.length < exampleLimit) examples.push({ id, title: details.title });
    } else if (own !== 1) trial.already++;
  }
  return { ...trial, examples };
}

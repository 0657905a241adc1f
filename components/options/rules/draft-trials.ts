import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { stopAll } from '../../../utils/basics/stop-all';
import type { FeedPaper } from '../../../utils/feeds/feed';
import type { Rule } from '../../../utils/rules/rules-schema';
import { type Trial, trialSpan, tryRule } from '../../../utils/rules/trial';
import type { Report } from '../../ui/settings-model';

/** What trying a draft needs. */
export interface DraftTrialsNeeds {
  /** All papers that feeds brought since `since` (ms since 1970), oldest first. */
  brought(since: number): Promise<readonly FeedPaper[]>;
  /** Calls back when any context changed the library. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  /** ms since 1970 */
  now(): number;
  readonly report: Report;
}

/** A valid draft, in the form in which it is stored, and the rules beside it. */
export interface Triable {
  readonly rule: Rule;
  readonly others: readonly Rule[];
}

/** The result of trying a rule. */
export type Tried =
  | { readonly kind: 'tried'; readonly does: Rule['does']; readonly trial: Trial }
  /** Feeds have brought nothing yet. */
  | { readonly kind: 'nothing' }
  /** The library can't be read. */
  | { readonly kind: 'unavailable' };

/** What the draft would have done to the papers that feeds brought lately. */
export interface DraftTrials {
  /** Nothing if there is nothing to try. Keeps the last result until the next is ready. */
  readonly tried: ReadonlySignal<Tried | undefined>;
  /** Follows the draft and the library. Returns a function that stops it. */
  start(): () => void;
}

/** A trial starts after this long without a key press, in ms. */
const pause = 200;
/** How long the papers read for one trial are reused, in ms. */
const fresh = 30_000;

/** @param triable Nothing while the draft is not valid. */
export function createDraftTrials(
  needs: DraftTrialsNeeds,
  triable: ReadonlySignal<Triable | undefined>,
): DraftTrials {
  const tried = signal<Tried | undefined>(undefined);
  const changes = signal(0);
  /** The papers that trials run on, and when they were read. */
  let papers: { rows: ReturnType<DraftTrialsNeeds['brought']>; read: number } | undefined;

  function recent(): ReturnType<DraftTrialsNeeds['brought']> {
    const now = needs.now();
    if (!papers || Math.abs(now - papers.read) > fresh) {
      papers = { rows: needs.brought(now - trialSpan), read: now };
    }
    return papers.rows;
  }

  async function attempt({ rule, others }: Triable, wanted: AbortSignal): Promise<void> {
    const { does } = rule;
    let result: Tried | undefined;
    try {
      const trial = await tryRule(others, rule, await recent(), wanted);
      if (trial) result = trial.total === 0 ? { kind: 'nothing' } : { kind: 'tried', does, trial };
    } catch (cause) {
      papers = undefined;
      needs.report('rules', cause);
      result = { kind: 'unavailable' };
    }
    if (result && !wanted.aborted) tried.value = result;
  }

  /** Tries the draft, a moment after its last change or the library's. */
  function followDraft(): (() => void) | undefined {
    void changes.value;
    const asked = triable.value;
    if (!asked) {
      tried.value = undefined;
      return undefined;
    }
    const wanted = new AbortController();
    const timer = setTimeout(() => void attempt(asked, wanted.signal), pause);
    return () => {
      clearTimeout(timer);
      wanted.abort();
    };
  }

  return {
    tried,
    start() {
      return stopAll(
        effect(followDraft),
        needs.onChange(() => {
          papers = undefined;
          changes.value++;
        }),
      );
    },
  };
}

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import * as z from '../../../utils/basics/z';
import type { FeedPaper } from '../../../utils/feeds/feed';
import { ruleLength, ruleLimit } from '../../../utils/rules/rule-kinds';
import { plain } from '../../../utils/rules/rules';
import type { Rule } from '../../../utils/rules/rules-schema';
import { RuleSchema } from '../../../utils/rules/rules-schema';
import { type Trial, trialSpan, tryRule } from '../../../utils/rules/trial';
import type { Report, SettingsModel } from '../../ui/settings-model';

/** What "Rules" takes from elsewhere. */
export interface RulesNeeds {
  readonly settings: SettingsModel;
  /** All that feeds brought since a moment (ms since 1970), oldest first. */
  brought(since: number): Promise<readonly FeedPaper[]>;
  /** Calls back when any context changed what the library holds. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Ranks the inbox anew by rules that were changed. */
  ranked(rules: readonly Rule[]): Promise<void>;
  /** ms since 1970 */
  now(): number;
  readonly report: Report;
}

/** What a value must not be; by the message that says so. */
export type RuleFault = 'ruleEmpty' | 'ruleLong' | 'ruleNumber' | 'ruleKnown' | 'ruleTooMany';

/** What is known of what a rule would have done. */
export type Tried =
  | { readonly kind: 'tried'; readonly does: Rule['does']; readonly trial: Trial }
  /** Feeds brought nothing yet. */
  | { readonly kind: 'nothing' }
  /** The library can't be read. */
  | { readonly kind: 'unavailable' };

/** The rules, one that is being made, and what that one would have done. */
export interface RulesModel {
  /** Nothing until the settings were read. */
  readonly rules: ReadonlySignal<readonly Rule[] | undefined>;
  /** The rule that is being made, as it stands in the form. */
  readonly draft: ReadonlySignal<Rule>;
  /** What is wrong with it, once the user wanted to keep it or typed what can't become right. */
  readonly fault: ReadonlySignal<RuleFault | undefined>;
  /** Nothing where there is nothing to try. Stays as it is while the next is worked out. */
  readonly tried: ReadonlySignal<Tried | undefined>;
  /** Follows what there is. Returns how to stop. */
  start(): () => void;
  edit(part: Partial<Rule>): void;
  /** Keeps the rule that is being made. Returns whether there was nothing wrong with it. */
  add(): boolean;
  remove(rule: Rule): void;
}

/** A trial begins when no key was pressed for this long, ms. */
const pause = 200;
/** What was read for one trial serves those that follow within, ms. */
const fresh = 30_000;

export function createRulesModel(needs: RulesNeeds): RulesModel {
  const { settings, report } = needs;
  const rules = computed(() => settings.settings.value?.rules);
  const draft = signal<Rule>({ does: 'raise', by: 'words', value: '' });
  const asked = signal(false);
  const tried = signal<Tried | undefined>(undefined);
  const fault = computed(() => faultOf(draft.value, rules.value ?? []));
  /** What trials are made on, and when it was read. */
  let papers: { rows: ReturnType<RulesNeeds['brought']>; read: number } | undefined;
  const changes = signal(0);

  function recent(): ReturnType<RulesNeeds['brought']> {
    const now = needs.now();
    if (!papers || Math.abs(now - papers.read) > fresh) {
      papers = { rows: needs.brought(now - trialSpan), read: now };
    }
    return papers.rows;
  }

  async function attempt(rule: Rule, given: readonly Rule[], wanted: AbortSignal): Promise<void> {
    const { does } = rule;
    let result: Tried | undefined;
    try {
      const trial = await tryRule(given, rule, await recent(), wanted);
      if (trial) result = trial.total === 0 ? { kind: 'nothing' } : { kind: 'tried', does, trial };
    } catch (cause) {
      papers = undefined;
      report('rules', cause);
      result = { kind: 'unavailable' };
    }
    if (result && !wanted.aborted) tried.value = result;
  }

  /** Tries what is being made, a moment after it was last changed. */
  function followDraft(): (() => void) | undefined {
    const [rule, given] = [kept(draft.value), rules.value];
    const isOpen = given !== undefined && changes.value >= 0;
    if (!isOpen || fault.value) {
      tried.value = undefined;
      return undefined;
    }
    const wanted = new AbortController();
    const timer = setTimeout(() => void attempt(rule, given, wanted.signal), pause);
    return () => {
      clearTimeout(timer);
      wanted.abort();
    };
  }

  let last: string | undefined;
  let ranking: Promise<void> = Promise.resolve();
  /** Whoever changed them: this form, undo, another tab, a restored file. */
  function followRules(): void {
    const now = rules.value;
    if (!now) return;
    const told = JSON.stringify(now);
    const isChange = last !== undefined && last !== told;
    last = told;
    if (!isChange) return;
    ranking = ranking
      .then(() => needs.ranked(now))
      .catch((cause: unknown) => report('rules', cause));
  }

  return {
    rules,
    draft,
    fault: computed(() => (asked.value || fault.value !== 'ruleEmpty' ? fault.value : undefined)),
    tried,
    start() {
      const stops = [
        effect(followDraft),
        effect(followRules),
        needs.onChange(() => {
          papers = undefined;
          changes.value++;
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    edit(part) {
      batch(() => {
        draft.value = { ...draft.peek(), ...part };
        asked.value = false;
      });
    },
    add() {
      if (fault.peek()) {
        asked.value = true;
        return false;
      }
      const rule = kept(draft.peek());
      void settings
        .change((all) => ({ ...all, rules: [...all.rules, rule] }))
        .then((isStored) => {
          // What was not stored, or was typed meanwhile, stays there.
          if (isStored && isSame(kept(draft.peek()), rule)) draft.value = { ...rule, value: '' };
        });
      return true;
    },
    remove(rule) {
      void settings.change((all) => ({
        ...all,
        rules: all.rules.filter((one) => !isSame(one, rule)),
      }));
    },
  };
}

/** A rule as it will be kept. */
function kept({ does, by, value }: Rule): Rule {
  const folded = value.replace(/\s+/g, ' ').trim();
  return { does, by, value: by === 'upvotes' ? folded.replace(/^0+(?=\d)/, '') : folded };
}

/** What is wrong with a rule that is to be kept beside others. */
export function faultOf(draft: Rule, rules: readonly Rule[]): RuleFault | undefined {
  const rule = kept(draft);
  // Accents alone are nothing, either: they are not compared.
  if (plain(rule.value) === '') return 'ruleEmpty';
  if (rule.value.length > ruleLength) return 'ruleLong';
  if (!z.safeParse(RuleSchema, rule).success) return 'ruleNumber';
  if (rules.some((one) => isSame(one, rule))) return 'ruleKnown';
  return rules.length >= ruleLimit ? 'ruleTooMany' : undefined;
}

const isSame = (one: Rule, other: Rule): boolean =>
  one.does === other.does && one.by === other.by && plain(one.value) === plain(other.value);

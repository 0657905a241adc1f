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
  /** All papers that feeds brought since `since` (ms since 1970), oldest first. */
  brought(since: number): Promise<readonly FeedPaper[]>;
  /** Calls back when any context changed the library. Returns a function that stops it. */
  onChange(listener: () => void): () => void;
  /** Ranks the inbox again by the changed rules. */
  ranked(rules: readonly Rule[]): Promise<void>;
  /** ms since 1970 */
  now(): number;
  readonly report: Report;
}

/** What is wrong with a rule's value, by the name of its message. */
export type RuleFault = 'ruleEmpty' | 'ruleLong' | 'ruleNumber' | 'ruleKnown' | 'ruleTooMany';

/** The result of trying a rule. */
export type Tried =
  | { readonly kind: 'tried'; readonly does: Rule['does']; readonly trial: Trial }
  /** Feeds have brought nothing yet. */
  | { readonly kind: 'nothing' }
  /** The library can't be read. */
  | { readonly kind: 'unavailable' };

/** The rules, the draft of a new one, and what the draft would have done. */
export interface RulesModel {
  /** Nothing until the settings are read. */
  readonly rules: ReadonlySignal<readonly Rule[] | undefined>;
  /** The rule that the draft is to replace; nothing while the draft is of a new rule. */
  readonly editing: ReadonlySignal<Rule | undefined>;
  /** The draft, as the form shows it. */
  readonly draft: ReadonlySignal<Rule>;
  /** What is wrong with the draft, once the user tried to add it or typed what can't become valid. */
  readonly fault: ReadonlySignal<RuleFault | undefined>;
  /** Nothing if there is nothing to try. Keeps the last result until the next is ready. */
  readonly tried: ReadonlySignal<Tried | undefined>;
  /** Follows the settings and the library. Returns a function that stops it. */
  start(): () => void;
  edit(part: Partial<Rule>): void;
  /** Puts a rule into the form, to be changed there. */
  beginEditing(rule: Rule): void;
  /** Empties the form, and leaves the rule as it is. */
  leaveEditing(): void;
  /** Adds the draft to the rules, or puts it in place of the edited one. Returns whether it was valid. */
  save(): boolean;
  remove(rule: Rule): void;
}

/** A trial starts after this long without a key press, in ms. */
const pause = 200;
/** How long the papers read for one trial are reused, in ms. */
const fresh = 30_000;

export function createRulesModel(needs: RulesNeeds): RulesModel {
  const { settings, report } = needs;
  const rules = computed(() => settings.settings.value?.rules);
  const draft = signal<Rule>({ does: 'raise', by: 'words', value: '' });
  const asked = signal(false);
  const tried = signal<Tried | undefined>(undefined);
  const editing = signal<Rule | undefined>(undefined);
  /** The rules beside the draft. */
  const others = computed(() => {
    const edited = editing.value;
    return edited ? rules.value?.filter((one) => !isSame(one, edited)) : rules.value;
  });
  const fault = computed(() => faultOf(draft.value, others.value ?? []));
  /** The papers that trials run on, and when they were read. */
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

  /** Tries the draft, a moment after its last change. */
  function followDraft(): (() => void) | undefined {
    const [rule, given] = [kept(draft.value), others.value];
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
  /** Any source: this form, undo, another tab, a restored file. */
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

  function leave(): void {
    batch(() => {
      editing.value = undefined;
      draft.value = { ...draft.peek(), value: '' };
      asked.value = false;
    });
  }

  return {
    rules,
    editing,
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
    beginEditing(rule) {
      batch(() => {
        editing.value = rule;
        draft.value = rule;
        asked.value = false;
      });
    },
    leaveEditing: leave,
    save() {
      if (fault.peek()) {
        asked.value = true;
        return false;
      }
      const rule = kept(draft.peek());
      const edited = editing.peek();
      void settings
        .change((all) => ({ ...all, rules: placed(all.rules, rule, edited) }))
        .then((isStored) => {
          // A draft that was not stored, or was typed meanwhile, stays in the form.
          if (isStored && isSame(kept(draft.peek()), rule)) leave();
        });
      return true;
    },
    remove(rule) {
      const edited = editing.peek();
      if (edited && isSame(edited, rule)) leave();
      void settings.change((all) => ({
        ...all,
        rules: all.rules.filter((one) => !isSame(one, rule)),
      }));
    },
  };
}

/** The rules with one more: in place of the edited one, or, if that is gone, at the end. */
function placed(rules: readonly Rule[], rule: Rule, edited: Rule | undefined): readonly Rule[] {
  const index = edited ? rules.findIndex((one) => isSame(one, edited)) : -1;
  return index < 0 ? [...rules, rule] : rules.with(index, rule);
}

/** A rule in the form in which it is stored. */
function kept({ does, by, value }: Rule): Rule {
  const folded = value.replace(/\s+/g, ' ').trim();
  return { does, by, value: by === 'upvotes' ? folded.replace(/^0+(?=\d)/, '') : folded };
}

/** What is wrong with a draft that is to join the given rules. */
export function faultOf(draft: Rule, rules: readonly Rule[]): RuleFault | undefined {
  const rule = kept(draft);
  // Accents alone count as empty, because comparison ignores them.
  if (plain(rule.value) === '') return 'ruleEmpty';
  if (rule.value.length > ruleLength) return 'ruleLong';
  if (!z.safeParse(RuleSchema, rule).success) return 'ruleNumber';
  if (rules.some((one) => isSame(one, rule))) return 'ruleKnown';
  return rules.length >= ruleLimit ? 'ruleTooMany' : undefined;
}

const isSame = (one: Rule, other: Rule): boolean =>
  one.does === other.does && one.by === other.by && plain(one.value) === plain(other.value);

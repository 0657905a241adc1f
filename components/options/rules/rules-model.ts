import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { stopAll } from '../../../utils/basics/stop-all';
import type { Rule } from '../../../utils/rules/rules-schema';
import type { SettingsModel } from '../../ui/settings-model';
import { createDraftTrials, type DraftTrials, type DraftTrialsNeeds } from './draft-trials';
import { rankByRules } from './rank-by-rules';
import { faultOf, isSame, kept, placed, type RuleFault, without } from './rule-draft';

/** What "Rules" takes from elsewhere. */
export interface RulesNeeds extends DraftTrialsNeeds {
  readonly settings: SettingsModel;
  /** Ranks the inbox again by the changed rules. */
  ranked(rules: readonly Rule[]): Promise<void>;
}

/** The rules, the draft of a new one, and what the draft would have done. */
export interface RulesModel extends Pick<DraftTrials, 'tried'> {
  /** Nothing until the settings are read. */
  readonly rules: ReadonlySignal<readonly Rule[] | undefined>;
  /** The rule that the draft is to replace; nothing while the draft is of a new rule. */
  readonly editing: ReadonlySignal<Rule | undefined>;
  /** The draft, as the form shows it. */
  readonly draft: ReadonlySignal<Rule>;
  /** What is wrong with the draft, once the user tried to add it or typed what can't become valid. */
  readonly fault: ReadonlySignal<RuleFault | undefined>;
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

export function createRulesModel(needs: RulesNeeds): RulesModel {
  const { settings } = needs;
  const rules = computed(() => settings.settings.value?.rules);
  const draft = signal<Rule>({ does: 'raise', by: 'words', value: '' });
  const asked = signal(false);
  const editing = signal<Rule | undefined>(undefined);
  /** The rules beside the draft. */
  const others = computed(() => {
    const edited = editing.value;
    return edited ? rules.value && without(rules.value, edited) : rules.value;
  });
  const fault = computed(() => faultOf(draft.value, others.value ?? []));
  const trials = createDraftTrials(
    needs,
    computed(() =>
      others.value && !fault.value ? { rule: kept(draft.value), others: others.value } : undefined,
    ),
  );

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
    tried: trials.tried,
    start() {
      return stopAll(trials.start(), rankByRules(rules, needs.ranked, needs.report));
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
      void settings.change((all) => ({ ...all, rules: without(all.rules, rule) }));
    },
  };
}

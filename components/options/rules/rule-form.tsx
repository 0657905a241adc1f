import { useId } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import { ruleKinds } from '../../../utils/rules/rule-kinds';
import type { Rule } from '../../../utils/rules/rules-schema';
import { kindTitles } from './rule-words';
import type { RulesModel } from './rules-model';
import { TrialReport } from './trial-report';

interface Props {
  readonly model: RulesModel;
  readonly words: Words;
  readonly field: { current: HTMLInputElement | null };
}

const doings = [
  ['raise', 'ruleRaise'],
  ['mute', 'ruleMute'],
] as const;

/** The form for a new rule or an edited one, and what that rule would have done. */
export function RuleForm({ model, words, field }: Props) {
  const { say } = words;
  const id = useId();
  const draft = model.draft.value;
  const fault = model.fault.value;
  const editing = model.editing.value;
  function leave(): void {
    model.leaveEditing();
    field.current?.focus();
  }
  return (
    <form
      class="part"
      aria-label={say(editing ? 'ruleEdited' : 'ruleNew')}
      onSubmit={(event) => {
        event.preventDefault();
        model.save();
        field.current?.focus();
      }}
      onKeyDown={({ key }) => editing && key === 'Escape' && leave()}
    >
      <div class="entry">
        <Select
          name={say('ruleDoes')}
          value={draft.does}
          options={doings.map(([value, title]) => ({ value, label: say(title) }))}
          onChange={(does) => model.edit({ does })}
        />
        <Select
          name={say('ruleBy')}
          value={draft.by}
          options={ruleKinds.map((value) => ({ value, label: kindLabel(value, draft, say) }))}
          onChange={(by) => model.edit({ by })}
        />
        <input
          ref={field}
          type="text"
          aria-label={say('ruleValue')}
          value={draft.value}
          inputMode={draft.by === 'upvotes' ? 'numeric' : 'text'}
          autocomplete="off"
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onInput={({ currentTarget }) => model.edit({ value: currentTarget.value })}
        />
        <button type="submit" class="main">
          {say(editing ? 'ruleSave' : 'ruleAdd')}
        </button>
        {editing && (
          <button type="button" onClick={leave}>
            {say('dataCancel')}
          </button>
        )}
      </div>
      <div role="alert" id={`${id}-fault`}>
        {fault && <p class="bad">{say(fault)}</p>}
      </div>
      <TrialReport tried={model.tried.value} kind={draft.by} words={words} />
    </form>
  );
}

/** A rule mutes few upvotes and raises many. */
const kindLabel = (kind: Rule['by'], { does }: Rule, say: Words['say']): string =>
  say(kind === 'upvotes' && does === 'mute' ? 'ruleFewUpvotes' : kindTitles[kind]);

interface SelectProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

function Select<Value extends string>({ name, value, options, onChange }: SelectProps<Value>) {
  return (
    <select
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = options[currentTarget.selectedIndex];
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { Words } from '../../../utils/basics/words';
import type { Rule } from '../../../utils/rules/rules-schema';
import { Section } from '../../ui/controls/form-parts';
import { Icon } from '../../ui/controls/icon';
import { focusBeside } from '../focus-beside';
import { RuleForm } from './rule-form';
import { ruleInWords } from './rule-words';
import type { RulesModel } from './rules-model';

interface Props {
  readonly model: RulesModel;
  readonly words: Words;
}

/** The raising and muting rules, and a form for more. */
export function RulesSection({ model, words }: Props) {
  const { say } = words;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => model.start(), [model]);
  const rules = model.rules.value;
  if (!rules) return null;

  function remove(rule: Rule, button: HTMLElement): void {
    focusBeside(button, '.clear', field.current);
    model.remove(rule);
  }
  return (
    <Section id="rules" title={say('rulesTitle')} about={say('rulesAbout')}>
      <div class="part">
        {rules.length === 0 && <p class="quiet">{say('rulesNone')}</p>}
        {rules.length > 0 && (
          <ul class="rows" aria-label={say('rulesTitle')}>
            {rules.map((rule) => (
              <RuleLine
                key={`${rule.does} ${rule.by} ${rule.value}`}
                text={ruleInWords(rule, words)}
                does={rule.does}
                words={words}
                onEdit={() => {
                  model.beginEditing(rule);
                  field.current?.focus();
                }}
                onRemove={(button) => remove(rule, button)}
              />
            ))}
          </ul>
        )}
      </div>
      <RuleForm model={model} words={words} field={field} />
    </Section>
  );
}

interface LineProps {
  readonly text: string;
  readonly does: Rule['does'];
  readonly words: Words;
  readonly onEdit: () => void;
  readonly onRemove: (button: HTMLElement) => void;
}

const RuleLine = ({ text, does, words: { say }, onEdit, onRemove }: LineProps) => (
  <li data-does={does}>
    <span class="what">{text}</span>
    <button type="button" class="edit" aria-label={say('ruleEdit', text)} onClick={onEdit}>
      {say('ruleEditButton')}
    </button>
    <button
      type="button"
      class="clear"
      aria-label={say('ruleRemove', text)}
      title={say('ruleRemove', text)}
      onClick={({ currentTarget }) => onRemove(currentTarget)}
    >
      <Icon name="remove" />
    </button>
  </li>
);

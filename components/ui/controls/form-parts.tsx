import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SectionProps {
  /** The target of links such as `options.html#data`. */
  readonly id?: string;
  readonly title: string;
  readonly about?: string;
  readonly children: ComponentChildren;
}

/** A part of the page with its heading. */
export function Section({ id, title, about, children }: SectionProps) {
  const titleId = useId();
  return (
    <section id={id} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {about && <p class="about">{about}</p>}
      <div class="card">{children}</div>
    </section>
  );
}

interface OptionProps {
  readonly label: string;
  /** Further explanation. */
  readonly hint?: string | undefined;
}

interface CheckProps extends OptionProps {
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A setting that is on or off. */
export function Check({ label, hint, on, disabled = false, onChange }: CheckProps) {
  const id = useId();
  return (
    <div class="option">
      <label>
        <input
          type="checkbox"
          checked={on}
          disabled={disabled}
          aria-describedby={hint && id}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  /** The label of the choice, for screen readers. */
  readonly name: string;
  /** There are several choices under one heading: the name is shown above each. */
  readonly named?: boolean;
  readonly value: Value;
  readonly options: readonly (OptionProps & { readonly value: Value })[];
  readonly onChange: (value: Value) => void;
}

/** One of several. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset aria-label={props.named ? undefined : props.name}>
      {props.named && <legend>{props.name}</legend>}
      {props.options.map(({ value, label, hint }) => (
        <div class="option" key={value}>
          <label>
            <input
              type="radio"
              name={id}
              checked={value === props.value}
              aria-describedby={hint && `${id}-${value}`}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
          {hint && (
            <p class="hint" id={`${id}-${value}`}>
              {hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

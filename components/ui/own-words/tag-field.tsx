import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { TagCount } from '../../../utils/library/answers';
import { tagLimit } from '../../../utils/paper/state/own-words';
import type { Phrases } from '../phrases/phrases';
import { completionsOf } from './completions';

interface Props {
  /** All tags of the library, the most used first. */
  readonly all: readonly TagCount[];
  /** Those that needn't be offered. */
  readonly own: readonly string[];
  readonly phrases: Phrases;
  readonly takesFocus?: boolean;
  readonly add: (text: string) => void;
}

/** A field for one more tag, with the library's tags to complete it. */
export function TagField({ all, own, phrases: { say }, takesFocus = false, add }: Props) {
  const id = useId();
  const typed = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  function take(): void {
    add(typed.peek());
    typed.value = '';
  }
  return (
    <>
      <input
        ref={field}
        type="text"
        class="add-tag"
        list={id}
        value={typed.value}
        maxLength={tagLimit * 4}
        aria-label={say('ownAddTag')}
        placeholder={say('ownAddTag')}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          // Picked from the list.
          if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') take();
        }}
        onKeyDown={(event) => {
          if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
          event.preventDefault();
          take();
        }}
      />
      <datalist id={id}>
        {completionsOf(typed.value, all, own).map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}

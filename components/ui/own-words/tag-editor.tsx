import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { tagLimit, tagsLimit } from '../../../utils/paper/own-words';
import type { Phrases } from '../phrases';
import { completionsOf, type OwnWordsModel } from './own-words-model';
import { TagChip } from './tag-chip';

interface Props {
  readonly model: OwnWordsModel;
  readonly phrases: Phrases;
}

/** The tags of a paper, each with a button that takes it off, and a field for one more. */
export function TagEditor({ model, phrases: { say, number } }: Props) {
  const id = useId();
  const typed = useSignal('');
  const tags = model.tags.value;

  function add(text: string): void {
    model.add(text);
    typed.value = '';
  }

  return (
    <div class="tag-editor">
      {tags.length > 0 && (
        <ul class="tags" aria-label={say('ownTags')}>
          {tags.map((tag) => (
            <TagChip
              key={tag}
              tag={tag}
              removeWords={say('ownRemoveTag', tag)}
              onRemove={() => model.remove(tag)}
            />
          ))}
        </ul>
      )}
      {model.isFull.value ? (
        <p class="hint">{say('ownTagsFull', number(tagsLimit))}</p>
      ) : (
        <>
          <input
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
              if (!(event instanceof InputEvent) || event.inputType === 'insertReplacementText') {
                add(typed.peek());
              }
            }}
            onKeyDown={(event) => {
              if (event.isComposing || (event.key !== 'Enter' && event.key !== ',')) return;
              event.preventDefault();
              add(typed.peek());
            }}
          />
          <datalist id={id}>
            {completionsOf(typed.value, model.all.value, tags).map(({ tag }) => (
              <option key={tag} value={tag} />
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}

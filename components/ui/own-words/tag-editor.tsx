import { tagsLimit } from '../../../utils/paper/own-words';
import type { Phrases } from '../phrases';
import type { OwnWordsModel } from './own-words-model';
import { TagChip } from './tag-chip';
import { TagField } from './tag-field';

interface Props {
  readonly model: OwnWordsModel;
  readonly phrases: Phrases;
}

/** The tags of a paper, each with a button that takes it off, and a field for one more. */
export function TagEditor({ model, phrases }: Props) {
  const { say, number } = phrases;
  const tags = model.tags.value;
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
        <TagField all={model.all.value} own={tags} phrases={phrases} add={model.add} />
      )}
    </div>
  );
}

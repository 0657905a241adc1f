import { tagsLimit } from '../../../utils/paper/state/own-words';
import type { Phrases } from '../phrases/phrases';
import type { OwnWordsModel } from './own-words-model';
import { TagField } from './tag-field';
import { Tags } from './tags';

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
      <Tags tags={tags} phrases={phrases} remove={model.remove} />
      {model.isFull.value ? (
        <p class="hint">{say('ownTagsFull', number(tagsLimit))}</p>
      ) : (
        <TagField all={model.all.value} own={tags} phrases={phrases} add={model.add} />
      )}
    </div>
  );
}

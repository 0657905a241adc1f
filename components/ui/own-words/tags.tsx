import type { Phrases } from '../phrases/phrases';
import { TagChip } from './tag-chip';

interface Props {
  readonly tags: readonly string[];
  readonly phrases: Phrases;
  /** Takes a tag off; without it the tags are there to read. */
  readonly remove?: (tag: string) => void;
}

/** The tags of a paper; nothing if there are none. */
export const Tags = ({ tags, phrases: { say }, remove }: Props) =>
  tags.length > 0 ? (
    <ul class="tags" aria-label={say('ownTags')}>
      {tags.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          {...(remove && {
            removeWords: say('ownRemoveTag', tag),
            onRemove: () => remove(tag),
          })}
        />
      ))}
    </ul>
  ) : null;

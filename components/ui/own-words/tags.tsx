import type { Phrases } from '../phrases';
import { TagChip } from './tag-chip';

interface Props {
  readonly tags: readonly string[];
  readonly phrases: Phrases;
}

/** The tags of a paper, to read. */
export const Tags = ({ tags, phrases: { say } }: Props) => (
  <ul class="tags" aria-label={say('ownTags')}>
    {tags.map((tag) => (
      <TagChip key={tag} tag={tag} />
    ))}
  </ul>
);

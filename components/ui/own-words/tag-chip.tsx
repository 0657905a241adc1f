import { Icon } from '../controls/icon';
import { colourOf } from './tag-colours';

interface Props {
  readonly tag: string;
  /** The name of the button that takes the tag off. Without a name there is no button. */
  readonly removeWords?: string;
  readonly onRemove?: () => void;
}

/** One tag of a paper. */
export const TagChip = ({ tag, removeWords, onRemove }: Props) => (
  <li class="tag" data-colour={colourOf(tag)}>
    <bdi>{tag}</bdi>
    {onRemove && (
      <button type="button" aria-label={removeWords} title={removeWords} onClick={onRemove}>
        <Icon name="remove" />
      </button>
    )}
  </li>
);

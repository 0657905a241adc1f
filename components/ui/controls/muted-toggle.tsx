import type { Words } from '../../../utils/basics/words';

interface Props {
  readonly isShown: boolean;
  readonly onToggle: () => void;
  readonly say: Words['say'];
}

/** The button of "40 muted · show". */
export const MutedToggle = ({ isShown, onToggle, say }: Props) => (
  <button
    type="button"
    class="within"
    aria-expanded={isShown}
    aria-label={say(isShown ? 'inboxFoldMuted' : 'inboxShowMuted')}
    onClick={onToggle}
  >
    {say(isShown ? 'inboxFold' : 'inboxShow')}
  </button>
);

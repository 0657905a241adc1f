import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';
import type { Details } from './details-model';

interface Props {
  readonly model: Pick<LibraryModel, 'join'>;
  readonly phrases: Phrases;
  readonly details: Details;
}

/** The other ids of a paper, and a button that parts them; or those that were parted, and one that joins them again. */
export function OtherIdsPart({ model, phrases: { say }, details: { aliases } }: Props) {
  const isJoined = aliases.same.length > 0;
  const ids = isJoined ? aliases.same : aliases.apart;
  if (ids.length === 0) return null;
  // One element for both, so that the focus stays where the button was pressed.
  return (
    <p class="other-ids">
      <bdi id="other-ids">{say(isJoined ? 'paperAliases' : 'paperParted', ids.join(', '))}</bdi>{' '}
      <button type="button" aria-describedby="other-ids" onClick={() => model.join(!isJoined)}>
        {say(isJoined ? 'paperPart' : 'undo')}
      </button>
    </p>
  );
}

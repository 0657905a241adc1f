import { markNames } from '../../../utils/paper/state/marks';
import { markLabels } from '../../ui/controls/icons';
import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';
import { TagSelection } from './tag-selection';

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
}

/** How many papers are selected, and what can be done with all of them at once. */
export function SelectionBar({ model, phrases }: Props) {
  const { say, count } = phrases;
  const { selection, found } = model;
  const rows = selection.rows.value;
  if (rows.length === 0) return null;
  return (
    <div class="selection" role="toolbar" aria-label={say('librarySelection')}>
      <span role="status">{count('librarySelected', rows.length)}</span>
      {rows.length < found.value.rows.length && (
        <button type="button" onClick={selection.all}>
          {count('librarySelectAll', found.value.rows.length)}
        </button>
      )}
      {markNames.map((name) => {
        const isSet = rows.every((row) => model.standing(row).marks[name]);
        return (
          <button
            key={name}
            type="button"
            aria-pressed={isSet}
            onClick={() => model.mark(rows, name, !isSet)}
          >
            {say(markLabels[name])}
          </button>
        );
      })}
      <TagSelection model={model} phrases={phrases} />
      <button type="button" onClick={selection.clear}>
        {say('libraryClearSelection')} <span class="key">Esc</span>
      </button>
    </div>
  );
}

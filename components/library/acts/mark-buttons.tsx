import type { IndexRow } from '../../../utils/library/search/row';
import { type MarkName, markNames } from '../../../utils/paper/state/marks';
import { markIcons, markLabels } from '../../ui/controls/icons';
import type { Phrases } from '../../ui/phrases/phrases';
import { markKeys } from '../library-keys';
import type { LibraryModel } from '../library-model';

/** Marks whose icons are shapes that can be filled, not strokes. */
const isShape: ReadonlySet<MarkName> = new Set(['queued', 'starred']);

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
  readonly row: IndexRow;
  readonly title: string;
  /** Whether they are stops of the Tab key. */
  readonly reachable: boolean;
  readonly withWords: boolean;
}

/** The four marks of a paper. */
export function MarkButtons({ model, phrases, row, title, reachable, withWords }: Props) {
  const { marks } = model.standing(row);
  return (
    <fieldset class="toggles" aria-label={title}>
      {markNames.map((name) => (
        <button
          key={name}
          type="button"
          data-mark={name}
          aria-pressed={marks[name]}
          aria-label={withWords ? undefined : phrases.say(markLabels[name])}
          title={`${phrases.say(markLabels[name])} (${markKeys[name]})`}
          tabIndex={reachable ? 0 : -1}
          onClick={() => model.mark([row], name, !marks[name])}
        >
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-filled={marks[name] && isShape.has(name)}
          >
            <path d={markIcons[name]} />
          </svg>
          {withWords && phrases.say(markLabels[name])}
        </button>
      ))}
    </fieldset>
  );
}

import { leavesOut } from '../../../utils/library/search/views';
import type { Phrases } from '../../ui/phrases/phrases';
import type { LibraryModel } from '../library-model';

interface Props {
  readonly model: LibraryModel;
  readonly phrases: Phrases;
}

/** How many papers there are, what is left out. */
export function StatusLine({ model, phrases }: Props) {
  const { say, count } = phrases;
  const { rows, leftOut } = model.found.value;
  const built = model.built.value;
  const isReady = model.view.value === 'ready';
  const all = model.all.value && leavesOut(model.shownView.value);
  return (
    <div class="status">
      <p role="status" class="number">
        {isReady && count('libraryPapers', rows.length)}
        {isReady && built === undefined && !model.isWhole.value && ` ${say('libraryReading')}`}
      </p>
      {built !== undefined && (
        <p class="building">
          <progress value={built} max={1} aria-label={say('libraryBuildingTitle')} />{' '}
          {say('libraryBuilding', phrases.number(Math.floor(built * 100)))}
        </p>
      )}
      {(leftOut > 0 || all) && (
        <p>
          {all ? say('libraryAllShown') : count('libraryLeftOut', leftOut)} ·{' '}
          <button type="button" class="within" onClick={() => model.showAll(!all)}>
            {say(all ? 'libraryLeaveOut' : 'libraryShow')}
          </button>
        </p>
      )}
    </div>
  );
}

/** How many more papers a new search would find. Below the list, where it moves nothing. */
export function Waiting({ model, phrases: { say, count } }: Props) {
  const waiting = model.waiting.value;
  return (
    <div role="status" class="waiting">
      {waiting > 0 && (
        <p>
          {count('libraryWaiting', waiting)} ·{' '}
          <button type="button" class="within" onClick={model.refresh}>
            {say('libraryShow')}
          </button>
        </p>
      )}
    </div>
  );
}
